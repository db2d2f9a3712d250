import type { Channel, ConsentEvent, ConsentEventState } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb } from '../database/connection.ts';

/** One answer as the table holds it. */
export type StoredEvent = {
  readonly id: string;
  readonly customer_row: number;
  readonly purpose: string;
  readonly channel: Channel;
  readonly state: ConsentEventState;
  readonly wording: ConsentEvent['wording'];
  readonly notice_id: ConsentEvent['noticeId'];
  readonly sign_version: number | null;
  readonly method: ConsentEvent['method'];
  readonly staff_id: string;
  readonly role: string;
  readonly device_id: string;
  readonly after_payment: 0 | 1;
  readonly at: Instant;
  readonly hlc: string;
  readonly valid_until: Instant | null;
  readonly controller: string | null;
  readonly asked_order: string | null;
  readonly sheet: number | null;
  readonly reason: ConsentEvent['reason'];
  readonly answered_on: string | null;
  readonly answered_by: ConsentEvent['answeredBy'];
};

/** Every answer of everybody who ever said no, with the ids that the person has and had. */
export function eventsWithNo(
  db: ReadDb,
): readonly { readonly ids: readonly CustomerId[]; readonly events: readonly StoredEvent[] }[] {
  const rows = db
    .prepare(
      `SELECT * FROM consent_event WHERE customer_row IN (
         SELECT customer_row FROM consent_event WHERE state IN ('ConsentRefused', 'ConsentWithdrawn')
       ) ORDER BY customer_row`,
    )
    .all() as StoredEvent[];
  const ids = db.prepare(
    'SELECT id FROM customer WHERE row = @row UNION ALL SELECT id FROM merged_id WHERE customer_row = @row',
  );
  const people = new Map<number, StoredEvent[]>();
  for (const event of rows) {
    const own = people.get(event.customer_row);
    if (own === undefined) people.set(event.customer_row, [event]);
    else own.push(event);
  }
  return [...people].map(([row, events]) => ({ ids: ids.pluck().all({ row }) as CustomerId[], events }));
}

/** Everybody, by row and id. */
export function peopleById(db: ReadDb): readonly { readonly row: number; readonly id: CustomerId }[] {
  return db.prepare('SELECT row, id FROM customer ORDER BY row').all() as { row: number; id: CustomerId }[];
}

/** The people here who have or had one of these ids. */
export function rowOfEither(
  db: ReadDb,
  ids: readonly CustomerId[],
): readonly { readonly row: number; readonly id: CustomerId }[] {
  return db
    .prepare(
      `SELECT DISTINCT c.row, c.id FROM json_each(?) j LEFT JOIN merged_id m ON m.id = j.value
       JOIN customer c ON c.id = j.value OR c.row = m.customer_row ORDER BY c.row`,
    )
    .all(JSON.stringify(ids)) as { row: number; id: CustomerId }[];
}

/**
 * An answer from another copy of this book as it can be kept in this one: words, notice and paper that this one does not
 * have are left out.
 */
export function withKnownProof(
  db: ReadDb,
  event: StoredEvent,
): Omit<ConsentEvent, 'id' | 'customerId' | 'noticeVersion' | 'hlc' | 'state'> {
  const has = (sql: string, value: unknown) => value !== null && db.prepare(sql).get(value) !== undefined;
  const words = has('SELECT 1 FROM wording WHERE hash = ?', event.wording);
  const notice = has('SELECT 1 FROM notice WHERE id = ?', event.notice_id);
  const sheet = has('SELECT 1 FROM paper_sheet WHERE number = ?', event.sheet);
  return {
    purpose: event.purpose,
    channel: event.channel,
    wording: words ? event.wording : null,
    noticeId: notice ? event.notice_id : null,
    signVersion: event.sign_version,
    method: event.method === 'paper' && !sheet ? 'import' : event.method,
    staffId: event.staff_id,
    role: event.role,
    deviceId: event.device_id,
    afterPayment: event.after_payment === 1,
    at: event.at,
    validUntil: null,
    controller: event.controller,
    askedOrder: event.asked_order === null ? null : (JSON.parse(event.asked_order) as readonly string[]),
    sheet: sheet ? event.sheet : null,
    reason: event.reason,
    answeredOn: event.answered_on,
    answeredBy: event.answered_by,
  };
}
