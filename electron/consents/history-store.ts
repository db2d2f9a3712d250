import type { HistoryEntry } from '../../shared/consents/history.ts';
import type { NoticeId } from '../../shared/foundation/id.ts';
import type { ReadDb } from '../database/connection.ts';

/** An answer as it is stored, with the notice it was given under. */
export type HistoryRow = Omit<HistoryEntry, 'purposeName'> & { readonly noticeId: NoticeId | null };

/** Every answer of one person in the order of the logical clock, with its words and the notice's version. */
export function historyRows(db: ReadDb, customerRow: number): readonly HistoryRow[] {
  return db
    .prepare(
      `SELECT e.id, e.at, e.purpose, e.channel, e.state, e.valid_until AS validUntil, e.wording,
         wording.text AS words, wording.language AS wordsLanguage, abs(notice.version) AS noticeVersion,
         notice.id AS noticeId, e.method, e.role, e.sheet, e.reason, e.answered_on AS answeredOn, e.answered_by AS answeredBy
       FROM consent_event e
       LEFT JOIN wording ON wording.hash = e.wording
       LEFT JOIN notice ON notice.id = e.notice_id
       WHERE e.customer_row = ?
       ORDER BY e.hlc, e.id`,
    )
    .all(customerRow) as HistoryRow[];
}
