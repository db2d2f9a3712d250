// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsentCard } from '../../renderer/consents/ConsentCard.tsx';
import { type Asked, aCard, fakeBridge, ok, someone } from './consents-bridge.ts';

let asked: Asked[];
const left = vi.fn<() => void>();

beforeEach(() => {
  asked = fakeBridge({ 'consents.card': () => ok(aCard()) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.clearAllMocks();
});

async function openCard() {
  render(
    <ConsentCard name="Quillon Zephyrine" customerId={someone} language="en" onDone={() => undefined} onLeave={left} />,
  );
  await screen.findByRole('heading');
}

describe('a card that nobody touches', () => {
  it('says so, and clears itself after twenty seconds with nothing recorded', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await openCard();
    await act(() => vi.advanceTimersByTimeAsync(13_000));
    expect(screen.getByRole('status').textContent).toContain('Still there?');
    expect(left).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect(left).toHaveBeenCalledTimes(1);
    expect(asked.filter(({ name }) => name === 'consents.record')).toEqual([]);
  });

  it('waits another twenty seconds after every sign of life', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await openCard();
    for (let n = 0; n < 3; n += 1) {
      await act(() => vi.advanceTimersByTimeAsync(15_000));
      act(() => {
        window.dispatchEvent(new Event('pointerdown'));
      });
    }
    expect(left).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
