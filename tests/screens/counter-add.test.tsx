// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CounterPage } from '../../renderer/counter/CounterPage.tsx';
import { useCounter } from '../../renderer/counter/counter-store.ts';
import type { CallInput } from '../../shared/contract.ts';
import { type Asked, aCard, aSummary, fakeBridge, ok, someone } from './consents-bridge.ts';

const user = userEvent.setup();
let asked: Asked[];

beforeEach(() => {
  asked = fakeBridge({
    'consents.rules': () => ok({ afterPayment: null, parentUnderAge: null, today: '2026-11-23' }),
    'customers.similar': () => ok([]),
    'customers.add': (input: CallInput<'customers.add'>) => ok(customer(input)),
    'customers.open': () => ok({ customer: customer({ displayName: 'Jo Fern', underSixteen: true }), timeline: [] }),
    'customers.undoAdd': () => ok(null),
    'consents.summary': () => ok(aSummary()),
    'consents.advice': () => ok(null),
    'purchases.settings': () => ({ ok: false, failure: { code: 'unexpected', detail: {} } }),
    'consents.card': () => ok(aCard()),
  });
  useCounter.setState({ view: { kind: 'add', name: 'Jo Fern', contact: '07700 900123' }, added: null });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  useCounter.getState().clear();
});

function customer(of: { readonly displayName: string; readonly underSixteen: boolean }) {
  return { ...of, id: someone, language: 'en', note: '', contactPoints: [], tags: [], lastContactAt: null };
}
const named = (name: string) => asked.filter((one) => one.name === name);

it('somebody under sixteen is one tap: no day of birth is asked for, and no card is turned to them', async () => {
  render(<CounterPage />);
  expect(screen.getAllByRole('textbox')).toHaveLength(2);
  expect(document.querySelector('[type="date"], [role="spinbutton"]')).toBeNull();
  await user.click(screen.getByRole('switch', { name: 'Under sixteen' }));
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await screen.findByRole('heading', { name: 'Jo Fern' });
  expect(named('customers.add')[0]?.input).toEqual({
    displayName: 'Jo Fern',
    contact: '07700 900123',
    language: 'en',
    underSixteen: true,
  });
  expect(named('consents.card')).toEqual([]);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask' }).disabled).toBe(true);
});

it('an adding can be taken back for a minute, which is counted down, and not a second longer', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  useCounter.setState({
    view: { kind: 'find' },
    added: { id: someone, name: 'Jo Fern', at: performance.now() },
  });
  render(<CounterPage />);
  expect(document.querySelector('.counter-seconds')?.textContent).toMatch(/60/);
  await act(() => vi.advanceTimersByTimeAsync(58_000));
  expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
  await act(() => vi.advanceTimersByTimeAsync(2500));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(named('customers.undoAdd')).toEqual([]);
});
