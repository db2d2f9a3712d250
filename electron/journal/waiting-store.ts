import type { JournalAct, JournalDetail } from '../../shared/journal/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** A line that is to be written; its number says after which others. */
export type WaitingLine = {
  readonly position: number;
  readonly act: JournalAct;
  readonly subject: string;
  readonly detail: JournalDetail;
};

export function insertWaiting(tx: WriteDb, lines: readonly Omit<WaitingLine, 'position'>[]): void {
  tx.prepare(
    `INSERT INTO waiting_line (act, subject, detail)
     SELECT value ->> 'act', value ->> 'subject', value -> 'detail' FROM json_each(?) ORDER BY key`,
  ).run(JSON.stringify(lines));
}

/** The next so many, in their order. */
export function readWaiting(db: ReadDb, limit: number): readonly WaitingLine[] {
  const rows = db
    .prepare('SELECT position, act, subject, detail FROM waiting_line ORDER BY position LIMIT ?')
    .all(limit) as readonly (Omit<WaitingLine, 'detail'> & { readonly detail: string })[];
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as JournalDetail }));
}

export function deleteWaiting(tx: WriteDb, upTo: number): void {
  tx.prepare('DELETE FROM waiting_line WHERE position <= ?').run(upTo);
}
