import { afterEach, describe, expect, it } from 'vitest';
import { proofEnds } from '../../electron/retention/proofs.ts';
import { aCustomer, answersTo, cardOf } from '../consents/card-in-hand.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const contact = 'aroha@example.com';

/** Somebody who said yes to all by e-mail, stopped it a day later, and is then erased at their own wish. */
async function erasedAfterYes() {
  const id = await aCustomer(app);
  await app.call('consents.record', answersTo(await cardOf(app, id), 'yes', ['email']));
  app.ports.pass(24 * 3_600_000);
  await app.call('consents.stop', { customerId: id, which: null });
  return app.call('customers.erase', { id });
}

function everythingKept(): string {
  const { db } = app.vault();
  return ['kept_proof', 'kept_proof_key', 'kept_proof_answer']
    .flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all())
    .map((row) => JSON.stringify(row))
    .join('\n');
}

describe('proof of the answers of somebody who was erased', () => {
  it('stays without name or contact, is found by a contact point alone, and the receipt says until when', async () => {
    app = await openTestApp();
    const receipt = await erasedAfterYes();
    expect(receipt.proofs).toEqual({ count: 1, until: '2033-01-01T00:00:00.000Z' });
    expect(receipt.check.tracesFound).toBe(0);
    expect(everythingKept()).not.toMatch(/aroha|ngata|example/i);

    const [proof, ...others] = await app.call('retention.proof', { contact: ' Aroha@Example.com ' });
    expect(others).toEqual([]);
    expect(proof).toMatchObject({ erasedOn: '2026-11-24', until: '2033-01-01T00:00:00.000Z' });
    expect(proof?.answers.map(({ purpose, channel, state }) => [purpose, channel, state])).toEqual([
      ['offers', 'email', 'ConsentGiven'],
      ['dates', 'email', 'ConsentGiven'],
      ['offers', 'email', 'ConsentWithdrawn'],
      ['dates', 'email', 'ConsentWithdrawn'],
    ]);
    expect(proof?.answers[0]?.words).toMatch(/offers/);
    expect(await app.call('retention.proof', { contact: 'somebody@example.com' })).toEqual([]);
    await app.refused('customer.contact-unreadable', 'retention.proof', { contact: '' });
    const acts = app.vault().db.prepare("SELECT count(*) FROM journal WHERE act = 'proof.viewed'").pluck().get();
    expect(acts).toBe(2);
  });

  it('is of a yes alone: of no, not now and silence nothing stays', async () => {
    app = await openTestApp();
    const id = await aCustomer(app);
    await app.call('consents.record', answersTo(await cardOf(app, id), 'no'));
    const receipt = await app.call('customers.erase', { id });
    expect(receipt.proofs).toEqual({ count: 0, until: null });
    expect(everythingKept()).toBe('');
  });

  it('goes with the month that is closed after its last day, and is not shown from then on', async () => {
    app = await openTestApp();
    await erasedAfterYes();
    app.ports.setNow('2032-12-31T23:59:59.000Z');
    await app.call('monthend.done', {});
    expect(await app.call('retention.proof', { contact })).toHaveLength(1);
    app.ports.setNow('2033-01-01T00:00:00.000Z');
    expect(await app.call('retention.proof', { contact })).toEqual([]);
    await app.call('monthend.done', {});
    expect(everythingKept()).toBe('');
  });

  it('is kept three years to the end of the year where the country names no time', async () => {
    app = await openTestApp({ shop: { pack: 'other', country: 'JP' } });
    expect((await erasedAfterYes()).proofs.until).toBe('2030-01-01T00:00:00.000Z');
  });

  it.each([
    ['2026-01-01T00:00:00.000Z', 3, '2030-01-01T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 3, '2030-01-01T00:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', 6, '2035-01-01T00:00:00.000Z'],
  ])('counts from %s and %i years to %s', (erased, years, end) => {
    expect(proofEnds(erased, years)).toBe(end);
  });

  it('answers the owner alone', async () => {
    app = await openTestApp();
    app.as('Manager');
    await app.refused('call.not-allowed', 'retention.proof', { contact });
  });
});
