import type { JournalAct, JournalEntry } from '../../shared/journal/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { JournalLine } from './rules.ts';

export type ChainedLine = JournalLine & { readonly hash: Uint8Array };

type Row = {
  seq: number;
  at: string;
  hlc: string;
  device_id: string;
  staff_id: string | null;
  role: string;
  act: JournalAct;
  subject: string | null;
  detail: string;
  hash: Uint8Array;
};

export function insertLine(tx: WriteDb, line: ChainedLine): void {
  tx.prepare(
    `INSERT INTO journal (seq, at, hlc, device_id, staff_id, role, act, subject, detail, hash)
     VALUES (@seq, @at, @hlc, @deviceId, @staffId, @role, @act, @subject, @detail, @hash)`,
  ).run(line);
}

export type LastLine = Pick<ChainedLine, 'seq' | 'hash' | 'at'>;

export function lastHash(db: ReadDb): LastLine | null {
  const row = db.prepare('SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1').get();
  return (row as LastLine | undefined) ?? null;
}

export function hashAt(db: ReadDb, seq: number): Uint8Array | null {
  const hash = db.prepare('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq);
  return (hash as Uint8Array | undefined) ?? null;
}

/** The next lines after one, oldest first. */
export function linesAfter(db: ReadDb, seq: number, limit: number): readonly ChainedLine[] {
  const rows = db.prepare('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?').all(seq, limit) as Row[];
  return rows.map(({ device_id: deviceId, staff_id: staffId, ...row }) => ({ ...row, deviceId, staffId }));
}

export function linesAbout(
  db: ReadDb,
  subject: string,
  limit: number,
): readonly (JournalEntry & { staffId: string | null; detail: string })[] {
  return db
    .prepare(
      'SELECT seq, at, act, subject, staff_id AS staffId, role, detail FROM journal WHERE subject = ? ORDER BY seq DESC LIMIT ?',
    )
    .all(subject, limit) as (JournalEntry & {
    staffId: string | null;
    detail: string;
  })[];
}

/** Lines since a moment, newest first; walks back from the end and no further. */
export function* linesSince(
  db: ReadDb,
  moment: string,
): Generator<{ readonly at: string; readonly act: JournalAct; readonly subject: string | null }> {
  const lines = db.prepare('SELECT at, act, subject FROM journal ORDER BY seq DESC').iterate();
  for (const line of lines as IterableIterator<{ at: string; act: JournalAct; subject: string | null }>) {
    if (line.at < moment) return;
    yield line;
  }
}
