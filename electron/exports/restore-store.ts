import type { PersonRecord, SupportRecord } from '../../shared/exports/person-record.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** True for a book in which nobody is and from which no numbered sheet was printed. */
export function isUnused(db: ReadDb): boolean {
  return db.prepare('SELECT 1 FROM customer UNION ALL SELECT 1 FROM paper_sheet LIMIT 1').get() === undefined;
}

/** The codes that fields of the shop's own have here, by those they had in the book they come from. */
export type FieldsHere = Map<string, string>;

/** Puts in what answers point at, where it is not there already. Notices of an earlier book never become the current one. */
export function insertSupport(
  tx: WriteDb,
  record: Exclude<SupportRecord, { readonly '@type': 'dpv:DataCategory' }>,
  hlc: string,
): void {
  switch (record['@type']) {
    case 'dpv:DataController':
      return;
    case 'dpv:Purpose': {
      const known = tx.prepare('SELECT 1 FROM purpose WHERE code = ?').get(record.code);
      if (known !== undefined) return;
      tx.prepare('INSERT INTO purpose (code, position, body, hlc) VALUES (?, 100000, ?, ?)').run(
        record.code,
        JSON.stringify({ ...(JSON.parse(record.body) as object), asked: false }),
        hlc,
      );
      const words = tx.prepare(
        'INSERT INTO own_words (purpose, language, name, why, ask, hlc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      );
      for (const one of record.words) words.run(record.code, one.language, one.name, one.why, one.ask, hlc);
      return;
    }
    case 'dpv:ConsentNotice':
      tx.prepare(
        `INSERT INTO wording (hash, purpose, language, text, created_at, hlc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ).run(record.question_hash, record.purpose, record.language, record.question, record.created, record.clock);
      return;
    case 'dpv:PrivacyNotice':
      tx.prepare(
        `INSERT INTO notice (id, version, published_at, hash, texts, wordings, hlc)
         SELECT @id, CASE WHEN EXISTS (SELECT 1 FROM notice WHERE version = -@version)
           THEN (SELECT min(version) - 1 FROM notice) ELSE -@version END, @published, @hash, @texts, @wordings, @clock
         WHERE NOT EXISTS (SELECT 1 FROM notice WHERE id = @id)`,
      ).run({
        id: record.notice_id,
        version: record.notice_version,
        published: record.published,
        hash: record.hash,
        texts: record.texts,
        wordings: record.wordings,
        clock: record.clock,
      });
      return;
    case 'dpv:PrintedNotice':
      tx.prepare(
        `INSERT INTO paper_sheet (number, notice_id, language, controller, questions, printed_at, used_at, hlc)
         VALUES (@number, @notice_id, @language, @controller, @questions, @printed, @used, @clock)`,
      ).run(record);
      return;
  }
}

/** Puts in what hangs on a person who has just been put in. */
export function insertHanging(
  tx: WriteDb,
  row: number,
  person: PersonRecord,
  fields: ReadonlyMap<string, string>,
  hlc: string,
): void {
  const own = tx.prepare('INSERT INTO field_value (id, customer_row, field, value, hlc) VALUES (?, ?, ?, ?, ?)');
  for (const [index, { record_id: id, field, value }] of person.own_fields.entries())
    own.run(id, row, fields.get(field) ?? field, value, `${hlc}-${String(index).padStart(4, '0')}`);
  const consent = tx.prepare(
    `INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
       staff_id, role, device_id, after_payment, at, hlc, valid_until, controller, asked_order, sheet, reason,
       answered_on, answered_by)
     VALUES (@record_id, @row, @purpose, @service, @state, @question_hash, @notice_id, @sign_version, @collection_method,
       @entity_id, @role, @device, @paid, @event_time, @clock, @valid_until, @controller, @asked, @sheet, @reason,
       @answered_on, @answered_by)`,
  );
  for (const event of person.consents) {
    const { '@type': _type, event_state, order, after_payment, ...rest } = event;
    consent.run({
      ...rest,
      row,
      state: event_state.slice('dpv:'.length),
      asked: order === null ? null : JSON.stringify(order),
      paid: after_payment ? 1 : 0,
    });
  }
  const hold = tx.prepare(
    `INSERT INTO hold (id, customer_row, kind, field, purchase_id, reason, created_at, until, ended_at, hlc)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const here = (field: string | null) => (field === null ? null : (fields.get(field) ?? field));
  for (const one of person.holds)
    hold.run(
      one.record_id,
      row,
      one.kind,
      here(one.field),
      one.purchase,
      one.reason,
      one.created,
      one.until,
      one.ended,
      hlc,
    );
  const request = tx.prepare(
    `INSERT INTO request (id, customer_row, wish, state, note, identity, received_on, identified_on, due_on, law,
       closed_at, reason, hlc)
     VALUES (@record_id, @row, @right, @state, @note, @identity, @received_on, @identified_on, @due_on, @law, @closed,
       @reason, @hlc)`,
  );
  for (const one of person.requests) {
    const { '@type': _type, request_state, ...rest } = one;
    request.run({ ...rest, row, hlc, state: request_state.slice('dpv:'.length) });
  }
  const code = tx.prepare('INSERT INTO stop_code (code, customer_row, created_at, hlc) VALUES (?, ?, ?, ?)');
  for (const one of person.stop_codes) code.run(one.code, row, one.created, one.clock);
  const former = tx.prepare('INSERT INTO merged_id (id, customer_row, hlc) VALUES (?, ?, ?)');
  for (const [index, id] of person.former_ids.entries())
    former.run(id, row, `${hlc}-${String(index).padStart(4, '0')}`);
  const apart = tx.prepare(
    `INSERT INTO not_same (customer_row, other_row, hlc)
     SELECT min(row, @row), max(row, @row), @hlc FROM customer WHERE id = @id AND row <> @row ON CONFLICT DO NOTHING`,
  );
  // Of two who are kept apart the second brings it: the first knows nobody yet.
  for (const id of person.kept_apart) apart.run({ row, id, hlc });
  const act = tx.prepare('INSERT INTO earlier_act (customer_row, id, at, act, role, detail) VALUES (?, ?, ?, ?, ?, ?)');
  for (const one of person.acts) act.run(row, one.record_id, one.at, one.act, one.role, JSON.stringify(one.detail));
}

/** Moves the logical clock on past everything that was put in, so that what is said from now on comes after it. */
export function moveClockPast(tx: WriteDb): void {
  tx.prepare(
    `UPDATE meta SET value = max(value, coalesce((SELECT max(hlc) FROM consent_event), '')) WHERE key = 'hlc'`,
  ).run();
}
