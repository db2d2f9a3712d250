import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channels } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { languages } from '../../shared/foundation/language.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, actsSince, answersTo, cardOf, journalLength, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

const otherHash = 'f'.repeat(64);

describe('the card', () => {
  it('asks one question per purpose that needs a yes, in words whose hash is their proof', async () => {
    const card = await cardOf(app, customerId);
    expect(card).toMatchObject({ controller: 'Fern & Foxglove', language: 'en', noticeVersion: 1 });
    expect(card.languages).toEqual(languages);
    expect(card.questions.length).toBeGreaterThan(0);
    for (const question of card.questions) {
      expect(question.channels.length).toBeGreaterThan(0);
      expect(question.wording).toBe(createHash('sha256').update(`en\n${question.text}`, 'utf8').digest('hex'));
    }
    expect(card.notice.split(/\s+/).length).toBeLessThanOrEqual(40);
  });

  it('speaks the language it is asked in, with other proof', async () => {
    const english = await cardOf(app, customerId, 'en');
    const german = await cardOf(app, customerId, 'de');
    expect(german.notice).not.toBe(english.notice);
    expect(german.questions.map((question) => question.purpose)).toEqual(
      english.questions.map((question) => question.purpose),
    );
    for (const [n, question] of german.questions.entries()) {
      expect(question.text).not.toBe(english.questions[n]?.text);
      expect(question.wording).not.toBe(english.questions[n]?.wording);
    }
  });

  it('is not shown to somebody under sixteen, who cannot say yes either', async () => {
    const card = await cardOf(app, customerId);
    const child = await aCustomer(app, true);
    await app.refused('consent.under-sixteen', 'consents.card', { customerId: child, language: 'en' });
    await app.refused('consent.under-sixteen', 'consents.record', {
      ...answersTo(card, 'yes', ['email']),
      customerId: child,
    });
    expect(stored(app)).toEqual([]);
  });

  it('is refused for somebody who is not here', async () => {
    const stranger = '01900000-0000-7000-8000-ffffffffffff';
    await app.refused('customer.not-found', 'consents.card', { customerId: stranger, language: 'en' });
    await app.refused('customer.not-found', 'consents.summary', { customerId: stranger });
    await app.refused('customer.not-found', 'consents.stop', { customerId: stranger, which: null });
  });
});

describe('recording a card', () => {
  it('keeps a yes with the words, the notice, who asked, how, when and until when', async () => {
    const card = await cardOf(app, customerId);
    app.as('Counter');
    const summary = await app.call('consents.record', { ...answersTo(card, 'yes', ['email']), afterPayment: true });
    expect(summary.agreed).toHaveLength(card.questions.length);
    expect(summary.agreed[0]).toMatchObject({ channel: 'email', state: 'ConsentGiven', at: app.ports.now() });
    const first = card.questions[0];
    expect(stored(app).find((row) => row.state === 'ConsentGiven')).toMatchObject({
      purpose: first?.purpose,
      channel: 'email',
      wording: first?.wording,
      notice_id: card.noticeId,
      sign_version: null,
      method: 'tap',
      role: 'Counter',
      after_payment: 1,
      at: app.ports.now(),
    });
    const until = summary.agreed[0]?.validUntil ?? '';
    app.ports.setNow(until);
    expect((await app.call('consents.summary', { customerId })).agreed).toEqual([]);
    expect((await app.call('consents.summary', { customerId })).others[0]).toMatchObject({ state: 'ConsentExpired' });
  });

  it('refuses the ways that were shown beside the chosen one', async () => {
    const card = await cardOf(app, customerId);
    const summary = await app.call('consents.record', answersTo(card, 'yes', ['email']));
    expect(summary.others.map((line) => line.state)).toEqual(summary.others.map(() => 'ConsentRefused'));
    const shown = card.questions.flatMap((question) => question.channels).length;
    expect(summary.agreed.length + summary.others.length).toBe(shown);
    expect(stored(app)).toHaveLength(shown);
  });

  it('renews a yes that still holds, and ends one that the customer no longer wants', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    app.ports.pass(86_400_000);
    const again = await app.call('consents.record', answersTo(card, 'yes', ['email']));
    expect(again.agreed.every((line) => line.state === 'RenewedConsentGiven')).toBe(true);
    const ended = await app.call('consents.record', answersTo(card, 'no'));
    expect(ended.agreed).toEqual([]);
    expect(ended.others.filter((line) => line.channel === 'email').map((line) => line.state)).toEqual(
      card.questions.map(() => 'ConsentWithdrawn'),
    );
  });

  it('leaves a yes alone when the customer says not now', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    const later = await app.call('consents.record', answersTo(card, 'not-now'));
    expect(later.agreed).toHaveLength(card.questions.length);
  });

  it('writes one journal line per card and moves the last contact', async () => {
    const card = await cardOf(app, customerId);
    const before = journalLength(app);
    app.ports.pass(3_600_000);
    await app.call('consents.record', answersTo(card, 'no'));
    expect(actsSince(app, before)).toEqual(['consent.recorded']);
    const profile = await app.call('customers.open', { id: customerId });
    expect(profile.customer.lastContactAt).toBe(app.ports.now());
  });

  it('records nothing but a journal line when everything is skipped, so that "not asked" can be counted', async () => {
    const card = await cardOf(app, customerId);
    const before = journalLength(app);
    const summary = await app.call('consents.record', answersTo(card, 'skip'));
    expect(summary.others.every((line) => line.state === 'NotAsked' && line.at === null)).toBe(true);
    expect(stored(app)).toEqual([]);
    expect(actsSince(app, before)).toEqual(['consent.skipped']);
  });

  it('answers in the language of the card', async () => {
    const card = await cardOf(app, customerId, 'de');
    const summary = await app.call('consents.record', answersTo(card, 'yes', ['email']));
    expect(summary.agreed.map((line) => line.purposeName)).toEqual(card.questions.map((one) => one.purposeName));
  });
});

describe('a card that must not count', () => {
  async function refusedWhole(code: Parameters<TestApp['refused']>[0], input: unknown) {
    const before = journalLength(app);
    await app.refused(code, 'consents.record', input);
    expect(stored(app)).toEqual([]);
    expect(journalLength(app)).toBe(before);
  }

  it('showed other words for one of its questions: nothing of it is recorded', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    const answers = sent.answers.map((answer, n) =>
      n === sent.answers.length - 1 ? { ...answer, shown: otherHash } : answer,
    );
    await refusedWhole('consent.wording-not-shown', { ...sent, answers });
  });

  it('carries the proof of words that were never asked', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    const answers = sent.answers.map((answer) => ({ ...answer, wording: otherHash, shown: otherHash }));
    await refusedWhole('consent.wording-not-shown', { ...sent, answers });
  });

  it('says it was German and showed the English words', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    await refusedWhole('consent.wording-not-shown', { ...sent, language: 'de' });
  });

  it('was filled in from a notice that the shop no longer shows', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    await app.call('shop.change', { name: 'Fern', address: 'A', contact: 'B', accent: '#2e6b57', idleSeconds: 60 });
    await app.call('notices.publish', {});
    await refusedWhole('consent.wording-not-shown', sent);
  });

  it('says yes without saying how', async () => {
    await refusedWhole('consent.channel-missing', answersTo(await cardOf(app, customerId), 'yes'));
  });

  it('says yes to a way that was not on it', async () => {
    const card = await cardOf(app, customerId);
    const [first] = card.questions;
    const missing = channels.filter((channel) => first?.channels.includes(channel) === false);
    expect(missing.length).toBeGreaterThan(0);
    const sent = answersTo(card, 'no');
    const answers = sent.answers.map((answer) =>
      answer.purpose === first?.purpose ? { ...answer, answer: 'yes' as const, channels: missing } : answer,
    );
    await refusedWhole('consent.channel-not-offered', { ...sent, answers });
  });

  it('answers a question that the shop does not ask', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'no');
    const answers = [...sent.answers, { ...sent.answers[0], purpose: 'selling-your-soul' }];
    await refusedWhole('consent.purpose-not-offered', { ...sent, answers });
  });

  it('answers one question twice, or says no and names a way', async () => {
    const sent = answersTo(await cardOf(app, customerId), 'no');
    await refusedWhole('call.bad-input', { ...sent, answers: [sent.answers[0], sent.answers[0]] });
    await refusedWhole('call.bad-input', answersTo(await cardOf(app, customerId), 'no', ['email']));
  });
});
