import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aCustomer, actsSince, answersTo, cardOf, journalLength, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

describe('stopping', () => {
  it('ends everything at once, with one line in the journal', async () => {
    await app.call('consents.record', answersTo(await cardOf(app, customerId), 'yes', ['email']));
    const before = journalLength(app);
    app.as('Counter');
    const summary = await app.call('consents.stop', { customerId, which: null });
    expect(summary.agreed).toEqual([]);
    expect(new Set(summary.others.map((line) => `${line.channel} ${line.state}`))).toContain('email ConsentWithdrawn');
    expect(actsSince(app, before)).toEqual(['consent.stopped']);
    expect(stored(app).at(-1)).toMatchObject({ method: 'stop-at-counter', wording: null, role: 'Counter' });
  });

  it('is remembered where nothing was ever agreed, so that an older yes from elsewhere cannot come back', async () => {
    const summary = await app.call('consents.stop', { customerId, which: null });
    expect(summary.others.length).toBeGreaterThan(0);
    expect(summary.others.every((line) => line.state === 'ConsentRefused')).toBe(true);
    expect(stored(app)).toHaveLength(summary.others.length);
  });

  it('ends only what was chosen', async () => {
    const card = await cardOf(app, customerId);
    const [first] = card.questions;
    const both = (first?.channels ?? []).slice(0, 2);
    expect(both).toHaveLength(2);
    const sent = answersTo(card, 'skip');
    const answers = sent.answers.map((answer) =>
      answer.purpose === first?.purpose ? { ...answer, answer: 'yes' as const, channels: both } : answer,
    );
    await app.call('consents.record', { ...sent, answers });
    const [stopping, staying] = both;
    const summary = await app.call('consents.stop', {
      customerId,
      which: [{ purpose: first?.purpose ?? '', channel: stopping ?? 'email' }],
    });
    expect(summary.agreed.map((line) => line.channel)).toEqual([staying]);
  });

  it('cannot be undone by not now, only by a new yes on a card', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    await app.call('consents.stop', { customerId, which: null });
    expect((await app.call('consents.record', answersTo(card, 'not-now'))).agreed).toEqual([]);
    const again = await app.call('consents.record', answersTo(card, 'yes', ['email']));
    expect(again.agreed.map((line) => line.state)).toEqual(card.questions.map(() => 'ConsentGiven'));
  });

  it('does not make the shop keep a person longer', async () => {
    const before = (await app.call('customers.open', { id: customerId })).customer.lastContactAt;
    app.ports.pass(86_400_000);
    await app.call('consents.stop', { customerId, which: null });
    expect((await app.call('customers.open', { id: customerId })).customer.lastContactAt).toBe(before);
  });

  it('works for somebody under sixteen', async () => {
    const child = await aCustomer(app, true);
    expect((await app.call('consents.stop', { customerId: child, which: null })).agreed).toEqual([]);
  });

  it('refuses what the shop never asked, and ends nothing then', async () => {
    const purpose = (await cardOf(app, customerId)).questions[0]?.purpose ?? '';
    const known = { purpose, channel: 'email' };
    await app.refused('consent.purpose-not-offered', 'consents.stop', {
      customerId,
      which: [known, { purpose: 'nothing', channel: 'email' }],
    });
    expect(stored(app)).toEqual([]);
  });

  it('says which lists outside the person may be on, until the owner says that they are gone', async () => {
    const place = temporaryFolder();
    app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
    const write = (id: CustomerId | null) =>
      app.call('exports.write', { customerId: id, formats: ['csv'], keepDays: 30 });
    await write(customerId);
    app.ports.pass(60_000);
    await write(null);
    app.ports.pass(60_000);
    const later = await aCustomer(app);
    await write(later);
    const said = async (id: CustomerId) =>
      (await app.call('consents.stop', { customerId: id, which: null })).outside.map(({ scope }) => scope);
    expect(await said(customerId)).toEqual(['one-person', 'everybody']);
    expect(await said(later)).toEqual(['one-person']);
    for (const { id } of await app.call('exports.list', {})) await app.call('exports.deleted', { id });
    expect(await said(customerId)).toEqual([]);
  });
});
