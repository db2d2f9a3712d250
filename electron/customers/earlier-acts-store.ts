import type { Instant } from '../../shared/foundation/instant.ts';
import type { JournalAct } from '../../shared/journal/model.ts';
import type { ReadDb } from '../database/connection.ts';

/** What an earlier book had written down about somebody who was read back from its export. */
export function earlierActs(
  db: ReadDb,
  row: number,
): readonly {
  readonly act: JournalAct;
  readonly at: Instant;
  readonly role: string;
  readonly staffId: null;
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}[] {
  const acts = db.prepare('SELECT act, at, role, detail FROM earlier_act WHERE customer_row = ?').all(row) as {
    act: JournalAct;
    at: Instant;
    role: string;
    detail: string;
  }[];
  return acts.map((act) => ({ ...act, staffId: null, detail: JSON.parse(act.detail) }));
}
