import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

describe('two people at one screen', () => {
  it('who tap at once record one card after the other, each of them whole, and the last one counts', async () => {
    const customerId = await aCustomer(app);
    const card = await cardOf(app, customerId);
    const pairs = card.questions.flatMap(({ purpose, channels }) => channels.map((channel) => `${purpose} ${channel}`));
    await Promise.all([
      app.call('consents.record', answersTo(card, 'yes', ['email'])),
      app.call('consents.record', answersTo(card, 'no')),
      app.call('consents.stop', { customerId, which: null }),
    ]);
    const written = stored(app).map(({ purpose, channel }) => `${purpose} ${channel}`);
    expect(written).toEqual([...pairs, ...pairs, ...pairs]);
    expect((await app.call('consents.summary', { customerId })).agreed).toEqual([]);
  });

  it('tapping Done while the other takes over is recorded under the one whose customer it was', async () => {
    const customerId = await aCustomer(app);
    const sent = answersTo(await cardOf(app, customerId), 'no');
    await app.call('staff.add', { name: 'Ines Vanterpool', role: 'Counter', pin: '402817' });
    const people = await app.call('staff.list', {});
    const ines = people.find(({ role }) => role === 'Counter')?.id ?? '';
    const owner = people.find(({ role }) => role === 'Owner')?.id ?? '';
    // The PIN takes its time to be checked; the card is saved meanwhile.
    const takingOver = app.call('vault.switchPerson', { id: ines as never, secret: '402817' });
    await app.call('consents.record', sent);
    await takingOver;
    expect(new Set(stored(app).map(({ staff_id }) => staff_id))).toEqual(new Set([owner]));
    // The page of the one before is thrown away, with the card that was on it; what it sends after all is not lost.
    expect(app.ports.newPages).toBe(1);
    await app.call('consents.record', sent);
    expect(stored(app).at(-1)).toMatchObject({ staff_id: ines, role: 'Counter' });
    await app.call('vault.switchPerson', { id: owner as never, secret: testPassphrase });
  });
});
