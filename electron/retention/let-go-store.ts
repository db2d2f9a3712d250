import type { CustomerId, LetGoId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Reducing } from './store.ts';

/** The list that is waiting, as it was confirmed. */
export type OpenList = {
  readonly id: LetGoId;
  readonly listedAt: Instant;
  readonly leavesAt: Instant;
  readonly removing: number;
  readonly reducing: number;
};

/** The one list that has neither been carried out nor taken back. */
export function openList(db: ReadDb): OpenList | null {
  const row = db
    .prepare(
      'SELECT id, listed_at AS listedAt, leaves_at AS leavesAt, removing, reducing FROM let_go WHERE outcome IS NULL',
    )
    .get();
  return (row as OpenList | undefined) ?? null;
}

/** Who is still in the book of those on a list; no fields means that the person goes. */
export function peopleOnList(db: ReadDb, id: LetGoId): readonly Reducing[] {
  const rows = db
    .prepare(
      `SELECT c.row, c.id, p.fields FROM let_go_person p JOIN customer c ON c.row = p.customer_row
       WHERE p.let_go_id = ? ORDER BY c.id`,
    )
    .all(id) as { row: number; id: CustomerId; fields: string }[];
  return rows.map(({ row, id: customer, fields }) => ({ row, id: customer, fields: JSON.parse(fields) as string[] }));
}

/** When somebody leaves, if they are on the open list. */
export function leavesAt(db: ReadDb, row: number): Instant | null {
  const found = db
    .prepare(
      `SELECT l.leaves_at FROM let_go_person p JOIN let_go l ON l.id = p.let_go_id
       WHERE p.customer_row = ? AND l.outcome IS NULL`,
    )
    .pluck()
    .get(row);
  return (found as Instant | undefined) ?? null;
}

export function insertList(tx: WriteDb, list: OpenList, people: readonly Reducing[], hlc: string): void {
  tx.prepare('INSERT INTO let_go (id, listed_at, leaves_at, removing, reducing, hlc) VALUES (?, ?, ?, ?, ?, ?)').run(
    list.id,
    list.listedAt,
    list.leavesAt,
    list.removing,
    list.reducing,
    hlc,
  );
  tx.prepare(
    "INSERT INTO let_go_person (let_go_id, customer_row, fields) SELECT ?, value ->> 'row', value -> 'fields' FROM json_each(?)",
  ).run(list.id, JSON.stringify(people));
}

/** Ends a list; who was on it is no longer written anywhere. */
export function endList(tx: WriteDb, id: LetGoId, outcome: 'done' | 'taken-back', at: Instant, hlc: string): void {
  tx.prepare('UPDATE let_go SET ended_at = ?, outcome = ?, hlc = ? WHERE id = ?').run(at, outcome, hlc, id);
  tx.prepare('DELETE FROM let_go_person WHERE let_go_id = ?').run(id);
}
