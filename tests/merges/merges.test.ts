import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endingTables, movedTables, writtenAnew } from '../../electron/merges/moving.ts';
import { personalTables } from '../../electron/retention/personal-tables.ts';
import type { ConsentState } from '../../shared/consents/model.ts';
import type { Customer } from '../../shared/customers/model.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { add, unchanged } from '../customers/people.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
let anna: Customer;
let annie: Customer;
beforeEach(async () => {
  app = await openTestApp();
  anna = await add(app, 'Anna Schmidt', 'anna@example.org');
  app.ports.pass(60_000);
  annie = await add(app, 'Annie Schmidt-Lange', '0117 496 0123');
});
afterEach(() => app.close());

const everything = (keep = anna, gone = annie) => ({
  keep: keep.id,
  gone: gone.id,
  choice: { displayName: 'gone', language: 'keep', note: 'both' } as const,
  contactPoints: [...keep.contactPoints, ...gone.contactPoints].map(({ id }) => id),
});

async function answerCard({ id }: Customer, answer: 'yes' | 'no'): Promise<void> {
  const channels = answer === 'yes' ? (['email', 'sms'] as const) : [];
  await app.call('consents.record', answersTo(await cardOf(app, id), answer, channels));
}

async function stateOf({ id }: Pick<Customer, 'id'>, channel: string): Promise<ConsentState | undefined> {
  const { agreed, others } = await app.call('consents.summary', { customerId: id });
  return [...agreed, ...others].find((line) => line.purpose === 'offers' && line.channel === channel)?.state;
}

/** Everything that a copy of a person's record says, but for the clock values of writing. */
async function told(id: Customer['id']) {
  const { customer, consents } = await app.call('customers.open', { id });
  const row = app.vault().db.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id);
  const keysIn = (table: string, key: string) =>
    app.vault().db.prepare(`SELECT ${key} FROM ${table} WHERE customer_row = ? ORDER BY 1`).pluck().all(row);
  return { customer, consents, hanging: movedTables.map(({ table, key }) => [table, keysIn(table, key)]) };
}

describe('people who look like one', () => {
  it('are suggested: the same e-mail or phone for certain, the same name and postcode as likely', async () => {
    const again = await add(app, 'A. Schmidt', 'ANNA@example.org');
    const [one, other] = [
      await add(app, 'Joe Bloggs', '1 Mill Rd, Bath BA1 1AA'),
      await add(app, 'jöe bloggs', '9 Mill Road BA11AA'),
    ];
    await add(app, 'Joe Bloggs', '1 Mill Rd, Bath BA2 2BB');
    app.as('Manager');
    const { total, pairs } = await app.call('merges.suggestions', {});
    expect(total).toBe(2);
    expect(pairs.map(({ one, other, why }) => [one.id, other.id, why])).toEqual([
      [anna.id, again.id, 'email'],
      [one.id, other.id, 'name-and-postcode'],
    ]);
    await app.call('merges.keepApart', { one: other.id, other: one.id });
    expect((await app.call('merges.suggestions', {})).total).toBe(1);
  });

  it('are suggested also when one name is spelt out, in another order or has a slip in it, at one postcode', async () => {
    const street = (postcode: string) => `1 Mill Rd, Bath ${postcode}`;
    const pairs = [];
    for (const [postcode, one, other] of [
      ['BA3 1AA', 'Jörg Müller', 'Joerg Mueller'],
      ['BA3 1AB', 'Ida Moreau', 'Moreau Ida'],
      ['BA3 1AD', 'Quentin Featherstone', 'Quentin Fetherstone'],
    ] as const) {
      pairs.push([(await add(app, one, street(postcode))).id, (await add(app, other, street(postcode))).id]);
    }
    await add(app, 'Quentin Okafor', street('BA3 1AD'));
    await add(app, 'Joerg Mueller', street('BA3 1AE'));
    app.as('Manager');
    const suggested = await app.call('merges.suggestions', {});
    expect(suggested.pairs.map(({ one, other }) => [one.id, other.id])).toEqual(pairs);
    expect(new Set(suggested.pairs.map(({ why }) => why))).toEqual(new Set(['name-and-postcode']));
  });
});

describe('a merge', () => {
  it('shows before what becomes of every answer, and keeps the stricter one', async () => {
    await answerCard(anna, 'yes');
    await answerCard(annie, 'no');
    await answerCard(annie, 'yes');
    await app.call('consents.stop', { customerId: annie.id, which: [{ purpose: 'offers', channel: 'email' }] });
    app.ports.pass(1000);
    await answerCard(anna, 'yes');
    const view = await app.call('merges.compare', { one: annie.id, other: anna.id });
    expect([view.keep.id, view.gone.id]).toEqual([anna.id, annie.id]);
    const shown = (channel: string) => view.answers.find((one) => one.purpose === 'offers' && one.channel === channel);
    expect(shown('email')).toMatchObject({
      keep: 'RenewedConsentGiven',
      gone: 'ConsentWithdrawn',
      after: 'ConsentWithdrawn',
    });
    expect(shown('sms')).toMatchObject({ after: 'RenewedConsentGiven' });
    await app.call('merges.merge', everything());
    for (const channel of ['email', 'sms', 'post']) expect(await stateOf(anna, channel)).toBe(shown(channel)?.after);
    const { entries } = await app.call('consents.history', { customerId: anna.id, language: 'en' });
    expect(entries.filter(({ method }) => method === 'merge')).toMatchObject([
      { channel: 'email', state: 'ConsentWithdrawn' },
    ]);
  });

  it('lets the stop list win: what it knows of either is no longer marketed to, and undoing gives back exactly that', async () => {
    await answerCard(anna, 'yes');
    const list = () =>
      app.vault().db.prepare('SELECT hex(fingerprint), channel FROM stop_list ORDER BY 1, 2').raw().all();
    const [phone, email] = ['+441174960123', 'anna@example.org'].map((one) => app.vault().fingerprint(one));
    const put = "INSERT INTO stop_list (fingerprint, channel, stopped_at, hlc) VALUES (?, 'sms', ?, '0')";
    app.vault().transaction((tx) => tx.prepare(put).run(phone, app.ports.now()));
    await app.call('consents.stop', { customerId: annie.id, which: [{ purpose: 'offers', channel: 'post' }] });
    const before = [list(), await stateOf(anna, 'sms')];
    const { answers } = await app.call('merges.compare', { one: anna.id, other: annie.id });
    const shown = answers.find(({ purpose, channel }) => purpose === 'offers' && channel === 'sms');
    expect(shown).toMatchObject({ keep: 'ConsentGiven', after: 'ConsentWithdrawn' });
    const { id } = await app.call('merges.merge', everything());
    expect([await stateOf(anna, 'sms'), await stateOf(anna, 'email')]).toEqual(['ConsentWithdrawn', 'ConsentGiven']);
    await app.call('merges.undo', { id });
    expect([list(), await stateOf(anna, 'sms')]).toEqual(before);
    await app.call('merges.merge', everything());
    await app.call('consents.stop', { customerId: anna.id, which: null });
    expect(list()).toEqual(expect.arrayContaining([[email?.toString('hex').toUpperCase(), 'email']]));
  });

  it('makes one of two: chosen fields, every contact, everything that hung on both, found by either', async () => {
    await answerCard(annie, 'yes');
    await app.call('purchases.add', { customerId: annie.id, day: '2026-11-23', what: 'Tulips', amountMinor: 500 });
    await app.call('retention.hold', { id: annie.id, kind: 'repair', reason: 'vase', until: '2027-01-31' });
    const stop = (await app.call('slips.show', { customerId: annie.id, language: 'en' })).stopCode;
    app.as('Manager');
    await app.call('merges.merge', everything());
    const { customer, timeline } = await app.call('customers.open', { id: anna.id });
    expect(customer.displayName).toBe('Annie Schmidt-Lange');
    expect(customer.contactPoints.map(({ typed }) => typed)).toEqual(['anna@example.org', '0117 496 0123']);
    expect(timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['purchase', 'answer', 'merged', 'added']));
    await app.refused('customer.not-found', 'customers.open', { id: annie.id });
    for (const text of ['960123', 'anna@', 'lange']) {
      expect((await app.call('customers.find', { text })).map(({ id }) => id)).toEqual([anna.id]);
    }
    await app.call('consents.stopByCode', { code: stop, which: null });
    expect(await stateOf(anna, 'email')).toBe('ConsentWithdrawn');
    const holds = app.vault().db.prepare('SELECT count(*) FROM hold WHERE customer_row = 1').pluck().get();
    expect(holds).toBe(1);
  });

  it('names every table of people, so that nothing hangs on a record that goes', () => {
    const named: readonly string[] = [...movedTables.map(({ table }) => table), ...writtenAnew, ...endingTables];
    expect(personalTables.map(({ table }) => table).filter((table) => !named.includes(table))).toEqual([]);
  });

  it('is one line in the journal, with ids and no names', async () => {
    const { id } = await app.call('merges.merge', everything());
    const line = app.vault().db.prepare("SELECT subject, detail FROM journal WHERE act = 'customer.merged'").get();
    expect(line).toEqual({ subject: anna.id, detail: JSON.stringify({ merge: id, gone: annie.id, ended: [] }) });
  });
});

describe('undoing a merge', () => {
  it('gives back the two people as they were, to the last answer, for thirty days and no longer', async () => {
    await answerCard(anna, 'yes');
    await answerCard(annie, 'no');
    await app.call('slips.show', { customerId: anna.id, language: 'en' });
    await app.call('purchases.add', { customerId: annie.id, day: '2026-11-23', what: 'Tulips', amountMinor: 500 });
    const before = [await told(anna.id), await told(annie.id)];
    const { id } = await app.call('merges.merge', everything());
    app.ports.pass(29 * 24 * 3_600_000);
    expect(await app.call('merges.undo', { id })).toEqual({ keep: anna.id, again: annie.id });
    expect([await told(anna.id), await told(annie.id)]).toEqual(before);
    expect((await app.call('customers.find', { text: '960123' })).map((hit) => hit.id)).toEqual([annie.id]);
    const again = await app.call('merges.merge', everything());
    app.ports.pass(30 * 24 * 3_600_000);
    await app.refused('merge.too-late', 'merges.undo', { id: again.id });
    await app.call('customers.open', { id: anna.id });
    for (const table of ['merge', 'merge_side', 'merge_contact']) {
      expect(app.vault().db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
  });

  it('holds a no that was said since against both, and leaves what else is new with the one kept', async () => {
    await answerCard(annie, 'yes');
    const { id } = await app.call('merges.merge', everything());
    await app.call('consents.stop', { customerId: anna.id, which: [{ purpose: 'offers', channel: 'sms' }] });
    const { customer } = await app.call('customers.open', { id: anna.id });
    await app.call('customers.change', { ...unchanged(customer), note: 'Likes peonies' });
    await app.call('merges.undo', { id });
    expect([await stateOf(anna, 'sms'), await stateOf(annie, 'sms')]).toEqual(['ConsentWithdrawn', 'ConsentWithdrawn']);
    expect(await stateOf(annie, 'email')).toBe('ConsentGiven');
    expect((await app.call('customers.open', { id: anna.id })).customer).toMatchObject({
      displayName: 'Anna Schmidt',
      note: 'Likes peonies',
    });
  });

  it('goes from the newest merge back, and not past an erasure of something', async () => {
    const third = await add(app, 'Anne Schmidt', 'anne@example.org');
    const first = await app.call('merges.merge', everything());
    const { customer } = await app.call('customers.open', { id: anna.id });
    const second = await app.call('merges.merge', everything(customer, third));
    await app.refused('merge.not-the-newest', 'merges.undo', { id: first.id });
    await app.call('merges.undo', { id: second.id });
    await app.call('customers.erase', { id: third.id });
    await app.call('customers.erase', { id: anna.id });
    await app.refused('merge.not-found', 'merges.undo', { id: first.id });
    const gone = app.vault().db.prepare('SELECT customer_id FROM erasure ORDER BY 1').pluck().all();
    expect(gone).toEqual([anna.id, annie.id, third.id].sort());
    const texts = ['Annie Schmidt-Lange', 'Anna Schmidt', 'anna@example.org', '+441174960123'];
    expect((await app.vault().searchForTraces(texts)).found).toEqual([]);
  });
});
