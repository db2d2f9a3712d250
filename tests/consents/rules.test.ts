import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLive, standingAt, statesFor, type Told, validUntil } from '../../electron/consents/rules.ts';
import { type Channel, type ConsentState, consentEventStates } from '../../shared/consents/model.ts';

const now = '2026-11-23T09:00:00.000Z';
const past = '2026-11-22T09:00:00.000Z';
const future = '2028-11-23T09:00:00.000Z';

let written = 0;
function told(state: Told['state'], until: string | null = null, at = past): Told {
  written += 1;
  return { id: `${written}`, state, at, hlc: String(written).padStart(6, '0'), validUntil: until };
}
const given = (until = future) => told('ConsentGiven', until);
const refused = () => told('ConsentRefused');
const withdrawn = () => told('ConsentWithdrawn');
const deferred = (at = past) => told('ConsentRequestDeferred', null, at);
const unknown = () => told('ConsentUnknown');
const state = (...events: Told[]) => standingAt(events, now).state;

describe('where a purpose and channel stands', () => {
  it('is not asked before the first answer', () => expect(state()).toBe('NotAsked'));
  it('is given after a yes', () => expect(state(given())).toBe('ConsentGiven'));
  it('is refused after a no', () => expect(state(refused())).toBe('ConsentRefused'));
  it('is deferred after not now', () => expect(state(deferred())).toBe('ConsentRequestDeferred'));
  it('is unknown after an import', () => expect(state(unknown())).toBe('ConsentUnknown'));
  it('is deferred when somebody imported says not now', () =>
    expect(state(unknown(), deferred())).toBe('ConsentRequestDeferred'));
  it('stays deferred when the same person is imported again', () =>
    expect(state(deferred(), unknown())).toBe('ConsentRequestDeferred'));
  it('stays given after not now', () => expect(state(given(), deferred())).toBe('ConsentGiven'));
  it('stays refused after not now', () => expect(state(refused(), deferred())).toBe('ConsentRefused'));
  it('stays withdrawn after not now', () => expect(state(given(), withdrawn(), deferred())).toBe('ConsentWithdrawn'));
  it('stays refused after an import', () => expect(state(refused(), unknown())).toBe('ConsentRefused'));
  it('is given when a yes follows a no', () => expect(state(refused(), given())).toBe('ConsentGiven'));
  it('is expired once the yes has ended', () => expect(state(given(past))).toBe('ConsentExpired'));
  it('is expired in the very moment the yes ends', () => expect(state(given(now))).toBe('ConsentExpired'));
  it('is deferred when not now was said after the yes had ended', () =>
    expect(state(given(past), deferred(past))).toBe('ConsentRequestDeferred'));
  it('is expired when not now was said while the yes still held', () =>
    expect(state(given(now), deferred(past))).toBe('ConsentExpired'));
  it('is renewed after a yes on top of a yes', () =>
    expect(state(given(past), told('RenewedConsentGiven', future))).toBe('RenewedConsentGiven'));
  it('treats a yes without an end as ended', () =>
    expect(standingAt([{ ...given(), validUntil: null }], now).state).toBe('ConsentExpired'));
});

const aTold = fc.record({
  state: fc.constantFrom(...consentEventStates),
  at: fc.constantFrom(past, now, future, '2020-01-01T00:00:00.000Z'),
  validUntil: fc.constantFrom(past, now, future, null),
});
/** Histories whose clock values are all different, as a vault's are, in the order they were written. */
const aHistory = fc
  .array(aTold, { maxLength: 12 })
  .map((events) => events.map((event, n): Told => ({ ...event, id: `${n}`, hlc: n.toString(16).padStart(4, '0') })));

describe('whatever the history', () => {
  it('the order in which events are read never matters', () => {
    fc.assert(
      fc.property(
        aHistory.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(standingAt(shuffled, now)).toEqual(standingAt(events, now));
        },
      ),
    );
  });

  it('a no after the last yes wins, whatever the wall clock said', () => {
    fc.assert(
      fc.property(
        aHistory,
        fc.constantFrom('ConsentRefused', 'ConsentWithdrawn'),
        aTold.map((event) => event.at),
        (events, no, at) => {
          const last: Told = { id: 'last', state: no, at, hlc: 'ffff', validUntil: null };
          expect(standingAt([last, ...events], now)).toEqual({ state: no, event: last });
        },
      ),
    );
  });

  it('nothing is live past its end', () => {
    fc.assert(
      fc.property(aHistory, (events) => {
        const standing = standingAt(events, now);
        if (isLive(standing.state)) expect((standing.event?.validUntil ?? '') > now).toBe(true);
      }),
    );
  });

  it('not now and an import never make anything live', () => {
    fc.assert(
      fc.property(aHistory, fc.constantFrom('ConsentRequestDeferred', 'ConsentUnknown'), (events, weak) => {
        const more: Told = { id: 'last', state: weak, at: now, hlc: 'ffff', validUntil: null };
        expect(isLive(standingAt([...events, more], now).state)).toBe(isLive(standingAt(events, now).state));
      }),
    );
  });

  it('there is a live yes only when the last decision was one', () => {
    fc.assert(
      fc.property(aHistory, (events) => {
        const decision = events.findLast(
          (event) => event.state !== 'ConsentRequestDeferred' && event.state !== 'ConsentUnknown',
        );
        const yes = decision?.state === 'ConsentGiven' || decision?.state === 'RenewedConsentGiven';
        expect(isLive(standingAt(events, now).state)).toBe(yes && (decision?.validUntil ?? '') > now);
      }),
    );
  });
});

describe('what an answer adds', () => {
  const question = { purpose: 'offers', channels: ['email', 'sms'] as const, months: 24 };
  const adds = (
    answer: 'yes' | 'no' | 'not-now' | 'skip',
    chosen: readonly Channel[],
    live: readonly Channel[] = [],
    asked: readonly Channel[] = [],
  ) =>
    statesFor(
      question,
      { answer, channels: chosen },
      (channel): ConsentState => (live.includes(channel) ? 'ConsentGiven' : 'NotAsked'),
      asked,
      now,
    ).map(({ channel, state: added, validUntil: until }) => [channel, added, until]);

  it('a yes gives what was chosen and refuses what was shown beside it', () =>
    expect(adds('yes', ['email'])).toEqual([
      ['email', 'ConsentGiven', future],
      ['sms', 'ConsentRefused', null],
    ]));
  it('a yes renews what was live and ends what was live and is no longer chosen', () =>
    expect(adds('yes', ['email'], ['email', 'sms'])).toEqual([
      ['email', 'RenewedConsentGiven', future],
      ['sms', 'ConsentWithdrawn', null],
    ]));
  it('a no ends what was live and refuses the rest', () =>
    expect(adds('no', [], ['sms'])).toEqual([
      ['email', 'ConsentRefused', null],
      ['sms', 'ConsentWithdrawn', null],
    ]));
  it('a no also ends a channel that the card no longer shows', () =>
    expect(adds('no', [], ['post'], ['post', 'phone'])).toContainEqual(['post', 'ConsentWithdrawn', null]));
  it('not now is kept for every channel shown', () =>
    expect(adds('not-now', [], ['email'])).toEqual([
      ['email', 'ConsentRequestDeferred', null],
      ['sms', 'ConsentRequestDeferred', null],
    ]));
  it('skip adds nothing', () => expect(adds('skip', [], ['email'])).toEqual([]));
});

describe('until when a yes holds', () => {
  it.each([
    ['2026-11-23T09:00:00.000Z', 24, '2028-11-23T09:00:00.000Z'],
    ['2026-08-31T22:30:00.000Z', 6, '2027-02-28T22:30:00.000Z'],
    ['2027-08-31T22:30:00.000Z', 6, '2028-02-29T22:30:00.000Z'],
    ['2028-02-29T00:00:00.000Z', 12, '2029-02-28T00:00:00.000Z'],
    ['2026-03-29T00:30:00.000Z', 1, '2026-04-29T00:30:00.000Z'],
  ])('from %s for %i months is %s', (from, months, until) => expect(validUntil(from, months)).toBe(until));
});
