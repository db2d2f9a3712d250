import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const tulips = { day: '2026-11-23', what: '  Tulips,  red ', amountMinor: 1250 };

async function somebody(): Promise<string> {
  const person = { displayName: 'Anna Schmidt', contact: 'anna@example.org', language: 'en', underSixteen: false };
  return (await app.call('customers.add', person)).id;
}

describe('a purchase written down by hand', () => {
  it('is on the timeline with its day, goods and amount, in the money of the country', async () => {
    const customerId = await somebody();
    app.as('Counter');
    const purchase = await app.call('purchases.add', { customerId, ...tulips });
    expect(purchase).toMatchObject({ what: 'Tulips, red', amountMinor: 1250, currency: 'GBP', at: app.ports.now() });
    app.as('Manager');
    const { timeline } = await app.call('customers.open', { id: customerId });
    expect(timeline).toContainEqual({ kind: 'purchase', ...purchase });
    const lines = app.vault().db.prepare("SELECT subject, detail FROM journal WHERE act = 'purchase.added'").all();
    expect(lines).toEqual([{ subject: customerId, detail: '{}' }]);
  });

  it('counts as contact on its day, and never takes a later contact back', async () => {
    const customerId = await somebody();
    const lastContact = async () => (await app.call('customers.open', { id: customerId })).customer.lastContactAt;
    await app.call('purchases.add', { customerId, ...tulips, day: '2026-10-01' });
    expect(await lastContact()).toBe('2026-11-23T09:00:00.000Z');
    app.ports.pass(3 * 24 * 3_600_000);
    await app.call('purchases.add', { customerId, ...tulips, day: '2026-11-25' });
    expect(await lastContact()).toBe('2026-11-25T12:00:00.000Z');
  });

  it('may be money given back, which is on the timeline and counts as contact too', async () => {
    const customerId = await somebody();
    await app.call('purchases.add', { customerId, ...tulips });
    app.ports.pass(3 * 24 * 3_600_000);
    await app.call('purchases.add', { customerId, ...tulips, day: '2026-11-25', amountMinor: -1250 });
    const { customer, timeline } = await app.call('customers.open', { id: customerId });
    const amounts = timeline.flatMap((entry) => (entry.kind === 'purchase' ? [entry.amountMinor] : []));
    expect(amounts).toEqual([-1250, 1250]);
    expect(customer.lastContactAt).toBe('2026-11-25T12:00:00.000Z');
    const { places } = await app.call('customers.everything', { id: customerId, language: 'de' });
    expect(JSON.stringify(places.purchases)).toMatch(/everything\.refund.*"minor":-1250/);
  });

  it('is refused for a day to come and without goods, and can be taken out again', async () => {
    const customerId = await somebody();
    await app.refused('purchase.day-ahead', 'purchases.add', { customerId, ...tulips, day: '2026-11-24' });
    await app.refused('purchase.what-missing', 'purchases.add', { customerId, ...tulips, what: ' \n' });
    const { id } = await app.call('purchases.add', { customerId, ...tulips });
    const other = await somebody();
    await app.refused('purchase.not-found', 'purchases.remove', { customerId: other, id });
    await app.call('purchases.remove', { customerId, id });
    await app.refused('purchase.not-found', 'purchases.remove', { customerId, id });
    const { timeline } = await app.call('customers.open', { id: customerId });
    expect(timeline.map(({ kind }) => kind)).not.toContain('purchase');
  });
});

describe('a kind of shop that does without purchases', () => {
  it('does not offer them, and takes none', async () => {
    app.close();
    app = await openTestApp({ shop: { sector: 'barber' } });
    expect(await app.call('purchases.settings', {})).toMatchObject({ kept: false });
    await app.refused('purchase.not-kept', 'purchases.add', { customerId: await somebody(), ...tulips });
  });
});
