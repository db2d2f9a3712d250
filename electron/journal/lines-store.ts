import type { JournalAct, JournalEntry, JournalFilter } from '../../shared/journal/model.ts';
import type { ReadDb } from '../database/connection.ts';

export type FoundLine = JournalEntry & { readonly staffId: string | null; readonly detail: string };

/** Numbers of the lines that fit, newest first. Lines about one id come from their index, others from a walk. */
export function seqsThatFit(
  db: ReadDb,
  { staffId, subject, from, until }: JournalFilter,
  acts: readonly JournalAct[] | null,
): readonly number[] {
  const wishes: readonly (readonly [sql: string, value: string | null])[] = [
    ['subject = ?', subject],
    ['staff_id = ?', staffId],
    ['at >= ?', from],
    ['at < ?', until],
    ['act IN (SELECT value FROM json_each(?))', acts === null ? null : JSON.stringify(acts)],
  ];
  const asked = wishes.filter(([, value]) => value !== null);
  const where = asked.map(([sql]) => sql).join(' AND ');
  return db
    .prepare(`SELECT seq FROM journal WHERE ${where} ORDER BY seq DESC`)
    .pluck()
    .all(...asked.map(([, value]) => value)) as number[];
}

/** The lines with these numbers, in this order; numbers without a line are left out. */
export function linesAt(db: ReadDb, seqs: readonly number[]): readonly FoundLine[] {
  return db
    .prepare(
      `SELECT l.seq, l.at, l.act, l.subject, l.role, l.staff_id AS staffId, l.detail
       FROM json_each(?) wanted JOIN journal l ON l.seq = wanted.value ORDER BY wanted.key`,
    )
    .all(JSON.stringify(seqs)) as FoundLine[];
}
