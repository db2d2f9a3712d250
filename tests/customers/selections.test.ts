import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingAt } from '../../electron/consents/rules.ts';
import { filteredRows } from '../../electron/customers/filter-store.ts';
import { type ConsentState, consentEventStates } from '../../shared/consents/model.ts';
import { type ConsentWish, type CustomerFilter, noFilter } from '../../shared/customers/selection.ts';
import type { OwnCode } from '../../shared/datamap/own-code.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, unchanged } from './people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const named = async (filter: Partial<CustomerFilter>, text = '') => {
  const wish = { ...noFilter, ...filter };
  const { total, rows } = await app.call('customers.list', { text, filter: wish, offset: 0, limit: 100 });
  expect(rows.length).toBe(total);
  return rows.map(({ displayName }) => displayName);
};
const offers = (is: ConsentWish) => ({ consent: { purpose: 'offers', channel: 'email', is } }) as const;

describe('the list narrowed down', () => {
  it('by each wish and by all of them together, in name order and window by window', async () => {
    const zoe = await add(app, 'Zoë', 'zoe@example.org');
    const anna = await add(app, 'Anna', 'anna@example.org');
    const ben = await add(app, 'Ben', '07700 900123');
    await app.call('customers.change', { ...unchanged(anna), language: 'pl', tags: ['weekly'] });
    await app.call('purchases.add', { customerId: anna.id, day: '2026-11-20', what: 'Tulips', amountMinor: 500 });
    await app.call('consents.record', answersTo(await cardOf(app, zoe.id), 'yes', ['email']));
    await app.call('consents.record', answersTo(await cardOf(app, ben.id), 'no', []));
    expect(await named(offers('yes'))).toEqual(['Zoë']);
    expect(await named(offers('no'))).toEqual(['Ben']);
    expect(await named(offers('not-asked'))).toEqual(['Anna']);
    expect(await named({ language: 'pl' })).toEqual(['Anna']);
    expect(await named({ tag: 'weekly' })).toEqual(['Anna']);
    expect(await named({ purchases: 'some' })).toEqual(['Anna']);
    expect(await named({ purchases: 'none' })).toEqual(['Ben', 'Zoë']);
    expect(await named({ missing: 'email' })).toEqual(['Ben']);
    expect(await named({ source: 'import' })).toEqual([]);
    expect(await named({ source: 'counter', missing: 'phone' })).toEqual(['Anna', 'Zoë']);
    expect(await named({ missing: 'phone' }, 'zo')).toEqual(['Zoë']);
    expect(await named({ ...offers('not-asked'), language: 'pl', tag: 'weekly', purchases: 'some' })).toEqual(['Anna']);
    expect(await named({ ...offers('yes'), language: 'pl' })).toEqual([]);
    app.vault().transaction((tx) => {
      tx.prepare("UPDATE customer SET last_contact_at = NULL WHERE display_name = 'Ben'").run();
      tx.prepare("UPDATE customer SET last_contact_at = '2026-03-31T23:59:59.999Z' WHERE display_name = 'Anna'").run();
    });
    expect(await named({ lastContact: { is: 'unknown' } })).toEqual(['Ben']);
    expect(await named({ lastContact: { is: 'before', day: '2026-04-01' } })).toEqual(['Anna']);
    expect(await named({ lastContact: { is: 'since', day: '2026-03-31' } })).toEqual(['Anna', 'Zoë']);
    expect(await named({ lastContact: { is: 'since', day: '2026-04-01' } })).toEqual(['Zoë']);
    const filter = { ...noFilter, source: 'counter' } as const;
    const second = await app.call('customers.list', { text: '', filter, offset: 1, limit: 1 });
    expect(second).toMatchObject({ total: 3, rows: [{ displayName: 'Ben' }] });
    await app.call('customers.erase', { id: ben.id });
    expect(await app.call('customers.list', { text: '', filter, offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ displayName: 'Zoë' }],
    });
    app.ports.pass(800 * 86_400_000);
    expect(await named(offers('ended'))).toEqual(['Zoë']);
    app.as('Counter');
    await app.refused('call.not-allowed', 'customers.list', { text: '', filter, offset: 0, limit: 1 });
  });

  it('by a field of the owner’s own, whatever its accents; when the field is gone, a saved selection says so and still works', async () => {
    const view = await app.call('datamap.saveField', {
      code: null,
      names: { en: 'Vase' },
      category: 'pd:Preference',
      provenance: 'ProvidedPersonalData',
      purposes: ['orders'],
      recipients: [],
      optional: true,
      because: 'So that flowers fit.',
      keep: { trigger: 'last-contact', months: 12 },
      reason: '',
    });
    const field = view.fields.at(-1)?.field.code as OwnCode;
    const [anna, ben] = [await add(app, 'Anna', 'anna@example.org'), await add(app, 'Ben', 'ben@example.org')];
    await add(app, 'Zoë', 'zoe@example.org');
    await app.call('datamap.setValues', { id: anna.id, values: [{ field, value: 'Höhe 30 cm' }] });
    await app.call('datamap.setValues', { id: ben.id, values: [{ field, value: 'flat' }] });
    const hohe = { own: { is: 'contains', field, text: 'HOHE' } } as const;
    expect(await named(hohe)).toEqual(['Anna']);
    expect(await named({ own: { is: 'some', field } })).toEqual(['Anna', 'Ben']);
    expect(await named({ own: { is: 'none', field } })).toEqual(['Zoë']);
    expect(await named({ ...hohe, own: { ...hohe.own, text: '%' } })).toEqual([]);
    const sick = { ...noFilter, own: { is: 'contains', field, text: 'diabetes' } };
    await app.refused('selection.special-category', 'customers.list', { text: '', filter: sick, offset: 0, limit: 9 });
    await app.call('customers.saveSelection', { name: 'High', filter: { ...noFilter, ...hohe } });
    app.vault().transaction((tx) => {
      tx.prepare('DELETE FROM field_value').run();
      tx.prepare('DELETE FROM data_field WHERE code = ?').run(field);
      tx.prepare("UPDATE selection SET filter = json_set(filter, '$.own', json('null'))").run();
      tx.prepare(
        "INSERT INTO selection SELECT 'x', 'Of old', json_remove(filter, '$.own'), created_at, hlc FROM selection",
      ).run();
    });
    const { own, selections } = await app.call('customers.choices', {});
    expect(own).toEqual([]);
    expect(selections.map(({ filter }) => filter)).toEqual([noFilter, noFilter]);
    expect(await named(hohe)).toEqual([]);
    expect(await named({ own: { is: 'none', field } })).toEqual(['Anna', 'Ben', 'Zoë']);
  });

  it('by an answer means what the profile says, whatever was answered in whatever order', async () => {
    const { id } = await add(app, 'Anna', 'anna@example.org');
    await app.call('consents.record', answersTo(await cardOf(app, id), 'yes', ['email']));
    const now = app.ports.now();
    const moments = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-12-01'].map((day) => `${day}T00:00:00.000Z`);
    const clocks = ['01', '02', '03'].map((end) => `0000000000${end}-0000-a`);
    const event = fc.record({
      state: fc.constantFrom(...consentEventStates),
      at: fc.constantFrom(...moments, now),
      hlc: fc.constantFrom(...clocks, `${clocks[1]}b`),
      until: fc.constantFrom(...moments, now),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), (events) => {
        const told = events.map(({ until, ...one }, index) => ({
          ...one,
          id: `01900000-0000-7000-8000-00000000000${index}`,
          validUntil: one.state.endsWith('ConsentGiven') ? until : null,
        }));
        const stands = withEvents(told, () =>
          wishes.filter(
            (is) =>
              filteredRows(app.vault().db, { filter: { ...noFilter, ...offers(is) }, among: null, now }).length > 0,
          ),
        );
        expect(stands).toEqual([wishOf[standingAt(told, now).state]]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a filter under a name, of which there is one, without anybody in it, and outlives them', async () => {
    const anna = await add(app, 'Anna', 'anna@example.org');
    await app.call('customers.change', { ...unchanged(anna), tags: ['zwiebelkuchen'] });
    const filter = { ...noFilter, tag: 'zwiebelkuchen' };
    const saved = await app.call('customers.saveSelection', { name: '  Cake   people ', filter });
    expect((await app.call('customers.choices', {})).selections).toEqual([
      { id: saved.id, name: 'Cake people', filter },
    ]);
    await app.refused('selection.name-taken', 'customers.saveSelection', { name: 'cake people', filter });
    await app.refused('selection.name-missing', 'customers.saveSelection', { name: ' ', filter });
    const { check } = await app.call('customers.erase', { id: anna.id });
    expect(check).toMatchObject({ tracesFound: 0, sharedValues: 1 });
    expect(await named({ tag: 'zwiebelkuchen' })).toEqual([]);
    await app.call('customers.removeSelection', { id: saved.id });
    await app.refused('selection.not-found', 'customers.removeSelection', { id: saved.id });
    expect((await app.call('customers.choices', {})).selections).toEqual([]);
  });

  it('is never by what reads like health or faith, not even under a name', async () => {
    for (const tag of ['Diabetes', 'catholic']) {
      const filter = { ...noFilter, tag };
      await app.refused('selection.special-category', 'customers.list', { text: '', filter, offset: 0, limit: 1 });
      await app.refused('selection.special-category', 'customers.saveSelection', { name: 'x', filter });
    }
    expect(await named({ tag: 'difficult' })).toEqual([]);
  });
});

const wishes = ['yes', 'no', 'not-now', 'ended', 'unknown', 'not-asked'] as const satisfies readonly ConsentWish[];
const wishOf: Readonly<Record<ConsentState, ConsentWish>> = {
  ConsentGiven: 'yes',
  RenewedConsentGiven: 'yes',
  ConsentRefused: 'no',
  ConsentWithdrawn: 'no',
  ConsentRequestDeferred: 'not-now',
  ConsentExpired: 'ended',
  ConsentUnknown: 'unknown',
  NotAsked: 'not-asked',
};

/** Looks at the book with these events in the place of the only person's own, and puts everything back. */
function withEvents<T>(events: readonly Readonly<Record<string, unknown>>[], look: () => T): T {
  let seen: T | undefined;
  const undo = new Error('put back');
  try {
    app.vault().transaction((tx) => {
      tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', '[]')").run();
      const columns = tx.prepare('PRAGMA table_info(consent_event)').all() as { name: string }[];
      const replaced: Readonly<Record<string, string>> = {
        id: '@id',
        state: '@state',
        at: '@at',
        hlc: '@hlc',
        valid_until: '@validUntil',
        channel: "'email'",
      };
      const copied = columns.map(({ name }) => replaced[name] ?? name).join(', ');
      tx.prepare(`CREATE TEMP TABLE pattern AS SELECT * FROM consent_event WHERE state = 'ConsentGiven' LIMIT 1`).run();
      tx.prepare('DELETE FROM consent_event').run();
      for (const event of events) {
        tx.prepare(`INSERT INTO consent_event SELECT ${copied} FROM temp.pattern`).run(event);
      }
      seen = look();
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return seen as T;
}
