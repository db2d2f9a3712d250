// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsentDone } from '../../renderer/consents/ConsentDone.tsx';
import { ConsentLines } from '../../renderer/consents/ConsentLines.tsx';
import { StopScreen } from '../../renderer/consents/StopScreen.tsx';
import type { Language } from '../../shared/foundation/language.ts';
import type { Result } from '../../shared/foundation/result.ts';
import {
  type Asked,
  aLine,
  anOutcome,
  aSlip,
  aStopCode,
  aSummary,
  fakeBridge,
  ok,
  someone,
} from './consents-bridge.ts';

const done = vi.fn<() => void>();
const left = vi.fn<() => void>();
const closed = vi.fn<() => void>();
const live = [aLine(), aLine({ channel: 'post' })];

let asked: Asked[];
let answerStop: () => Result<unknown> | Promise<Result<unknown>>;
let answerCode: () => Result<unknown>;
let answerSlip: () => Result<unknown>;
beforeEach(() => {
  answerStop = () => ok(anOutcome());
  asked = fakeBridge({
    'consents.summary': () => ok(aSummary(live)),
    'consents.stop': () => answerStop(),
    'consents.byStopCode': () => answerCode(),
    'consents.stopByCode': () => answerStop(),
    'slips.show': ({ language }: { language: Language }) => ok({ ...aSlip(), language }),
    'slips.output': () => answerSlip(),
  });
  answerCode = () => ok({ ...aSummary(live), initials: 'A… N…' });
  answerSlip = () => ok({ kind: 'done' });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.clearAllMocks();
});

const user = userEvent.setup();
const tap = (name: string) => user.click(screen.getByRole('button', { name }));
const stops = () => asked.filter(({ name }) => name === 'consents.stop').map(({ input }) => input);
async function openStop() {
  render(<StopScreen target={{ kind: 'person', customerId: someone }} onDone={done} onLeave={left} />);
  await screen.findAllByRole('checkbox');
}

describe('the stop screen', () => {
  it('stops everything with one tap and says so once it is saved', async () => {
    let finish: (result: Result<unknown>) => void = () => {};
    answerStop = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    await openStop();
    await tap('Stop everything');
    expect(stops()).toEqual([{ customerId: someone, which: null }]);
    expect(screen.queryByText('Stopped, and saved')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Stop everything' })).toBeNull();
    await act(async () => finish(ok(anOutcome())));
    expect(screen.getByText('Stopped, and saved')).toBeDefined();
    await tap('Done');
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('stops only what is ticked, and shows what is still agreed', async () => {
    answerStop = () => ok(anOutcome([aLine({ channel: 'post' })], [aLine()]));
    await openStop();
    await tap('Stop what is ticked');
    expect(stops()).toEqual([]);
    expect(screen.getByText('Tick what should stop, or stop everything.')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: /by e-mail/ }));
    await tap('Stop what is ticked');
    expect(stops()).toEqual([{ customerId: someone, which: [{ purpose: 'offers', channel: 'email' }] }]);
    expect(screen.getAllByRole('list').map((list) => list.textContent)).toEqual([
      'Offers by post, until 23 November 2028',
      'Offers by e-mail',
      expect.stringContaining('Kept for orders until 1 May 2027'),
    ]);
  });

  it('offers to stop even where nothing is agreed', async () => {
    asked = fakeBridge({ 'consents.summary': () => ok(aSummary()), 'consents.stop': () => answerStop() });
    render(<StopScreen target={{ kind: 'person', customerId: someone }} onDone={done} onLeave={left} />);
    await screen.findByText(/Nothing is agreed with this person now/);
    await tap('Stop everything');
    expect(stops()).toHaveLength(1);
  });

  it('says why when it could not be saved, and does not claim that it stopped', async () => {
    answerStop = () => ({ ok: false, failure: { code: 'vault.disk-full', detail: {} } });
    await openStop();
    await tap('Stop everything');
    expect(screen.queryByText('Stopped, and saved')).toBeNull();
    expect(screen.getByText(/The disk is full, so nothing was saved/)).toBeDefined();
    await tap('Back');
    expect(left).toHaveBeenCalledTimes(1);
  });
});

describe('the stop screen of a code', () => {
  const openCode = () => render(<StopScreen target={{ kind: 'code', code: aStopCode }} onDone={done} onLeave={left} />);

  it('shows the code and initials, and stops everything with one tap', async () => {
    openCode();
    await screen.findByText(/A… N…/);
    expect(screen.getByText('7X4K-92M9')).toBeDefined();
    await tap('Stop everything');
    expect(asked.filter(({ name }) => name === 'consents.stopByCode').map(({ input }) => input)).toEqual([
      { code: aStopCode, which: null },
    ]);
    expect(stops()).toEqual([]);
    expect(screen.getByText('Stopped, and saved')).toBeDefined();
  });

  it('says that nobody has it, and offers nothing to stop', async () => {
    answerCode = () => ({ ok: false, failure: { code: 'consent.stop-code-unknown', detail: {} } });
    openCode();
    await screen.findByText(/Nobody has this stop code here/);
    expect(screen.queryByRole('button', { name: 'Stop everything' })).toBeNull();
    await tap('Back');
    expect(left).toHaveBeenCalledTimes(1);
  });
});

describe('the done screen', () => {
  it('says what was agreed, until when, and how to stop, in the language of the card', () => {
    const lines = [
      aLine({ purposeName: 'Angebote' }),
      aLine({ purposeName: 'Angebote', channel: 'post' }),
      aLine({ purposeName: 'Erinnerungen', purpose: 'reminders', validUntil: '2027-05-31T12:00:00.000Z' }),
    ];
    render(<ConsentDone summary={aSummary(lines)} language="de" onClose={closed} />);
    const text = screen.getByRole('dialog').textContent ?? '';
    expect(text).toContain('Angebote');
    expect(text).toContain('per E-Mail und per Post, bis 23. November 2028');
    expect(text).toContain('per E-Mail, bis 31. Mai 2027');
    expect(text).toContain('So beenden Sie es');
    expect(screen.getByRole('dialog').lang).toBe('de');
  });

  it('shows the slip with its code and offers to print it; where no printer answers, the slip stays', async () => {
    render(<ConsentDone summary={aSummary([aLine()])} language="en" onClose={closed} />);
    const slip = await screen.findByRole('figure', { name: 'Your slip' });
    expect(slip.textContent).toContain('7X4K-92M9');
    expect(slip.querySelector('svg path')?.getAttribute('d')?.length).toBeGreaterThan(1000);
    await tap('Print my slip');
    expect(asked.at(-1)).toEqual({
      name: 'slips.output',
      input: { customerId: someone, language: 'en', to: 'printer' },
    });
    expect(screen.getByText('Your slip is on its way to the printer.')).toBeDefined();
    answerSlip = () => ({ ok: false, failure: { code: 'sign.no-printer', detail: {} } });
    await tap('Print my slip');
    expect(screen.getByText(/No printer answers. Your slip is on this screen/)).toBeDefined();
    expect(screen.getByRole('figure', { name: 'Your slip' })).toBeDefined();
    expect(closed).not.toHaveBeenCalled();
  });

  it('does not pretend that anything was agreed when nothing was', () => {
    render(<ConsentDone summary={aSummary([], [aLine({ state: 'ConsentRefused' })])} language="en" onClose={closed} />);
    expect(screen.getByRole('dialog').textContent).toContain('You agreed to nothing');
    expect(screen.getByRole('dialog').textContent).not.toContain('Offers');
  });

  it('closes by button, and by itself when nobody reads it any more', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    render(<ConsentDone summary={aSummary([aLine()])} language="en" onClose={closed} />);
    await tap('Finished');
    expect(closed).toHaveBeenCalledTimes(1);
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    expect(closed).toHaveBeenCalledTimes(2);
  });
});

describe('where everything stands, on the staff side', () => {
  it('names each purpose once, and says until when a yes holds and since when a no does', () => {
    render(
      <ConsentLines
        lines={[
          aLine(),
          aLine({ channel: 'post', state: 'ConsentWithdrawn', validUntil: null }),
          aLine({ channel: 'sms', state: 'ConsentExpired', validUntil: '2026-05-01T00:00:00.000Z' }),
          aLine({ channel: 'phone', state: 'NotAsked', at: null, validUntil: null }),
        ]}
      />,
    );
    expect(screen.getAllByText('Offers')).toHaveLength(1);
    expect(screen.getAllByRole('definition').map((one) => one.textContent)).toEqual([
      'E-mailYesuntil 23 November 2028',
      'PostStoppedon 23 November 2026',
      'Text messageEnded by itselfon 1 May 2026',
      'PhoneNot asked',
    ]);
  });
});
