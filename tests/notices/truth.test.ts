import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { CallInput } from '../../shared/contract.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { languages } from '../../shared/foundation/language.ts';
import type { Notice, NoticeText } from '../../shared/notices/model.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const shopAs = (address: string) => ({
  name: 'Fern & Foxglove',
  address,
  contact: '0117 496 0123',
  accent: '#2e6b57',
  idleSeconds: 60,
});
const fieldCalled = (name: string, purposes: string[], recipients: string[]): CallInput<'datamap.saveField'> => ({
  code: null,
  names: { en: name },
  category: 'pd:Preference',
  provenance: 'ProvidedPersonalData',
  purposes,
  recipients,
  optional: true,
  because: 'So that flowers fit.',
  keep: { trigger: 'last-contact', months: 12 },
  reason: '',
});

/** What somebody may do to the map, the shop or the notice; `ask` may be refused, and then nothing has changed. */
const edit = fc.oneof(
  fc.constantFrom('1 New Street', '12 Lark Lane', '').map((address) => ['shop.change', shopAs(address)] as const),
  fc.constantFrom(12, 24, 60).map((months) => ['retention.changeRule', { months }] as const),
  fc
    .tuple(
      fc.constantFrom('Vase', 'Wrapping', 'Ribbon'),
      fc.subarray(['orders', 'offers', 'dates'], { minLength: 1 }),
      fc.subarray(['delivery', 'accountant']),
    )
    .map(([name, purposes, who]) => ['datamap.saveField', fieldCalled(name, purposes, who)] as const),
  fc
    .tuple(fc.subarray(['orders', 'offers', 'dates'], { minLength: 1 }), fc.subarray(['delivery', 'computer-help']))
    .map(
      ([purposes, recipients]) => ['datamap.changeField', { code: 'note', purposes, recipients, because: '' }] as const,
    ),
  fc.boolean().map((retired) => ['datamap.retireField', { code: 'own-1', retired }] as const),
  fc
    .constantFrom(null, 'FR', 'US')
    .map((country) => ['datamap.savePartner', { code: 'delivery', names: {}, country }] as const),
  fc
    .constantFrom(0, 6, 120)
    .map(
      (months) =>
        [
          'retention.changeOneRule',
          { field: 'note', purpose: 'orders', trigger: 'last-contact', months, action: 'remove-field', because: '' },
        ] as const,
    ),
  fc
    .constantFrom([], ['rights'], ['object', 'complain'])
    .map((second) => ['notices.changeChoices', { second, nameAuthority: false, own: [] }] as const),
  fc.constant(['notices.publish', {}] as const),
  fc.constant(['answer', {}] as const),
);

it('holds whatever is changed: no version moves, none that is stale passes as true, a yes points at what the card said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 5, maxLength: 9 }), async (edits) => {
      app = await openTestApp();
      const { id } = await app.call('customers.add', {
        displayName: 'Mina Wexelholt',
        contact: 'mina@example.org',
        language: 'en',
        underSixteen: false,
      });
      await app.call('signs.print', { format: 'poster-a4', language: 'en', look: firstLook, printer: null });
      const { notice: first } = await app.call('notices.current', {});
      const published = new Map([[first.id as string, JSON.stringify(first)]]);
      const answered: { readonly wording: string; readonly text: string; readonly noticeId: string }[] = [];
      for (const [name, input] of edits) {
        if (name === 'answer') answered.push(await answerCard(id as CustomerId));
        else await app.ask(name, input);
        const { notice, stale } = await app.call('notices.current', {});
        if (!published.has(notice.id)) published.set(notice.id, JSON.stringify(notice));
        const today = await saidToday();
        expect(stale).toBe(!saysTheSame(notice, today));
        for (const sign of await app.call('signs.out', {})) {
          const of = [...published.values()].map((text) => JSON.parse(text) as Notice);
          const printed = of.find(({ version }) => version === sign.noticeVersion);
          expect(sign.stale).toBe(printed === undefined || !saysTheSame(printed, today));
        }
      }
      expect(app.mishaps).toEqual([]);
      const rows = app.vault().db.prepare('SELECT id, texts, wordings FROM notice').all() as NoticeRow[];
      for (const [noticeId, text] of published) {
        const row = rows.find((one) => one.id === noticeId);
        expect(JSON.parse(row?.texts ?? '')).toEqual((JSON.parse(text) as Notice).texts);
      }
      for (const { wording, text, noticeId } of answered) {
        expect(JSON.parse(rows.find((one) => one.id === noticeId)?.wordings ?? '[]')).toContain(wording);
        expect(app.vault().db.prepare('SELECT text FROM wording WHERE hash = ?').pluck().get(wording)).toBe(text);
      }
      app.close();
    }),
    { numRuns: 3 },
  );
});

type NoticeRow = { readonly id: string; readonly texts: string; readonly wordings: string };

/** What would be published now, sentence by sentence in every language; `null` when nothing may be. */
async function saidToday(): Promise<readonly string[] | null> {
  const { contradictions } = await app.call('notices.changes', { language: 'en' });
  const drafts = await Promise.all(languages.map((language) => app.ask('notices.draft', { language })));
  if (contradictions.length > 0 || drafts.some(({ ok }) => !ok)) return null;
  return drafts.map((draft) => claims((draft as { readonly value: NoticeText }).value));
}

/** True when a published notice says what would be said today: nothing of the app's own way of comparing. */
function saysTheSame({ texts }: Notice, today: readonly string[] | null): boolean {
  const said = languages.map((language) => texts.find((text) => text.language === language));
  return JSON.stringify(said.map((text) => (text === undefined ? '' : claims(text)))) === JSON.stringify(today);
}

function claims({ title, short, sections }: NoticeText): string {
  return JSON.stringify([title, short, sections.map(({ key, sentences }) => [key, sentences])]);
}

/** Says yes to every question, and answers with what stood on the card for the first of them. */
async function answerCard(id: CustomerId) {
  const card = await cardOf(app, id);
  const [question] = card.questions;
  if (question === undefined) throw new Error('a card without a question');
  await app.call('consents.record', answersTo(card, 'yes', ['email']));
  return { wording: question.wording, text: question.text, noticeId: card.noticeId };
}
