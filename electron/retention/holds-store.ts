import type { CustomerId, HoldId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { HoldRow } from './facts-store.ts';

export function insertHold(tx: WriteDb, hold: Omit<HoldRow, 'endedAt'>, hlc: string): void {
  tx.prepare(
    `INSERT INTO hold (id, customer_row, kind, field, purchase_id, reason, created_at, until, hlc)
     VALUES (@id, @row, @kind, @field, @purchase, @reason, @createdAt, @until, @hlc)`,
  ).run({ ...hold, hlc });
}

/** Whose running hold this is; `null` when there is none. */
export function customerOfHold(db: ReadDb, id: HoldId): CustomerId | null {
  const found = db
    .prepare('SELECT c.id FROM hold h JOIN customer c ON c.row = h.customer_row WHERE h.id = ? AND h.ended_at IS NULL')
    .pluck()
    .get(id);
  return (found as CustomerId | undefined) ?? null;
}

export function endHoldAt(tx: WriteDb, id: HoldId, at: Instant, hlc: string): void {
  tx.prepare('UPDATE hold SET ended_at = ?, hlc = ? WHERE id = ?').run(at, hlc, id);
}

/** What each of these purchases of a person was, by id; one of somebody else's is not among them. */
export function boughtOf(db: ReadDb, row: number, ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    db
      .prepare('SELECT id, what FROM purchase WHERE customer_row = ? AND id IN (SELECT value FROM json_each(?))')
      .raw(true)
      .all(row, JSON.stringify(ids)) as [string, string][],
  );
}
