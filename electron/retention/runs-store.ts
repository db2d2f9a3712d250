import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** What a run took out, as its receipt will say it. */
export type RunDone = Pick<ErasureReceipt, 'kind' | 'removed' | 'reduced' | 'months' | 'sales' | 'held' | 'proofs'>;

export function insertRun(tx: WriteDb, id: CleanUpId, at: Instant, done: RunDone, hlc: string): void {
  tx.prepare('INSERT INTO clean_up (id, started_at, done, hlc) VALUES (?, ?, ?, ?)').run(
    id,
    at,
    JSON.stringify(done),
    hlc,
  );
}

export function finishRun(tx: WriteDb, receipt: ErasureReceipt): void {
  tx.prepare('UPDATE clean_up SET finished_at = ?, receipt = ? WHERE id = ?').run(
    receipt.at,
    JSON.stringify(receipt),
    receipt.id,
  );
}

export function readReceipts(db: ReadDb, limit: number): readonly ErasureReceipt[] {
  const rows = db
    .prepare('SELECT receipt FROM clean_up WHERE receipt IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT ?')
    .all(limit);
  return (rows as { receipt: string }[]).map(({ receipt }) => JSON.parse(receipt) as ErasureReceipt);
}

export function readReceipt(db: ReadDb, id: CleanUpId): ErasureReceipt | null {
  const row = db.prepare('SELECT receipt FROM clean_up WHERE id = ? AND receipt IS NOT NULL').get(id) as
    | { receipt: string }
    | undefined;
  return row === undefined ? null : (JSON.parse(row.receipt) as ErasureReceipt);
}

/** The newest run that removed people and has no receipt: stopped by a crash, or a trace was found. */
export function unfinishedRun(
  db: ReadDb,
): { readonly id: CleanUpId; readonly at: Instant; readonly done: RunDone } | null {
  const row = db
    .prepare(
      `SELECT id, started_at AS at, done FROM clean_up WHERE receipt IS NULL
       ORDER BY started_at DESC, id DESC LIMIT 1`,
    )
    .get() as { id: CleanUpId; at: Instant; done: string } | undefined;
  return row === undefined ? null : { ...row, done: JSON.parse(row.done) as RunDone };
}
