import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer, TimelineEntry } from '../../shared/customers/model.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, unchanged } from './people.ts';

let app: TestApp;
let anna: Customer;
beforeEach(async () => {
  app = await openTestApp();
  anna = await add(app, 'Anna Schmidt', 'anna@example.org');
});
afterEach(() => app.close());

const open = () => app.call('customers.open', { id: anna.id });
const entry = (entries: readonly TimelineEntry[], kind: TimelineEntry['kind']) =>
  entries.find((one) => one.kind === kind);

describe('the timeline of a person', () => {
  it('tells of everything that happened, and who did it', async () => {
    await app.call('staff.add', { name: 'Ines', role: 'Manager', pin: '402817' });
    const ines = (await app.call('staff.list', {})).find(({ name }) => name === 'Ines');
    await app.call('vault.switchPerson', { id: ines?.id ?? '', secret: '402817' });
    await app.call('consents.record', answersTo(await cardOf(app, anna.id), 'yes', ['email']));
    await app.call('customers.recordVisit', { id: anna.id });
    await app.call('purchases.add', { customerId: anna.id, day: '2026-11-23', what: 'Tulips', amountMinor: 500 });
    await app.call('slips.show', { customerId: anna.id, language: 'en' });
    await app.call('consents.history', { customerId: anna.id, language: 'en' });
    await open();
    const { timeline } = await open();
    expect(entry(timeline, 'answer')).toMatchObject({ shown: { method: 'tap', noticeVersion: 1, sheet: null } });
    expect(entry(timeline, 'viewed')).toMatchObject({ by: { role: 'Manager', name: 'Ines' } });
    const papers = timeline.flatMap((one) => (one.kind === 'paper' ? [one.what] : []));
    expect(papers.sort()).toEqual(['answers-viewed', 'slip-shown']);
    expect([...new Set(timeline.map(({ kind }) => kind))]).toEqual(
      expect.arrayContaining(['visit', 'purchase', 'added']),
    );
  });

  it('tells which field was changed, when and by whom; what stood there before is nowhere any more', async () => {
    await app.call('customers.change', { ...unchanged(anna), note: 'Owes us for vexquark vases' });
    const before = (await open()).customer;
    app.ports.pass(1000);
    await app.call('customers.change', { ...unchanged(before), note: 'Likes peonies' });
    expect((await open()).timeline[0]).toEqual({
      kind: 'changed',
      at: app.ports.now(),
      fields: ['note'],
      by: { role: 'Owner', name: null },
    });
    expect((await app.vault().searchForTraces(['Owes us for vexquark vases'])).found).toEqual([]);
  });
});

describe('tags', () => {
  it('are kept tidied and each once, counted, hidden at the counter, and stay when a change says nothing of them', async () => {
    const tags = ['weekly', '  garden  party ', 'weekly', ' '];
    await app.call('customers.change', { ...unchanged(anna), tags });
    expect((await open()).customer.tags).toEqual(['garden party', 'weekly']);
    await app.call('customers.change', { ...unchanged(anna), note: 'x' });
    expect((await open()).timeline[0]).toMatchObject({ kind: 'changed', fields: ['note'] });
    expect(await app.call('customers.tags', {})).toEqual([
      { tag: 'garden party', count: 1 },
      { tag: 'weekly', count: 1 },
    ]);
    app.as('Counter');
    expect((await open()).customer.tags).toEqual([]);
  });

  it('are in the notice of a shop, with what they are for', async () => {
    const map = await app.call('datamap.show', {});
    expect(map.fields.find(({ code }) => code === 'tags')).toMatchObject({ purposes: ['orders'], optional: true });
    expect(map.keeping.filter(({ field }) => field === 'tags')).toMatchObject([{ action: 'remove-field', months: 12 }]);
  });
});
