import type { PersonRecord, SupportRecord } from '../../shared/exports/person-record.ts';
import type { ReadDb } from '../database/connection.ts';

/** Rows of everybody, so many after one. */
export function rowsAfter(db: ReadDb, row: number, limit: number): readonly number[] {
  return db.prepare('SELECT row FROM customer WHERE row > ? ORDER BY row LIMIT ?').pluck().all(row, limit) as number[];
}

/** Everything that the book holds about these people, in the order of their rows. */
export function recordsOf(db: ReadDb, rows: readonly number[]): readonly PersonRecord[] {
  const wanted = JSON.stringify(rows);
  const from = (columns: string, table: string, order: string) =>
    grouped(
      db
        .prepare(
          `SELECT customer_row AS "row", ${columns} FROM ${table} WHERE ${ofRows} ORDER BY customer_row, ${order}`,
        )
        .all(wanted) as readonly Plain[],
    );
  const people = db
    .prepare(
      `SELECT row, id AS record_id, display_name AS name, language, under_sixteen, note, created_at AS created,
         last_contact_at AS last_contact, source
       FROM customer WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row`,
    )
    .all(wanted) as readonly Plain[];
  const tags = from('tag', 'tag', 'tag');
  const former = from('id', 'merged_id', 'hlc, id');
  const apart = grouped(
    db
      .prepare(
        `SELECT n.customer_row AS "row", c.id FROM not_same n JOIN customer c ON c.row = n.other_row
           WHERE n.customer_row IN (SELECT value FROM json_each(@wanted))
         UNION ALL SELECT n.other_row, c.id FROM not_same n JOIN customer c ON c.row = n.customer_row
           WHERE n.other_row IN (SELECT value FROM json_each(@wanted)) ORDER BY 1, 2`,
      )
      .all({ wanted }) as readonly Plain[],
  );
  const contacts = from('id AS record_id, kind, typed, normalised', 'contact_point', 'position');
  const purchases = from('id AS record_id, at, what, amount_minor, currency', 'purchase', 'at, id');
  const ownFields = from(
    `id AS record_id, field, value, coalesce((SELECT name FROM own_name n
       WHERE n.kind = 'field' AND n.code = field AND n.language = (SELECT language FROM shop)), field) AS label`,
    'field_value',
    'field, hlc, id',
  );
  const holds = from(
    'id AS record_id, kind, field, purchase_id AS purchase, reason, created_at AS created, until, ended_at AS ended',
    'hold',
    'id',
  );
  const requests = from(
    `id AS record_id, wish AS "right", 'dpv:' || state AS request_state, note, identity, received_on, identified_on,
       due_on, law, closed_at AS closed, reason`,
    'request',
    'received_on, id',
  );
  const codes = from('code, created_at AS created, hlc AS clock', 'stop_code', 'hlc, code');
  const consents = from(consentColumns, 'consent_event', 'hlc, id');
  const earlier = from('id AS record_id, at, act, role, detail', 'earlier_act', 'at, id');
  const acts = grouped(
    db
      .prepare(
        `SELECT who.row, j.hlc AS record_id, j.at, j.act, j.role, j.detail FROM (
           SELECT row, id FROM customer WHERE row IN (SELECT value FROM json_each(@wanted))
           UNION ALL SELECT customer_row, id FROM merged_id
             WHERE customer_row IN (SELECT value FROM json_each(@wanted))
         ) AS who JOIN journal j ON j.subject = who.id ORDER BY who.row, j.seq`,
      )
      .all({ wanted }) as readonly Plain[],
  );
  return people.map(({ row, ...person }) => {
    const own = (of: ReadonlyMap<unknown, readonly Plain[]>) => of.get(row) ?? [];
    return {
      '@type': 'dpv:Customer',
      ...person,
      under_sixteen: person.under_sixteen === 1,
      tags: own(tags).map(({ tag }) => tag),
      former_ids: own(former).map(({ id }) => id),
      kept_apart: own(apart).map(({ id }) => id),
      contact_points: own(contacts),
      purchases: own(purchases).map((bought) => ({ '@type': 'pd:Purchase', ...bought })),
      own_fields: own(ownFields).map((field) => ({ '@type': 'dpv:PersonalData', ...field })),
      consents: own(consents).map((event) => ({
        '@type': 'dpv:Consent',
        ...event,
        after_payment: event.after_payment === 1,
        order: event.order === null ? null : JSON.parse(String(event.order)),
      })),
      holds: own(holds),
      requests: own(requests).map((asked) => ({ '@type': 'dpv:RightExerciseActivity', ...asked })),
      stop_codes: own(codes),
      acts: [...own(earlier), ...own(acts)].map((act) => ({ ...act, detail: JSON.parse(String(act.detail)) })),
    } as unknown as PersonRecord;
  });
}

/** Words, notices and papers that answers point at. */
export function* supportRecords(db: ReadDb): Generator<SupportRecord> {
  for (const { code, body } of db.prepare('SELECT code, body FROM purpose ORDER BY position').all() as Plain[]) {
    const words = db
      .prepare('SELECT language, name, why, ask FROM own_words WHERE purpose = ? ORDER BY language')
      .all(code);
    yield { '@type': 'dpv:Purpose', code, body, words } as unknown as SupportRecord;
  }
  for (const { code, body } of db.prepare(ownFieldsSql).all() as Plain[]) {
    const names = db
      .prepare("SELECT language, name FROM own_name WHERE kind = 'field' AND code = ?")
      .raw(true)
      .all(code);
    const rules = db.prepare('SELECT body FROM keeping WHERE field = ? ORDER BY position, purpose').pluck().all(code);
    yield {
      '@type': 'dpv:DataCategory',
      field: JSON.parse(String(body)),
      names: Object.fromEntries(names as [string, string][]),
      rules: (rules as string[]).map((rule) => JSON.parse(rule)),
    } as SupportRecord;
  }
  const lines: readonly (readonly [SupportRecord['@type'], string])[] = [
    [
      'dpv:ConsentNotice',
      `SELECT hash AS question_hash, purpose, language, text AS question, created_at AS created, hlc AS clock
       FROM wording ORDER BY hash`,
    ],
    [
      'dpv:PrivacyNotice',
      `SELECT id AS notice_id, abs(version) AS notice_version, published_at AS published, hash, texts, wordings,
         hlc AS clock FROM notice ORDER BY abs(version), id`,
    ],
    [
      'dpv:PrintedNotice',
      `SELECT number, notice_id, language, controller, questions, printed_at AS printed, used_at AS used, hlc AS clock
       FROM paper_sheet ORDER BY number`,
    ],
  ];
  for (const [type, sql] of lines) {
    for (const row of db.prepare(sql).all() as Plain[]) yield { '@type': type, ...row } as unknown as SupportRecord;
  }
}

type Plain = Readonly<Record<string, unknown>>;

const ownFieldsSql = "SELECT code, body FROM data_field WHERE code LIKE 'own-%' ORDER BY position";
const ofRows = 'customer_row IN (SELECT value FROM json_each(?))';
const consentColumns = `id AS record_id, purpose, channel AS service, 'dpv:' || state AS event_state, at AS event_time,
  valid_until, method AS collection_method, wording AS question_hash, notice_id, sign_version, staff_id AS entity_id,
  role, device_id AS device, hlc AS clock, after_payment, controller, asked_order AS "order", sheet, reason, answered_on,
  answered_by`;

function grouped(rows: readonly Plain[]): ReadonlyMap<unknown, readonly Plain[]> {
  const groups = new Map<unknown, Plain[]>();
  for (const { row, ...rest } of rows) {
    const group = groups.get(row);
    if (group === undefined) groups.set(row, [rest]);
    else group.push(rest);
  }
  return groups;
}
