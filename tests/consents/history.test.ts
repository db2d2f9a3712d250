import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

describe('the history', () => {
  it('cannot be changed or removed, even with the database in hand', async () => {
    await app.call('consents.record', answersTo(await cardOf(app, customerId), 'yes', ['email']));
    const before = stored(app);
    const run = (sql: string) => app.vault().transaction((tx) => tx.prepare(sql).run());
    expect(() => run("UPDATE consent_event SET state = 'ConsentRefused'")).toThrow(/append-only/);
    expect(() => run('DELETE FROM consent_event')).toThrow(/kept/);
    expect(() => run("UPDATE wording SET text = 'x'")).toThrow(/immutable/);
    expect(() => run('DELETE FROM wording')).toThrow(/kept/);
    expect(stored(app)).toEqual(before);
  });

  it('shows the exact words of a yes, byte for byte, after the shop has published other words', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    await app.call('shop.change', {
      name: 'Färn & “Foxglove” \u{1F33F}',
      address: '1 New Lane',
      contact: '0117 496 0199',
      accent: '#2e6b57',
      idleSeconds: 60,
    });
    await app.call('notices.publish', {});
    const renewed = await cardOf(app, customerId);
    expect(renewed.noticeVersion).toBe(2);
    app.ports.pass(1000);
    await app.call('consents.record', answersTo(renewed, 'yes', ['email']));

    const { timeline } = await app.call('customers.open', { id: customerId });
    const answers = timeline.filter((entry) => entry.kind === 'answer');
    const wordsOf = (state: string) =>
      answers.filter((entry) => entry.answer.state === state).map((entry) => entry.words);
    expect(wordsOf('ConsentGiven').sort()).toEqual(card.questions.map((question) => question.text).sort());
    expect(wordsOf('RenewedConsentGiven').sort()).toEqual(renewed.questions.map((question) => question.text).sort());
    const bytes = app.vault().db.prepare('SELECT CAST(text AS BLOB) AS text FROM wording WHERE hash = ?');
    for (const question of card.questions) {
      const row = bytes.get(question.wording) as { text: Buffer };
      expect(Buffer.compare(row.text, Buffer.from(question.text, 'utf8'))).toBe(0);
    }
  });

  it('orders by the logical clock when the computer was set back', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    app.ports.pass(-30 * 86_400_000);
    const summary = await app.call('consents.record', answersTo(card, 'no'));
    expect(summary.agreed).toEqual([]);
  });
});
