import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLive, isNo, standingAt, strictestOf, type Told } from '../../electron/consents/rules.ts';
import { type Details, mergedDetails, partedDetails, suggestedChoice } from '../../electron/merges/rules.ts';
import { consentEventStates } from '../../shared/consents/model.ts';
import type { ContactPoint } from '../../shared/customers/model.ts';

const now = '2026-11-23T09:00:00.000Z';

const contact = (side: string) =>
  fc
    .record({ kind: fc.constantFrom('email', 'phone', 'post'), value: fc.constantFrom('a', 'b', 'c', 'd') })
    .map(({ kind, value }) => ({ kind, typed: value, normalised: value, id: `${side} ${kind} ${value}` }));
const record = (side: string): fc.Arbitrary<Details> =>
  fc.record({
    displayName: fc.constantFrom('Anna', 'Anna Schmidt', 'A. Schmidt', 'Anna Schmid'),
    language: fc.constantFrom('en', 'de', 'tr'),
    underSixteen: fc.boolean(),
    note: fc.constantFrom('', 'roses', 'no lilies'),
    tags: fc.subarray(['garden', 'party', 'weekly']),
    contactPoints: fc.uniqueArray(contact(side), {
      selector: ({ id }) => id,
      maxLength: 5,
    }) as unknown as fc.Arbitrary<readonly ContactPoint[]>,
    createdAt: fc.constantFrom('2024-01-01T00:00:00.000Z', '2025-05-05T00:00:00.000Z'),
    lastContactAt: fc.constantFrom(null, '2025-06-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'),
    source: fc.constantFrom('counter', 'import', 'sample'),
  });
const two = fc.tuple(record('keep'), record('gone'));
const idsOf = (...details: readonly Details[]) => details.flatMap((one) => one.contactPoints.map(({ id }) => id));
const contactsIn = ({ contactPoints }: Details) =>
  [...new Set(contactPoints.map(({ kind, normalised }) => `${kind} ${normalised}`))].sort();
const merge = (keep: Details, gone: Details) =>
  mergedDetails(keep, gone, suggestedChoice(keep, gone), idsOf(keep, gone));

describe('two records made one', () => {
  it('say the same whichever of them is the one to keep', () => {
    const told = (merged: Details) => ({
      ...merged,
      note: merged.note.split('\n').sort(),
      contactPoints: contactsIn(merged),
    });
    fc.assert(
      fc.property(two, ([one, other]) => {
        expect(told(merge(one, other))).toEqual(told(merge(other, one)));
      }),
    );
  });

  it('drop nothing: every contact, both notes, a mark for under sixteen, the earliest and the latest day', () => {
    fc.assert(
      fc.property(two, ([keep, gone]) => {
        const merged = merge(keep, gone);
        expect(contactsIn(merged)).toEqual([...new Set([...contactsIn(keep), ...contactsIn(gone)])].sort());
        expect(new Set(contactsIn(merged)).size).toBe(merged.contactPoints.length);
        for (const { note } of [keep, gone]) expect(merged.note).toContain(note);
        expect(merged.tags).toEqual(expect.arrayContaining([...keep.tags, ...gone.tags]));
        expect(merged.underSixteen).toBe(keep.underSixteen || gone.underSixteen);
        expect(merged.createdAt <= keep.createdAt && merged.createdAt <= gone.createdAt).toBe(true);
        expect((merged.lastContactAt ?? '') >= (keep.lastContactAt ?? '')).toBe(true);
        expect((merged.lastContactAt ?? '') >= (gone.lastContactAt ?? '')).toBe(true);
      }),
    );
  });

  it('change nothing more when they are merged with what they became', () => {
    fc.assert(
      fc.property(two, ([keep, gone]) => {
        const merged = merge(keep, gone);
        expect(merge(merged, merged)).toEqual(merged);
      }),
    );
  });

  it('are the two they were after an undoing, when nothing happened in between', () => {
    fc.assert(
      fc.property(two, ([keep, gone]) => {
        const merged = merge(keep, gone);
        expect(partedDetails({ keep, gone, merged }, merged)).toEqual({ keep, gone });
      }),
    );
  });

  it('keep what was changed since with the one kept, and bring back nothing that was taken out since', () => {
    fc.assert(
      fc.property(two, fc.nat(), ([keep, gone], pick) => {
        const merged = merge(keep, gone);
        const taken = merged.contactPoints[pick % Math.max(1, merged.contactPoints.length)];
        const later: Details = {
          ...merged,
          displayName: 'Anna Novak',
          contactPoints: merged.contactPoints.filter(({ id }) => id !== taken?.id),
        };
        const parted = partedDetails({ keep, gone, merged }, later);
        expect(parted.keep.displayName).toBe('Anna Novak');
        expect(parted.gone.displayName).toBe(gone.displayName);
        if (taken === undefined) return;
        for (const side of [parted.keep, parted.gone]) {
          expect(contactsIn(side)).not.toContain(`${taken.kind} ${taken.normalised}`);
        }
      }),
    );
  });
});

const history = (side: string) =>
  fc
    .array(fc.record({ state: fc.constantFrom(...consentEventStates), tick: fc.nat(30), months: fc.nat(30) }), {
      maxLength: 5,
    })
    .map((told) =>
      told.map(({ state, tick, months }, index): Told => {
        const at = new Date(Date.parse('2025-01-01') + tick * 20 * 86_400_000).toISOString();
        const until = new Date(Date.parse(at) + months * 30 * 86_400_000).toISOString();
        return { id: `${side}${index}`, state, at, hlc: `${at}-${side}`, validUntil: until };
      }),
    );

describe('the answers of two people made one', () => {
  it('are the same whichever of them is the one to keep, and with oneself what they were', () => {
    fc.assert(
      fc.property(history('a'), history('b'), (one, other) => {
        expect(strictestOf(one, other, now)).toBe(strictestOf(other, one, now));
        expect(strictestOf(one, [], now)).toBe(standingAt(one, now).state);
      }),
    );
  });

  it('never lose a no, and allow nothing that either of them did not allow', () => {
    fc.assert(
      fc.property(history('a'), history('b'), (one, other) => {
        const after = strictestOf(one, other, now);
        const states = [standingAt(one, now).state, standingAt(other, now).state];
        if (states.some(isNo)) expect(isNo(after)).toBe(true);
        if (states.includes('ConsentRequestDeferred')) expect(isLive(after)).toBe(false);
        if (isLive(after)) expect(states.some(isLive)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'],
    ['ConsentGiven', 'ConsentRequestDeferred', 'ConsentWithdrawn'],
    ['ConsentGiven', 'ConsentUnknown', 'ConsentGiven'],
    ['ConsentRequestDeferred', 'ConsentRefused', 'ConsentRefused'],
    ['ConsentWithdrawn', 'ConsentUnknown', 'ConsentWithdrawn'],
  ] as const)('%s and %s become %s', (newer, older, after) => {
    const told = (state: Told['state'], hlc: string): Told => ({
      id: hlc,
      state,
      at: '2026-06-01T00:00:00.000Z',
      hlc,
      validUntil: '2028-06-01T00:00:00.000Z',
    });
    const [first, second] = [told(older, '1'), told(newer, '2')];
    expect(strictestOf([second], [first], now)).toBe(after);
  });
});
