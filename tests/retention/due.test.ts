import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../electron/retention/due.ts';
import { keepingTriggers, removableFields } from '../../shared/datamap/keeping.ts';
import { requestKinds, requestRights } from '../../shared/requests/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { naiveOutlooks } from './naive-model.ts';

let app: TestApp;
const atHome = process.env.TZ;
afterEach(() => {
  app.close();
  if (atHome === undefined) delete process.env.TZ;
  else process.env.TZ = atHome;
});

const instant = fc
  .date({ min: new Date('2021-01-01T00:00:00Z'), max: new Date('2027-06-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const consentEvent = fc.record({
  purpose: fc.constantFrom('offers', 'dates'),
  channel: fc.constantFrom('email', 'sms'),
  state: fc.constantFrom(
    'ConsentRefused',
    'ConsentRequestDeferred',
    'ConsentGiven',
    'RenewedConsentGiven',
    'ConsentWithdrawn',
    'ConsentUnknown',
  ),
  method: fc.constantFrom('tap', 'paper'),
  at: instant,
  validUntil: instant,
});

const somebody = fc.record({
  createdAt: instant,
  lastContactAt: fc.option(instant, { nil: null }),
  note: fc.constantFrom('', 'likes gladiolus'),
  contacts: fc.subarray(['email', 'phone', 'post']),
  purchases: fc.array(instant, { maxLength: 2 }),
  events: fc.array(consentEvent, { maxLength: 4 }),
  holds: fc.array(
    fc.record({
      until: instant,
      endedAt: fc.option(instant, { nil: null }),
      field: fc.option(fc.constantFrom(...removableFields), { nil: null }),
      /** One purchase of theirs, by its place; where they have none there, the hold is on a field. */
      item: fc.option(fc.nat({ max: 1 }), { nil: null }),
    }),
    { maxLength: 2 },
  ),
  requests: fc.array(
    fc.record({
      kind: fc.constantFrom(...requestKinds),
      dueOn: instant.map((at) => at.slice(0, 10)),
      closed: fc.boolean(),
    }),
    { maxLength: 1 },
  ),
});

/** The computer's own time zone must not matter to anybody's reasons. */
const zone = fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata');

const ownRule = fc.oneof(
  fc.record({
    field: fc.constantFrom(...removableFields),
    purpose: fc.constantFrom('orders', 'offers'),
    trigger: fc.constantFrom(...keepingTriggers),
    months: fc.integer({ min: 0, max: 48 }),
    action: fc.constant('remove-field' as const),
  }),
  fc.record({
    field: fc.constantFrom('name', 'visits', 'answers'),
    purpose: fc.constantFrom('orders', 'offers'),
    trigger: fc.constantFrom(...keepingTriggers),
    months: fc.integer({ min: 0, max: 48 }),
    action: fc.constant('remove-person' as const),
  }),
);

type Somebody = typeof somebody extends fc.Arbitrary<infer Value> ? Value : never;

describe('who is due', () => {
  it('is what a naive model finds that recomputes every reason from scratch, for any people, rules and day', async () => {
    app = await openTestApp();
    const fresh = JSON.stringify((await app.call('datamap.show', {})).keeping);
    await fc.assert(
      fc.asyncProperty(
        fc.array(somebody, { minLength: 1, maxLength: 6 }),
        fc.array(ownRule, { maxLength: 3 }),
        instant,
        zone,
        async (people, rules, now, here) => {
          process.env.TZ = here;
          startOver(fresh);
          for (const change of rules) await app.call('retention.changeOneRule', { ...change, because: '' });
          people.forEach(insert);
          const { keeping } = await app.call('datamap.show', {});
          const naive = naiveOutlooks(app.vault().db, keeping, now);
          const due = settle(app.vault().db, now);
          const goes = [...naive].filter(([, { goes: gone }]) => gone).map(([row]) => row);
          const loses = [...naive].filter(([, { loses: fields }]) => fields.length > 0);
          expect(due.going.map(({ row }) => row).sort()).toEqual(goes.sort());
          expect(due.reducing.map(({ row, fields }) => [row, [...fields].sort()]).sort()).toEqual(
            loses.map(([row, { loses: fields }]) => [row, [...fields].sort()]).sort(),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

function startOver(rules: string): void {
  app.vault().transaction((tx) => {
    tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', 'test')").run();
    tx.prepare('DELETE FROM request').run();
    tx.prepare('DELETE FROM customer').run();
    tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run();
    tx.prepare('DELETE FROM keeping').run();
    tx.prepare(
      `INSERT INTO keeping (field, purpose, position, body, hlc)
       SELECT value ->> 'field', value ->> 'purpose', key, value, '0' FROM json_each(?)`,
    ).run(rules);
  });
}

let serial = 0;
function insert(one: Somebody): void {
  const id = () => app.ports.newId();
  app.vault().transaction((tx) => {
    const { lastInsertRowid: row } = tx
      .prepare(
        `INSERT INTO customer (id, display_name, sort_name, language, under_sixteen, note, source, created_at, last_contact_at, hlc)
         VALUES (?, 'Somebody', 'somebody', 'en', 0, ?, 'sample', ?, ?, '0')`,
      )
      .run(id(), one.note, one.createdAt, one.lastContactAt);
    one.contacts.forEach((kind, position) => {
      tx.prepare('INSERT INTO contact_point VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        id(),
        row,
        kind,
        'x',
        'x',
        position,
        '0',
      );
    });
    const bought = one.purchases.map((at) => {
      const purchase = id();
      tx.prepare(
        'INSERT INTO purchase (id, customer_row, at, what, amount_minor, currency, hlc) VALUES (?, ?, ?, ?, 100, ?, ?)',
      ).run(purchase, row, at, 'Tulips', 'GBP', '0');
      return purchase;
    });
    for (const hold of one.holds) {
      const item = hold.item === null ? undefined : bought[hold.item];
      tx.prepare(
        `INSERT INTO hold (id, customer_row, kind, field, purchase_id, reason, created_at, until, ended_at, hlc)
         VALUES (?, ?, 'other', ?, ?, '', ?, ?, ?, '0')`,
      ).run(
        id(),
        row,
        item === undefined ? hold.field : 'purchases',
        item ?? null,
        one.createdAt,
        hold.until,
        hold.endedAt,
      );
    }
    for (const { kind, dueOn, closed } of one.requests)
      tx.prepare(
        `INSERT INTO request (id, customer_row, wish, state, note, identity, received_on, due_on, closed_at, reason, hlc)
         VALUES (?, ?, ?, ?, '', 'known', ?, ?, ?, '', '0')`,
      ).run(
        id(),
        row,
        requestRights[kind],
        closed ? 'RequestFulfilled' : 'RequestInitiated',
        dueOn,
        dueOn,
        closed ? one.createdAt : null,
      );
    const { hash, noticeId } = tx
      .prepare('SELECT (SELECT hash FROM wording LIMIT 1) AS hash, (SELECT id FROM notice LIMIT 1) AS noticeId')
      .get() as { hash: string; noticeId: string };
    tx.prepare(
      `INSERT OR IGNORE INTO paper_sheet (number, notice_id, language, controller, questions, printed_at, hlc)
       VALUES (1, ?, 'en', 'Fern', '[]', '2026-01-01T00:00:00.000Z', '0')`,
    ).run(noticeId);
    for (const event of one.events) {
      serial += 1;
      tx.prepare(
        `INSERT INTO consent_event (id, customer_row, purpose, channel, state, wording, notice_id, sign_version, method,
           staff_id, role, device_id, after_payment, at, hlc, valid_until, sheet)
         VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, 'staff', 'Owner', 'device', 0, ?, ?, ?, ?)`,
      ).run(
        id(),
        row,
        event.purpose,
        event.channel,
        event.state,
        hash,
        noticeId,
        event.method,
        event.at,
        String(serial).padStart(12, '0'),
        event.validUntil,
        event.method === 'paper' ? 1 : null,
      );
    }
  });
}
