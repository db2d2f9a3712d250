// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsentCard } from '../../renderer/consents/ConsentCard.tsx';
import type { ConsentSummary } from '../../shared/consents/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import {
  type Asked,
  aCard,
  aLine,
  aSummary,
  fakeBridge,
  firstRecordedIn,
  ok,
  recordedIn,
  someone,
} from './consents-bridge.ts';

let asked: Asked[];
let answerRecord: () => Result<unknown> | Promise<Result<unknown>>;
const done = vi.fn<(summary: ConsentSummary, language: Language) => void>();
const left = vi.fn<() => void>();

beforeEach(() => {
  answerRecord = () => ok(aSummary([aLine()]));
  asked = fakeBridge({
    'consents.card': ({ language }: { language: Language }) => ok(aCard(language)),
    'consents.record': () => answerRecord(),
  });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const user = userEvent.setup();
async function openCard(language: Language = 'en') {
  render(
    <>
      <p>Staff side</p>
      <ConsentCard name="Quillon Zephyrine" customerId={someone} language={language} onDone={done} onLeave={left} />
    </>,
  );
  await screen.findByRole('heading');
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const tap = (name: string | RegExp) => user.click(button(name));
const firstSentence = aCard().questions[0]?.text ?? '';
const recorded = () => recordedIn(asked);
const firstRecorded = () => firstRecordedIn(asked);

describe("the customer's card", () => {
  it('asks one sentence with four answers, none of them chosen', async () => {
    await openCard();
    expect(screen.getByRole('heading').textContent).toBe(aCard().questions[0]?.text);
    const answers = within(screen.getByRole('group', { name: firstSentence })).getAllByRole('button');
    expect(answers.map((one) => one.textContent)).toEqual(['Yes', 'No', 'Not now', 'Skip']);
    expect(answers.map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'false', 'false']);
  });

  it('draws the four answers exactly alike', async () => {
    await openCard();
    const group = screen.getByRole('group', { name: firstSentence });
    const looks = [...group.children].map((one) => [one.tagName, one.className, one.getAttribute('style')].join());
    expect(looks).toHaveLength(4);
    expect(new Set(looks).size).toBe(1);
  });

  it('shows ways to be reached only under a yes, none of them ticked', async () => {
    await openCard();
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
    await tap('Yes');
    const ways = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(ways).toHaveLength(3);
    expect(ways.filter((way) => way.checked)).toEqual([]);
  });

  it('does not go on from a yes without a way, and says so', async () => {
    await openCard();
    await tap('Yes');
    await tap('Continue');
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toContain(
      'Choose at least one way to hear from us, or answer No.',
    );
    expect(screen.getByRole('heading').textContent).toBe(aCard().questions[0]?.text);
    await user.click(screen.getByRole('checkbox', { name: 'Post' }));
    await tap('Continue');
    expect(screen.getByRole('heading').textContent).toBe(aCard().questions[1]?.text);
  });

  it('records what was answered, with proof of the words that were on the screen', async () => {
    await openCard();
    await tap('Yes');
    await user.click(screen.getByRole('checkbox', { name: 'E-mail' }));
    await tap('Continue');
    await tap('Not now');
    expect(screen.getByRole('list').textContent).toContain('Yes: by e-mail');
    expect(recorded()).toEqual([]);
    await tap('Done');
    const card = aCard();
    const [first, second] = card.questions;
    await firstRecorded();
    expect(recorded()).toEqual([
      {
        customerId: someone,
        noticeId: card.noticeId,
        language: 'en',
        answeredBy: 'person',
        afterPayment: false,
        rendered: { controller: 'Fern & Foxglove', order: ['offers', 'reminders'] },
        answers: [
          { purpose: 'offers', wording: first?.wording, shown: first?.wording, answer: 'yes', channels: ['email'] },
          { purpose: 'reminders', wording: second?.wording, shown: second?.wording, answer: 'not-now', channels: [] },
        ],
      },
    ]);
    await waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(aSummary([aLine()]), 'en'));
  });

  it.each([
    ['for other words', (heading: HTMLElement) => heading.append(' Really?')],
    ['for words that nobody could see', (heading: HTMLElement) => heading.style.setProperty('visibility', 'hidden')],
  ])('proves nothing %s', async (_, change) => {
    await openCard();
    change(screen.getByRole('heading'));
    await tap('No');
    await tap('No');
    await tap('Done');
    const [first, second] = (await firstRecorded()).answers;
    expect(first?.shown).not.toBe(first?.wording);
    expect(second?.shown).toBe(second?.wording);
  });

  it('asks again from the start in another language', async () => {
    await openCard();
    await tap('No');
    await tap('Language of this card: English');
    await tap('Deutsch');
    expect(screen.getByRole('heading').textContent).toBe(aCard('de').questions[0]?.text);
    expect(screen.getByRole('dialog').lang).toBe('de');
    await tap('Nein');
    await tap('Nein');
    await tap('Fertig');
    const sent = await firstRecorded();
    expect(sent.language).toBe('de');
    expect(sent.answers.map((one) => one.shown)).toEqual(aCard('de').questions.map((one) => one.wording));
    await waitFor(() => expect(done).toHaveBeenCalledWith(expect.anything(), 'de'));
  });

  it('lets an answer be changed before it is recorded', async () => {
    await openCard();
    await tap('No');
    await tap('No');
    await tap('Change the answer on Reminders');
    expect(button('No').getAttribute('aria-pressed')).toBe('true');
    await tap('Skip');
    await tap('Done');
    expect((await firstRecorded()).answers.map((one) => one.answer)).toEqual(['no', 'skip']);
  });

  it('records once, however often Done is tapped', async () => {
    let finish: (result: Result<unknown>) => void = () => {};
    answerRecord = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    await openCard();
    await tap('No');
    await tap('No');
    await tap('Done');
    await tap('Saving');
    await firstRecorded();
    await act(async () => finish(ok(aSummary())));
    expect(recorded()).toHaveLength(1);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('stays, with the answers, and says why when nothing could be recorded', async () => {
    answerRecord = () => ({ ok: false, failure: { code: 'vault.disk-full', detail: {} } });
    await openCard();
    await tap('No');
    await tap('No');
    await tap('Done');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full, so nothing was saved.');
    expect(done).not.toHaveBeenCalled();
    answerRecord = () => ok(aSummary());
    await tap('Done');
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  });

  it('hides the staff side from eyes, fingers and screen readers, and gives it back', async () => {
    await openCard();
    const staff = screen.getByText('Staff side').parentElement;
    expect(staff?.inert).toBe(true);
    expect(staff?.style.visibility).toBe('hidden');
    expect(screen.getByRole('dialog').textContent).not.toContain('Staff side');
    cleanup();
    expect(staff?.inert).toBe(false);
    expect(staff?.style.visibility).toBe('');
  });

  it('keeps a tapped No when the customer walks away, and no Yes that was not confirmed', async () => {
    await openCard();
    await tap('No');
    await tap('Yes');
    await tap('Close');
    expect((await firstRecorded()).answers.map(({ purpose, answer }) => [purpose, answer])).toEqual([['offers', 'no']]);
    await waitFor(() => expect(left).toHaveBeenCalledTimes(1));
    expect(done).not.toHaveBeenCalled();
  });

  it('proves the name above the questions as it stood on the screen', async () => {
    await openCard();
    screen.getByText('Fern & Foxglove', { exact: true }).append(' Ltd');
    await tap('No');
    await tap('No');
    await tap('Done');
    expect((await firstRecorded()).rendered.controller).toBe('Fern & Foxglove Ltd');
  });

  it('is written in larger letters on request', async () => {
    await openCard();
    expect(screen.getByRole('dialog').dataset.large).toBe('false');
    await tap('Larger letters');
    expect(screen.getByRole('dialog').dataset.large).toBe('true');
    expect(screen.getByRole('dialog').dir).toBe('ltr');
  });

  it('can be answered with the keyboard alone', async () => {
    await openCard();
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    await user.tab();
    expect(document.activeElement).toBe(button('Yes'));
    await user.keyboard('{Enter}');
    await user.tab({ shift: false });
    button('Skip').focus();
    await user.tab();
    await user.keyboard(' ');
    await user.tab();
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(button('Continue'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    expect(screen.getByRole('heading').textContent).toBe(aCard().questions[1]?.text);
  });
});
