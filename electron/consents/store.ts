import type {
  Channel,
  ConsentEvent,
  ConsentEventState,
  ConsentMethod,
  PurposeCode,
} from '../../shared/consents/model.ts';
import type { ShownWith } from '../../shared/customers/model.ts';
import type { CustomerId, WordingHash } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Told } from './rules.ts';

/** One stored answer, with the exact words that were on the card. */
export type StoredAnswer = Told & {
  readonly purpose: PurposeCode;
  readonly channel: Channel;
  readonly words: string | null;
  readonly answeredOn: string | null;
  readonly shown: ShownWith;
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
  answered_on: string | null;
  method: ConsentMethod;
  notice_version: number | null;
  sign_version: number | null;
  sheet: number | null;
};

export function insertConsentEvent(
  tx: WriteDb,
  customerRow: number,
  event: Omit<ConsentEvent, 'customerId' | 'noticeVersion'>,
): void {
  tx.prepare(
    `INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
       staff_id, role, device_id, after_payment, at, hlc, valid_until, controller, asked_order, sheet, reason,
       answered_on, answered_by)
     VALUES (@id, @customerRow, @purpose, @channel, @state, @wording, @noticeId, @signVersion, @method,
       @staffId, @role, @deviceId, @afterPayment, @at, @hlc, @validUntil, @controller, @askedOrder, @sheet, @reason,
       @answeredOn, @answeredBy)`,
  ).run({
    ...event,
    customerRow,
    afterPayment: event.afterPayment ? 1 : 0,
    askedOrder: event.askedOrder === null ? null : JSON.stringify(event.askedOrder),
  });
}

type EndingRow = Row & { customer_id: CustomerId; display_name: string };

/** Everything about the people for whom some yes ends between two moments, each with their whole history. */
export function answersEndingBetween(
  db: ReadDb,
  from: Instant,
  to: Instant,
): readonly {
  readonly customerId: CustomerId;
  readonly displayName: string;
  readonly answers: readonly StoredAnswer[];
}[] {
  const rows = db
    .prepare(
      `SELECT e.id, e.purpose, e.channel, e.state, e.at, e.hlc, e.valid_until, e.answered_on, NULL AS words,
         e.method, NULL AS notice_version, e.sign_version, e.sheet,
         customer.id AS customer_id, customer.display_name
       FROM consent_event AS e JOIN customer ON customer.row = e.customer_row
       WHERE e.customer_row IN (SELECT customer_row FROM consent_event WHERE valid_until > ? AND valid_until <= ?)`,
    )
    .all(from, to) as EndingRow[];
  const people = new Map<CustomerId, { customerId: CustomerId; displayName: string; answers: StoredAnswer[] }>();
  for (const row of rows) {
    const { customer_id: customerId, display_name: displayName } = row;
    const known = people.get(customerId) ?? { customerId, displayName, answers: [] };
    known.answers.push(answerFrom(row));
    people.set(customerId, known);
  }
  return [...people.values()];
}

/** How many of these people are under sixteen, or had answered something before a moment. */
export function answeredBefore(db: ReadDb, ids: readonly string[], moment: Instant): number {
  return db
    .prepare(
      `SELECT count(*) FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND (under_sixteen = 1
         OR EXISTS (SELECT 1 FROM consent_event AS e WHERE e.customer_row = customer.row AND e.at < ? AND e.state <> 'ConsentUnknown'))`,
    )
    .pluck()
    .get(JSON.stringify(ids), moment) as number;
}

/** The history of one person, newest first; empty for somebody who is not there. */
export function answersOfCustomer(db: ReadDb, id: CustomerId): readonly StoredAnswer[] {
  const rows = db
    .prepare(
      `SELECT consent_event.id, consent_event.purpose, channel, state, at, consent_event.hlc, valid_until,
         answered_on, wording.text AS words, method, abs(notice.version) AS notice_version, sign_version, sheet
       FROM consent_event
       JOIN customer ON customer.row = consent_event.customer_row
       LEFT JOIN wording ON wording.hash = consent_event.wording
       LEFT JOIN notice ON notice.id = consent_event.notice_id
       WHERE customer.id = ?
       ORDER BY consent_event.hlc DESC, consent_event.id DESC`,
    )
    .all(id) as Row[];
  return rows.map(answerFrom);
}

function answerFrom(row: Row): StoredAnswer {
  return {
    id: row.id,
    purpose: row.purpose,
    channel: row.channel,
    state: row.state,
    at: row.at,
    hlc: row.hlc,
    validUntil: row.valid_until,
    words: row.words,
    answeredOn: row.answered_on,
    shown: {
      method: row.method,
      noticeVersion: row.notice_version,
      signVersion: row.sign_version,
      sheet: row.sheet,
    },
  };
}

export function wordingText(db: ReadDb, hash: WordingHash): string {
  return (db.prepare('SELECT text FROM wording WHERE hash = ?').get(hash) as { text: string }).text;
}

export function readAfterPayment(db: ReadDb): boolean {
  const row = db.prepare('SELECT after_payment FROM asking_rule WHERE id = 1').get() as
    | { after_payment: number }
    | undefined;
  return row?.after_payment === 1;
}

export function writeAfterPayment(tx: WriteDb, afterPayment: boolean, hlc: string): void {
  tx.prepare(
    `INSERT INTO asking_rule (id, after_payment, hlc) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET after_payment = excluded.after_payment, hlc = excluded.hlc`,
  ).run(afterPayment ? 1 : 0, hlc);
}

/** One event as the end of a yes is computed from it. */
export type YesEvent = Told & { readonly row: number; readonly purpose: PurposeCode; readonly channel: Channel };

/** Every event of those of these people who had a yes that was valid at some moment after `since`, person by person. */
export function* eventsAroundYes(db: ReadDb, rows: string, since: Instant): Generator<YesEvent> {
  const found = db
    .prepare(
      `SELECT e.customer_row AS "row", e.id, e.purpose, e.channel, e.state, e.at, e.hlc, e.valid_until AS validUntil
       FROM json_each(?) j JOIN consent_event e ON e.customer_row = j.value
       WHERE EXISTS (
         SELECT 1 FROM consent_event y WHERE y.customer_row = j.value
         AND y.state IN ('ConsentGiven', 'RenewedConsentGiven') AND y.valid_until > ?
       )
       ORDER BY e.customer_row`,
    )
    .iterate(rows, since);
  yield* found as IterableIterator<YesEvent>;
}

/** When a paper answer of each of these people was last typed in. */
export function sheetsTyped(db: ReadDb, rows: string): Iterable<readonly [row: number, at: Instant]> {
  return db
    .prepare(
      `SELECT e.customer_row, max(e.at) FROM json_each(?) j JOIN consent_event e ON e.customer_row = j.value
       WHERE e.method = 'paper' GROUP BY e.customer_row`,
    )
    .raw(true)
    .iterate(rows) as IterableIterator<[number, Instant]>;
}
