// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../renderer/app/app-store.ts';
import { useDisplay } from '../../renderer/app/customer-display.ts';
import { ConsentCard } from '../../renderer/consents/ConsentCard.tsx';
import { CustomerScreen } from '../../renderer/consents/CustomerScreen.tsx';
import type { ConsentSummary } from '../../shared/consents/model.ts';
import { type CustomerSaid, type CustomerView, customerView, type DisplayEvent } from '../../shared/display/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
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
let listeners: Set<(heard: DisplayEvent) => void>;
const done = vi.fn<(summary: ConsentSummary, language: Language) => void>();
const left = vi.fn<() => void>();

beforeEach(() => {
  listeners = new Set();
  asked = fakeBridge({
    'consents.card': ({ language }: { language: Language }) => ok(aCard(language)),
    'consents.record': () => ok(aSummary([aLine()])),
    'display.show': () => ok(null),
  });
  const { call } = window.shop;
  const on = (_event: string, listener: (heard: DisplayEvent) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  Object.defineProperty(window, 'shop', { configurable: true, value: { call, on } });
  useApp.setState({ shop: { name: 'Fern & Foxglove', customerLanguage: 'en', accent: '#2e6b57' } as never });
  useDisplay.setState({ second: true, open: true });
});
afterEach(() => {
  cleanup();
  useDisplay.setState({ second: false, open: false });
  vi.clearAllMocks();
});

const user = userEvent.setup();
const views = () =>
  asked.filter(({ name }) => name === 'display.show').map(({ input }) => (input as { view: CustomerView }).view);
const cardView = () =>
  views().findLast((view) => view.kind === 'card' && view.card !== null) as Extract<CustomerView, { kind: 'card' }>;
const recorded = () => recordedIn(asked);
const firstRecorded = () => firstRecordedIn(asked);
const say = async (said: CustomerSaid) =>
  act(async () => {
    for (const listener of [...listeners]) listener({ kind: 'said', said });
  });

async function askThere() {
  render(<ConsentCard customerId={someone} name="Quillon Zephyrine" language="en" onDone={done} onLeave={left} />);
  await screen.findByText('Quillon Zephyrine has the card');
  await vi.waitFor(() => expect(cardView()).toBeDefined());
}
const progress = (answers: Record<string, { answer: 'yes' | 'no'; channels: 'email'[]; words: string }>) => ({
  order: ['offers', 'reminders'],
  answers,
});
const [offers, reminders] = aCard().questions;
const no = { answer: 'no', channels: [], words: offers?.text ?? '' } as {
  answer: 'no';
  channels: 'email'[];
  words: string;
};
const yes = { answer: 'yes', channels: ['email'], words: reminders?.text ?? '' } as {
  answer: 'yes';
  channels: 'email'[];
  words: string;
};

describe("the card on the customer's own screen", () => {
  it('is told nothing that its schema does not know, and nothing of whose it is', async () => {
    await askThere();
    for (const view of views()) expect(customerView.safeParse(view).success).toBe(true);
    const told = JSON.stringify(views());
    expect(told).not.toContain(someone);
    expect(told).not.toContain('Quillon');
  });

  it('is recorded once it is finished, with the words that stood there', async () => {
    await askThere();
    const { turn } = cardView();
    await say({ kind: 'progress', turn, progress: progress({ offers: no }) });
    expect(screen.getByText('1 of 2 questions answered')).toBeDefined();
    expect(recorded()).toEqual([]);
    await say({
      kind: 'finished',
      turn,
      progress: progress({ offers: no, reminders: yes }),
      controller: 'Fern & Foxglove',
    });
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    const { rendered, answers } = await firstRecorded();
    expect(rendered).toEqual({ controller: 'Fern & Foxglove', order: ['offers', 'reminders'] });
    expect(answers.map(({ purpose, answer, shown, wording }) => [purpose, answer, shown === wording])).toEqual([
      ['offers', 'no', true],
      ['reminders', 'yes', true],
    ]);
  });

  it('is not listened to about a card that is gone, nor when it is not finished', async () => {
    await askThere();
    const { turn } = cardView();
    const whole = progress({ offers: no, reminders: yes });
    await say({ kind: 'finished', turn: turn - 1, progress: whole, controller: 'Fern & Foxglove' });
    await say({ kind: 'finished', turn, progress: progress({ offers: no }), controller: 'Fern & Foxglove' });
    expect(recorded()).toEqual([]);
    expect(done).not.toHaveBeenCalled();
  });

  it('comes back to this screen when that one goes dark, at the first question that wants something', async () => {
    await askThere();
    await say({ kind: 'progress', turn: cardView().turn, progress: progress({ offers: no }) });
    act(() => useDisplay.setState({ second: false, open: false }));
    expect(screen.getByRole('heading').textContent).toBe(reminders?.text);
    expect(recorded()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    const { answers } = await firstRecorded();
    expect(answers.map(({ purpose, answer }) => [purpose, answer])).toEqual([['offers', 'no']]);
    await vi.waitFor(() => expect(left).toHaveBeenCalledOnce());
  });

  it('can be taken away or asked on this screen, and then nothing of it stays there', async () => {
    await askThere();
    await user.click(screen.getByRole('button', { name: 'Ask on this screen' }));
    expect(screen.getByRole('heading').textContent).toBe(offers?.text);
    expect(views().at(-1)?.kind).toBe('rest');
  });
});

describe("the customer's screen itself", () => {
  function open(view: CustomerView) {
    const said: CustomerSaid[] = [];
    let show: (next: CustomerView) => void = () => {};
    render(
      <CustomerScreen
        bridge={{
          start: (next) => {
            show = next;
          },
          say: (what) => said.push(what),
        }}
      />,
    );
    act(() => show(view));
    return { said, show: (next: CustomerView) => act(() => show(next)) };
  }
  const { customerId: _whose, noticeId: _notice, noticeVersion: _version, ...card } = aCard();
  const view = {
    kind: 'card',
    turn: 4,
    language: 'en',
    accent: '#2e6b57',
    card,
    from: { order: [], answers: {} },
    phase: 'asking',
    trouble: null,
  } as const satisfies CustomerView;

  it('tells every tap as it comes, with the words above it, and forgets it for the next card', async () => {
    const { said, show } = open(view);
    await user.click(screen.getByRole('button', { name: 'No' }));
    expect(said.at(-1)).toMatchObject({
      kind: 'progress',
      turn: 4,
      progress: { order: ['offers', 'reminders'], answers: { offers: { answer: 'no', words: offers?.text } } },
    });
    show({ ...view, turn: 5 });
    expect(screen.getByRole('heading').textContent).toBe(offers?.text);
    expect(screen.getByRole('button', { name: 'No' }).getAttribute('aria-pressed')).toBe('false');
    show({ kind: 'rest', shopName: 'Fern & Foxglove', language: 'en', accent: '#2e6b57' });
    expect(document.body.textContent).toBe('Fern & Foxglove');
  });

  it('presses nothing with the second of two quick taps, which was meant for the page before', async () => {
    const { said } = open({
      kind: 'done',
      turn: 0,
      language: 'en',
      accent: '#2e6b57',
      agreed: [],
      stopCode: null,
      slip: null,
    });
    const close = screen.getByRole('button', { name: 'Finished' });
    await user.dblClick(close);
    expect(said).toEqual([{ kind: 'closed', turn: 0 }]);
  });
});
