import { afterEach, describe, expect, it } from 'vitest';
import type { CountryPack } from '../../shared/notices/pack.ts';
import { packIds } from '../../shared/shop/model.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

let app: TestApp;
afterEach(() => app.close());

/** A shop in a country whose pack says this about asking, on top of what it says already. */
async function shopWhere(facts: Partial<CountryPack>, pack: CountryPack['id'] = 'uk'): Promise<TestApp> {
  const ports = fakePorts();
  const id = packIds.find((one) => one === pack) ?? 'uk';
  const packs = { ...ports.catalogue.packs, [id]: { ...ports.catalogue.packs[id], ...facts } };
  app = await openTestApp({ ports: { ...ports, catalogue: { ...ports.catalogue, packs } }, shop: { pack: id } });
  return app;
}

describe.each(packIds)('in a shop under the pack "%s"', (pack) => {
  it('asking waits for the payment where the country says so', async () => {
    await shopWhere({ askAfterPayment: true }, pack);
    expect(await app.call('consents.rules', {})).toMatchObject({ afterPayment: 'country' });
    const customerId = await aCustomer(app);
    const sent = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    await app.refused('consent.before-payment', 'consents.record', sent);
    await app.refused('consent.before-payment', 'consents.record', { ...sent, how: { method: 'spoken' } });
    expect(stored(app)).toEqual([]);
    await app.call('consents.record', { ...sent, afterPayment: true });
    expect(stored(app)[0]).toMatchObject({ after_payment: 1 });
  });

  it('text messages are offered only under words that name everything the country wants named', async () => {
    await shopWhere({ smsWordingMustName: ['sender', 'frequency', 'stopping'] }, pack);
    const customerId = await aCustomer(app);
    const card = await cardOf(app, customerId);
    expect(card.questions.flatMap(({ channels }) => channels)).not.toContain('sms');
    await app.refused('consent.sms-wording-incomplete', 'consents.record', answersTo(card, 'yes', ['sms']));
    expect(stored(app)).toEqual([]);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    expect(stored(app).map(({ channel }) => channel)).not.toContain('sms');
  });

  it('somebody under the age answers through a parent, and nobody else does', async () => {
    await shopWhere({ parentUnderAge: 16 }, pack);
    const child = await aCustomer(app, true);
    const grown = await aCustomer(app);
    await app.refused('consent.parent-needed', 'consents.card', { customerId: child, language: 'en' });
    const card = await app.call('consents.card', { customerId: child, language: 'en', answeredBy: 'parent' });
    await app.refused('consent.parent-needed', 'consents.record', answersTo(card, 'yes', ['email']));
    await app.call('consents.record', { ...answersTo(card, 'yes', ['email']), answeredBy: 'parent' });
    expect(stored(app)[0]).toMatchObject({ answered_by: 'parent' });
    await app.refused('call.bad-input', 'consents.card', { customerId: grown, language: 'en', answeredBy: 'parent' });
  });

  it('nobody under sixteen is asked where the country says nothing', async () => {
    await shopWhere({ parentUnderAge: undefined }, pack);
    const child = await aCustomer(app, true);
    for (const answeredBy of ['person', 'parent'] as const) {
      await app.refused('consent.under-sixteen', 'consents.card', { customerId: child, language: 'en', answeredBy });
    }
  });
});

describe("the owner's own rule", () => {
  it('can ask for the payment first where the country does not, and be taken back', async () => {
    await shopWhere({});
    const customerId = await aCustomer(app);
    const sent = answersTo(await cardOf(app, customerId), 'no');
    expect(await app.call('consents.changeRules', { afterPayment: true })).toMatchObject({ afterPayment: 'shop' });
    await app.refused('consent.before-payment', 'consents.record', sent);
    expect(await app.call('consents.changeRules', { afterPayment: false })).toMatchObject({ afterPayment: null });
    await app.call('consents.record', sent);
  });

  it('cannot loosen what the country wants', async () => {
    await shopWhere({ askAfterPayment: true });
    expect(await app.call('consents.changeRules', { afterPayment: false })).toMatchObject({ afterPayment: 'country' });
  });
});
