import type { NoticeId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { SignOutcome } from '../../shared/notices/changes.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** A sign that left the app and was not reported gone, with what its notice said. */
export type HangingSign = {
  readonly id: string;
  readonly version: number;
  readonly format: string;
  readonly language: string;
  readonly second: string | null;
  readonly how: 'printed' | 'saved';
  readonly at: Instant;
  readonly noticeId: NoticeId;
  readonly noticeVersion: number;
  readonly noticeHash: string;
};

/** Every sign that may still hang somewhere, newest first. */
export function readHangingSigns(db: ReadDb): readonly HangingSign[] {
  return db
    .prepare(
      `SELECT sign.id, sign.version, sign.format, sign.language, sign.second, sign.how, sign.at,
         notice.id AS noticeId, notice.version AS noticeVersion, notice.hash AS noticeHash
       FROM sign JOIN notice ON notice.id = sign.notice_id
       WHERE NOT EXISTS (SELECT 1 FROM sign_gone WHERE sign_gone.sign_id = sign.id)
       ORDER BY sign.version DESC`,
    )
    .all() as HangingSign[];
}

/** Notes what became of a sign. False when there is none of that id, or it was gone before. */
export function insertGone(tx: WriteDb, id: string, outcome: SignOutcome, at: Instant, hlc: string): boolean {
  return (
    tx
      .prepare(
        `INSERT INTO sign_gone (sign_id, outcome, at, hlc) SELECT id, ?, ?, ? FROM sign WHERE id = ?
         ON CONFLICT DO NOTHING`,
      )
      .run(outcome, at, hlc, id).changes === 1
  );
}
