import type { NoticeId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { firstLook, type LastSign, type SignFormat, type SignLayout } from '../../shared/signs/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export type PrintedSign = {
  readonly id: string;
  readonly noticeId: NoticeId;
  readonly format: SignFormat;
  readonly layout: SignLayout;
  readonly large: boolean;
  readonly language: Language;
  readonly second: Language | null;
  readonly how: 'printed' | 'saved';
  readonly at: Instant;
};

export function insertSign(tx: WriteDb, sign: PrintedSign, version: number, hlc: string): void {
  tx.prepare(
    `INSERT INTO sign (id, version, notice_id, format, layout, large, language, second, how, at, hlc)
     VALUES (@id, @version, @noticeId, @format, @layout, @large, @language, @second, @how, @at, @hlc)`,
  ).run({ ...sign, large: sign.large ? 1 : 0, version, hlc });
}

export function highestSignVersion(db: ReadDb): number | null {
  const row = db.prepare('SELECT max(version) AS version FROM sign').get() as { version: number | null };
  return row.version;
}

/** How the last sign that left the app looked, and on which printer it came out. */
export function readLast(db: ReadDb): LastSign {
  const row = db.prepare('SELECT body FROM sign_look WHERE id = 1').get() as { body: string } | undefined;
  return row === undefined ? { look: firstLook, printer: null } : (JSON.parse(row.body) as LastSign);
}

export function writeLast(tx: WriteDb, last: LastSign, hlc: string): void {
  tx.prepare(
    `INSERT INTO sign_look (id, body, hlc) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, hlc = excluded.hlc`,
  ).run(JSON.stringify(last), hlc);
}
