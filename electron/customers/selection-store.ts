import { type CustomerFilter, noFilter, type Selection } from '../../shared/customers/selection.ts';
import type { SelectionId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** Every filter with a name, by name. */
export function readSelections(db: ReadDb): readonly Selection[] {
  const rows = db.prepare('SELECT id, name, filter FROM selection ORDER BY name COLLATE NOCASE, id').all() as {
    id: SelectionId;
    name: string;
    filter: string;
  }[];
  return rows.map(({ filter, ...row }) => ({
    ...row,
    filter: { ...noFilter, ...(JSON.parse(filter) as Partial<CustomerFilter>) },
  }));
}

export function insertSelection(tx: WriteDb, { id, name, filter }: Selection, at: Instant, hlc: string): void {
  tx.prepare('INSERT INTO selection (id, name, filter, created_at, hlc) VALUES (?, ?, ?, ?, ?)').run(
    id,
    name,
    JSON.stringify(filter),
    at,
    hlc,
  );
}

/** True when there was one to remove. */
export function deleteSelection(tx: WriteDb, id: SelectionId): boolean {
  return tx.prepare('DELETE FROM selection WHERE id = ?').run(id).changes > 0;
}
