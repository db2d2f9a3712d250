// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../renderer/app/app-store.ts';
import { useDisplay } from '../../renderer/app/customer-display.ts';
import { AnswersScreen } from '../../renderer/consents/AnswersScreen.tsx';
import { CustomerScreen } from '../../renderer/consents/CustomerScreen.tsx';
import type { ConsentHistory, HistoryEntry } from '../../shared/consents/history.ts';
import { type CustomerSaid, type CustomerView, customerView, type DisplayEvent } from '../../shared/display/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { type Asked, aSlip, aStopCode, fakeBridge, ok, someone } from './consents-bridge.ts';

const entry: HistoryEntry = {
  id: '01900000-0000-7000-8000-0000000000e1',
  at: '2026-11-20T09:00:00.000Z',
  purpose: 'offers',
  purposeName: 'offers',
  channel: 'email',
  state: 'ConsentGiven',
  validUntil: '2028-11-20T09:00:00.000Z',
  words: 'May Fern & Foxglove write to you about its flowers?',
  wordsLanguage: 'en',
  wording: null,
  noticeVersion: 3,
  method: 'phone',
  role: 'Counter',
  sheet: null,
  reason: 'they-called',
  answeredOn: null,
  answeredBy: 'person',
};
const history: ConsentHistory = { customerId: someone, entries: [entry], stopCode: aStopCode };
const user = userEvent.setup();
const left = vi.fn<() => void>();
let asked: Asked[];
let listeners: Set<(heard: DisplayEvent) => void>;

beforeEach(() => {
  listeners = new Set();
  asked = fakeBridge({
    'slips.show': ({ language }: { language: Language }) => ok({ ...aSlip(), language }),
    'consents.history': () => ok(history),
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
  vi.useRealTimers();
  vi.clearAllMocks();
});

const views = () =>
  asked.filter(({ name }) => name === 'display.show').map(({ input }) => (input as { view: CustomerView }).view);
const last = () => views().at(-1);
const closed = async (turn: number) =>
  act(async () => {
    for (const listener of [...listeners]) listener({ kind: 'said', said: { kind: 'closed', turn } });
  });

/** Opens what Quillon answered and shows one of the two papers. */
async function show(which: 'slip' | 'history') {
  const page = render(<AnswersScreen customerId={someone} name="Quillon Zephyrine" language="en" onLeave={left} />);
  const buttons = await vi.waitFor(() => {
    const all = screen.getAllByRole('button', { name: 'Show to the customer' });
    expect(all).toHaveLength(2);
    return all;
  });
  await user.click(buttons[which === 'slip' ? 0 : 1] as HTMLElement);
  return page;
}

describe("what is shown on the customer's own screen", () => {
  it.each(['slip', 'history'] as const)(
    'is the %s and nothing of the shop, whose own page stays here',
    async (which) => {
      await show(which);
      expect(last()).toMatchObject({ kind: which, language: 'en', accent: '#2e6b57' });
      for (const view of views()) expect(customerView.safeParse(view).success).toBe(true);
      const told = JSON.stringify(views());
      for (const ours of [someone, 'Quillon', 'they-called']) expect(told).not.toContain(ours);
      expect(screen.getByRole('heading', { name: 'What Quillon Zephyrine answered' })).toBeDefined();
      expect(screen.queryByRole('dialog')).toBeNull();
      await user.click(screen.getByRole('button', { name: 'Take it away' }));
      expect(last()?.kind).toBe('rest');
      expect(screen.queryByRole('button', { name: 'Take it away' })).toBeNull();
    },
  );

  it('is over once it is closed there, but not for what is said of the paper before', async () => {
    await show('history');
    const { turn } = last() as Extract<CustomerView, { kind: 'history' }>;
    await closed(turn - 1);
    expect(last()?.kind).toBe('history');
    await closed(turn);
    expect(last()?.kind).toBe('rest');
  });

  it('comes to this screen when that one goes dark, and goes back when it is there again', async () => {
    await show('slip');
    act(() => useDisplay.setState({ second: false, open: false }));
    expect(screen.getByRole('dialog', { name: 'Your slip' })).toBeDefined();
    act(() => useDisplay.setState({ second: true, open: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(last()?.kind).toBe('slip');
  });

  it('is gone when the shop goes on', async () => {
    const { unmount } = await show('history');
    unmount();
    expect(last()?.kind).toBe('rest');
  });
});

it("a paper on the customer's screen clears itself after a while, and counts every sign of life", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const said: CustomerSaid[] = [];
  const { reason: _ours, ...shown } = entry;
  render(
    <CustomerScreen
      bridge={{
        start: (show) => show({ kind: 'history', turn: 7, language: 'de', accent: '#2e6b57', entries: [shown] }),
        say: (what) => said.push(what),
      }}
    />,
  );
  expect(screen.getByRole('dialog', { name: 'Das haben Sie geantwortet' }).lang).toBe('de');
  expect(screen.getByText(entry.words ?? '').lang).toBe('en');
  await act(() => vi.advanceTimersByTimeAsync(40_000));
  expect(said).toEqual([]);
  act(() => {
    window.dispatchEvent(new Event('pointermove'));
  });
  await act(() => vi.advanceTimersByTimeAsync(40_000));
  expect(said).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(6000));
  expect(said).toEqual([{ kind: 'closed', turn: 7 }]);
});
