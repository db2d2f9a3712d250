import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskingDraft, QuestionDraft } from '../../shared/consents/model.ts';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

type Sent = CallInput<'consents.publishAsking'>;
const sent = (questions: readonly QuestionDraft[]): Sent => ({
  questions: questions.map(({ isOwn: _, ...question }) => ({
    ...question,
    channels: [...question.channels],
    words: question.words.map((words) => ({ ...words })),
  })),
});
/** The draft with other words for the first question in one language. */
const reworded = ({ questions }: AskingDraft, language: string, ask: string): Sent =>
  sent(
    questions.map((question, index) =>
      index === 0
        ? {
            ...question,
            words: question.words.map((words) => (words.language === language ? { ...words, ask } : words)),
          }
        : question,
    ),
  );
const invitations: QuestionDraft = {
  code: null,
  isOwn: true,
  asked: true,
  channels: ['post'],
  months: 12,
  words: [
    {
      language: 'en',
      name: 'invitations',
      why: 'We invite you to our evenings, and only after you have said yes.',
      ask: 'May Fern & Foxglove invite you to its evenings? You can stop it at any time.',
    },
  ],
};

describe('new words', () => {
  it('are asked from the publishing on, and answers given before keep the old ones', async () => {
    const before = await cardOf(app, customerId);
    await app.call('consents.record', answersTo(before, 'yes', ['email']));
    const ask = 'May Fern & Foxglove write to you about its flowers? You can stop it at any time.';
    await app.call('consents.publishAsking', reworded(await app.call('consents.asking', {}), 'en', ask));
    const after = await cardOf(app, customerId);
    expect(after.noticeVersion).toBe(2);
    expect(after.questions[0]?.text).toBe(ask);
    const { timeline } = await app.call('customers.open', { id: customerId });
    const words = timeline.flatMap((entry) => (entry.kind === 'answer' ? [entry.words] : []));
    expect(words).toContain(before.questions[0]?.text);
    expect(words).not.toContain(ask);
    expect((await app.call('consents.summary', { customerId })).agreed).toHaveLength(before.questions.length);
    expect((await app.call('notices.current', {})).stale).toBe(false);
  });

  it('make a card that was open meanwhile refuse its old words', async () => {
    const open = answersTo(await cardOf(app, customerId), 'yes', ['email']);
    await app.call(
      'consents.publishAsking',
      reworded(await app.call('consents.asking', {}), 'en', 'May Fern & Foxglove write? You can stop it.'),
    );
    await app.refused('consent.wording-not-shown', 'consents.record', open);
    expect(stored(app)).toEqual([]);
  });

  it('left empty in a language take the question and the card out of that language, and nothing can be granted', async () => {
    await app.call('consents.publishAsking', reworded(await app.call('consents.asking', {}), 'de', ''));
    await app.refused('consent.wording-missing', 'consents.card', { customerId, language: 'de' });
    const english = await cardOf(app, customerId);
    expect(english.languages).not.toContain('de');
    const german = { ...answersTo(english, 'yes', ['email']), language: 'de' };
    await app.refused('consent.wording-missing', 'consents.record', german);
    expect(stored(app)).toEqual([]);
  });

  it('that are put back to the shipped ones are not kept as the own', async () => {
    const shipped = await app.call('consents.asking', {});
    await app.call('consents.publishAsking', reworded(shipped, 'en', 'May Fern & Foxglove write? You can stop it.'));
    await app.call('consents.publishAsking', sent(shipped.questions));
    expect(app.vault().db.prepare('SELECT * FROM own_words').all()).toEqual([]);
    expect(await app.call('consents.asking', {})).toEqual(shipped);
  });

  it('are refused as a whole when the language of the shop has none', async () => {
    const before = (await app.call('notices.current', {})).notice.version;
    await app.refused(
      'asking.words-missing',
      'consents.publishAsking',
      reworded(await app.call('consents.asking', {}), 'en', ' '),
    );
    expect((await app.call('notices.current', {})).notice.version).toBe(before);
  });
});

describe('questions', () => {
  it('can be asked no more: a yes given before holds, and stays in what can be stopped', async () => {
    await app.call('consents.record', answersTo(await cardOf(app, customerId), 'yes', ['email']));
    const { questions } = await app.call('consents.asking', {});
    await app.call('consents.publishAsking', sent(questions.map((one) => ({ ...one, asked: one.code !== 'dates' }))));
    expect((await cardOf(app, customerId)).questions.map(({ purpose }) => purpose)).toEqual(['offers']);
    const { agreed } = await app.call('consents.summary', { customerId });
    expect(agreed.map(({ purpose }) => purpose)).toEqual(['offers', 'dates']);
    expect((await app.call('consents.stop', { customerId, which: null })).agreed).toEqual([]);
  });

  it('can be added as a purpose of their own, with a reason and a keeping rule for every field they need', async () => {
    const { questions } = await app.call('consents.asking', {});
    const after = await app.call('consents.publishAsking', sent([...questions, invitations]));
    expect(after.questions.at(-1)).toMatchObject({ code: 'own-1', isOwn: true, channels: ['post'], months: 12 });
    const card = await cardOf(app, customerId);
    expect(card.questions.at(-1)).toMatchObject({ purpose: 'own-1', purposeName: 'invitations', channels: ['post'] });
    expect(card.languages).toEqual(['en']);
    const map = await app.call('datamap.show', {});
    expect(map.fields.filter((field) => field.purposes.includes('own-1')).map(({ code }) => code)).toEqual([
      'post',
      'answers',
    ]);
    expect(map.keeping.filter(({ purpose }) => purpose === 'own-1').map(({ trigger }) => trigger)).toEqual([
      'consent-ended',
      'consent-ended',
    ]);
    const notice = await app.call('notices.draft', { language: 'de' });
    expect(JSON.stringify(notice)).toContain('We invite you to our evenings');
  });

  it('are at most four', async () => {
    const { questions } = await app.call('consents.asking', {});
    const five = [...questions, invitations, invitations, invitations];
    await app.refused('asking.too-many', 'consents.publishAsking', sent(five));
    expect((await app.call('consents.asking', {})).questions).toEqual(questions);
  });

  it('are changed by the owner alone', async () => {
    const { questions } = await app.call('consents.asking', {});
    app.as('Manager');
    await app.refused('call.not-allowed', 'consents.publishAsking', sent(questions));
  });
});

it('text messages cannot be switched on in a country that wants more named than the words name', async () => {
  app.close();
  const ports = fakePorts();
  const { packs } = ports.catalogue;
  const uk = { ...packs.uk, smsWordingMustName: ['sender', 'frequency', 'stopping'] as const };
  const catalogue = {
    ...ports.catalogue,
    packs: { ...packs, uk: { ...uk, smsWordingMustName: [...uk.smsWordingMustName] } },
  };
  app = await openTestApp({ ports: { ...ports, catalogue } });
  const { questions } = await app.call('consents.asking', {});
  const offers = questions.filter(({ code }) => code === 'offers');
  await app.refused('consent.sms-wording-incomplete', 'consents.publishAsking', sent(offers));
  const complete = 'Fern & Foxglove would like to text you its offers twice a month. Reply STOP to end it. All right?';
  await app.call(
    'consents.publishAsking',
    reworded({ shopName: '', shopLanguage: 'en', questions: offers }, 'en', complete),
  );
  const card = await cardOf(app, await aCustomer(app));
  expect(card.questions.find(({ purpose }) => purpose === 'offers')?.channels).toContain('sms');
});
