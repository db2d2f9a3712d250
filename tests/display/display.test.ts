import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerSaid } from '../../shared/display/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const accent = '#2e6b57';
const card = {
  answeredBy: 'person',
  controller: 'Fern & Foxglove',
  language: 'en',
  languages: ['en', 'de'],
  notice: 'Kept on this computer only.',
  questions: [{ purpose: 'offers', purposeName: 'Offers', text: 'May we write to you?', channels: ['email'] }],
} as const;
const view = {
  kind: 'card',
  turn: 1,
  language: 'en',
  accent,
  card,
  from: { order: [], answers: {} },
  phase: 'asking',
  trouble: null,
} as const;

describe("the customer's screen", () => {
  it('is off until the owner wants it, and stays as it was chosen', async () => {
    expect(await app.call('display.connect', {})).toEqual({ wanted: false });
    await app.call('display.use', { wanted: true });
    expect(await app.call('display.connect', {})).toEqual({ wanted: true });
    await app.call('display.use', { wanted: false });
    expect(await app.call('display.connect', {})).toEqual({ wanted: false });
    expect(app.ports.wishes.map((wish) => wish.kind === 'wanted' && wish.wanted)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is shown a card without whose it is', async () => {
    await app.call('display.show', { view });
    expect(app.ports.wishes).toEqual([{ kind: 'show', view }]);
  });

  it.each([
    ['whose card it is', { ...view, card: { ...card, customerId: '01900000-0000-7000-8000-00000000000a' } }],
    ['a name', { ...view, name: 'Quillon Zephyrine' }],
    ['what staff are told', { ...view, failure: { code: 'disk.full', detail: {} } }],
    [
      'a question with more than its words',
      { ...view, card: { ...card, questions: [{ ...card.questions[0], note: 'x' }] } },
    ],
    [
      'why somebody answered by phone',
      { kind: 'history', turn: 1, language: 'en', accent, entries: [{ reason: 'they-called' }] },
    ],
    ['a page that it does not have', { kind: 'profile', accent, language: 'en' }],
  ])('is not shown %s', async (_what, more) => {
    await app.refused('call.bad-input', 'display.show', { view: more });
    expect(app.ports.wishes).toEqual([]);
  });

  it('says what was tapped, and is not heard when it says anything else', () => {
    const progress = { order: ['offers'], answers: { offers: { answer: 'no', channels: [], words: 'May we?' } } };
    expect(customerSaid.safeParse({ kind: 'progress', turn: 1, progress }).success).toBe(true);
    for (const said of [
      { kind: 'call', name: 'customers.list', input: {} },
      { kind: 'finished', turn: 1, progress, controller: 'Fern', customerId: 'x' },
      { kind: 'progress', turn: 1, progress: { order: [], answers: { offers: { answer: 'yes' } } } },
      { kind: 'progress', turn: 1, progress: { ...progress, order: Array.from({ length: 5000 }, () => 'offers') } },
      'closed',
      null,
    ])
      expect(customerSaid.safeParse(said).success).toBe(false);
  });
});
