import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, actsSince, answersTo, cardOf, journalLength, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

const aDay = 86_400_000;
const today = () => app.ports.now().slice(0, 10);

async function printed(copies = 1): Promise<number> {
  const done = await app.call('consents.printSheets', { language: 'en', format: 'sheet-a4', copies, to: 'pdf' });
  if (done.kind !== 'done') throw new Error('nothing was printed');
  return done.numbers[0] ?? 0;
}

async function typedIn(
  sheet: number,
  answeredOn: string,
  answer: 'yes' | 'no' | 'not-now' = 'yes',
): Promise<CallInput<'consents.record'>> {
  const card = await app.call('consents.sheetCard', { customerId, number: sheet });
  const sent = answersTo(card, answer, answer === 'yes' ? ['email'] : []);
  return { ...sent, how: { method: 'paper', sheet, answeredOn } };
}

describe('a script that is read aloud', () => {
  it('is recorded as spoken, with the words that were read', async () => {
    const card = await cardOf(app, customerId, 'de');
    await app.call('consents.record', { ...answersTo(card, 'yes', ['email']), how: { method: 'spoken' } });
    expect(stored(app)[0]).toMatchObject({
      method: 'spoken',
      wording: card.questions[0]?.wording,
      controller: 'Fern & Foxglove',
      asked_order: JSON.stringify(card.questions.map(({ purpose }) => purpose)),
      sheet: null,
      reason: null,
    });
  });
});

describe('an answer by phone or letter', () => {
  it('says why it came that way', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', {
      ...answersTo(card, 'yes', ['email']),
      how: { method: 'phone', reason: 'they-called' },
    });
    expect(stored(app)[0]).toMatchObject({ method: 'phone', reason: 'they-called', answered_on: null });
    await app.refused('call.bad-input', 'consents.record', {
      ...answersTo(card, 'yes', ['email']),
      how: { method: 'phone' },
    });
  });

  it('by letter holds from the day on the letter, not from the day it was typed in', async () => {
    const card = await cardOf(app, customerId);
    const summary = await app.call('consents.record', {
      ...answersTo(card, 'yes', ['email']),
      how: { method: 'letter', reason: 'they-wrote', answeredOn: '2026-11-03' },
    });
    expect(summary.agreed[0]?.validUntil).toBe('2028-11-03T00:00:00.000Z');
    expect(stored(app)[0]).toMatchObject({ at: app.ports.now(), answered_on: '2026-11-03' });
  });

  it.each(['2026-11-30', '2025-10-01'])('by letter of %s is refused: that day cannot be', async (answeredOn) => {
    const how = { method: 'letter', reason: 'they-wrote', answeredOn };
    const sent = { ...answersTo(await cardOf(app, customerId), 'no'), how };
    await app.refused('consent.day-impossible', 'consents.record', sent);
    expect(stored(app)).toEqual([]);
  });
});

describe('a numbered sheet of paper', () => {
  it('is printed with the exact words, each sheet with a number of its own', async () => {
    const before = journalLength(app);
    expect(await printed(3)).toBe(1);
    expect(await printed()).toBe(4);
    const { document } = app.ports.saved[0]?.page ?? {};
    if (document?.kind !== 'sheet') throw new Error('no sheet was drawn');
    const card = await cardOf(app, customerId);
    expect(document.questions.map(({ text }) => text)).toEqual(card.questions.map(({ text }) => text));
    expect(document.pages.map(({ label }) => label)).toEqual(['Sheet 1', 'Sheet 2', 'Sheet 3']);
    expect(app.ports.saved[0]?.name).toBe('sheet-1-en.pdf');
    expect(actsSince(app, before)).toEqual(['sheet.printed', 'sheet.printed']);
  });

  it('is typed in later against its number, once', async () => {
    const sheet = await printed();
    app.ports.pass(3 * aDay);
    const sent = await typedIn(sheet, today());
    await app.call('consents.record', sent);
    expect(stored(app)[0]).toMatchObject({ method: 'paper', sheet, answered_on: today() });
    await app.refused('consent.sheet-used', 'consents.record', sent);
    await app.refused('consent.sheet-used', 'consents.sheetCard', { customerId, number: sheet });
    await app.refused('consent.sheet-unknown', 'consents.sheetCard', { customerId, number: 99 });
  });

  it('stays bound to the words on it when the shop asks in other words since', async () => {
    const sheet = await printed();
    const onPaper = await cardOf(app, customerId);
    await app.call('shop.change', { name: 'Fern', address: 'A', contact: 'B', accent: '#2e6b57', idleSeconds: 60 });
    await app.call('notices.publish', {});
    const card = await app.call('consents.sheetCard', { customerId, number: sheet });
    expect(card).toMatchObject({ controller: 'Fern & Foxglove', noticeId: onPaper.noticeId, noticeVersion: 1 });
    expect(card.questions.map(({ text }) => text)).toEqual(onPaper.questions.map(({ text }) => text));
    await app.call('consents.record', await typedIn(sheet, today()));
    expect(stored(app)[0]).toMatchObject({
      wording: onPaper.questions[0]?.wording,
      notice_id: onPaper.noticeId,
      controller: 'Fern & Foxglove',
    });
  });

  it('does not overrule what the person said on a later day, and says so', async () => {
    const sheet = await printed();
    const signed = today();
    app.ports.pass(2 * aDay);
    await app.call('consents.stop', { customerId, which: null });
    app.ports.pass(2 * aDay);
    const summary = await app.call('consents.record', await typedIn(sheet, signed));
    expect(summary.agreed).toEqual([]);
    expect(summary.answeredSince.length).toBeGreaterThan(0);
    expect(stored(app).filter(({ method }) => method === 'paper')).toEqual([]);
  });

  it('of the day on which the person stopped adds no yes, because nobody knows which came first', async () => {
    const sheet = await printed();
    await app.call('consents.stop', { customerId, which: null });
    expect((await app.call('consents.record', await typedIn(sheet, today()))).agreed).toEqual([]);
  });

  it('of that day does add a no', async () => {
    const card = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(card, 'yes', ['email']));
    const sheet = await printed();
    expect((await app.call('consents.record', await typedIn(sheet, today(), 'no'))).agreed).toEqual([]);
  });

  it('cannot have been signed before it was printed, and its number is not used up by trying', async () => {
    const sheet = await printed();
    await app.refused('consent.day-impossible', 'consents.record', await typedIn(sheet, '2026-11-20'));
    await app.call('consents.record', await typedIn(sheet, today()));
  });

  it('keeps its number when the print was given up, so that no two papers share one', async () => {
    app.ports.dialog = () => ({ kind: 'cancelled' });
    const wish = { language: 'en', format: 'sheet-a5', copies: 2, to: 'printer' } as const;
    expect(await app.call('consents.printSheets', wish)).toEqual({ kind: 'cancelled' });
    app.ports.dialog = () => {
      throw new Refusal('sign.no-printer');
    };
    await app.refused('sign.no-printer', 'consents.printSheets', wish);
    app.ports.dialog = () => ({ kind: 'done' });
    expect(await app.call('consents.printSheets', wish)).toEqual({ kind: 'done', numbers: [5, 6] });
  });
});
