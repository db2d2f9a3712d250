import type { Channel, ConsentEvent, ConsentEventState, PurposeCode } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Told } from './rules.ts';

/** One stored answer, with the exact words that were on the card. */
export type StoredAnswer = Told & {
  readonly purpose: PurposeCode;
  readonly channel: Channel;
  readonly words: string | null;
};

type Row = {
  id: string;
  purpose: string;
  channel: Channel;
  state: ConsentEventState;
  at: Instant;
  hlc: string;
  valid_until: Instant | null;
  words: string | null;
};

export function insertConsentEvent(
  tx: WriteDb,
  customerRow: number,
  event: Omit<ConsentEvent, 'customerId' | 'noticeVersion'>,
): void {
  tx.prepare(
    `INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
       staff_id, role, device_id, after_payment, at, hlc, valid_until)
     VALUES (@id, @customerRow, @purpose, @channel, @state, @wording, @noticeId, @signVersion, @method,
       @staffId, @role, @deviceId, @afterPayment, @at, @hlc, @validUntil)`,
  ).run({ ...event, customerRow, afterPayment: event.afterPayment ? 1 : 0 });
}

/** The history of one person, newest first; empty for somebody who is not there. */
export function answersOfCustomer(db: ReadDb, id: CustomerId): readonly StoredAnswer[] {
  const rows = db
    .prepare(
      `SELECT consent_event.id, consent_event.purpose, channel, state, at, consent_event.hlc, valid_until,
         wording.text AS words
       FROM consent_event
       JOIN customer ON customer.row = consent_event.customer_row
       LEFT JOIN wording ON wording.hash = consent_event.wording
       WHERE customer.id = ?
       ORDER BY consent_event.hlc DESC, consent_event.id DESC`,
    )
    .all(id) as Row[];
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    channel: row.channel,
    state: row.state,
    at: row.at,
    hlc: row.hlc,
    validUntil: row.valid_until,
    words: row.words,
  }));
}
