import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirms, cutOff, previewText, splitShared, worthLookingFor } from '../../electron/retention/rules.ts';

describe('the cut-off day', () => {
  it.each([
    ['2026-11-23T09:00:00.000Z', 24, '2024-11-23T09:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', 12, '2023-02-28T12:00:00.000Z'],
    ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 1, '2025-12-15T00:00:00.000Z'],
  ])('seen from %s and %i months back is %s, whatever the computer’s time zone', (now, months, expected) => {
    expect(cutOff(now, months)).toBe(expected);
  });

  it('is never earlier for a shorter rule', () => {
    const moment = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 119 }), (now, months) => {
        const instant = now.toISOString();
        expect(cutOff(instant, months) >= cutOff(instant, months + 1)).toBe(true);
      }),
    );
  });
});

describe('a preview', () => {
  it('stands for exactly its people, in any order, and for its rule', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 20 });
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 120 }), (some, others, months) => {
        expect(previewText(months, [...some].reverse())).toBe(previewText(months, some));
        expect(previewText(months, some)).not.toBe(previewText(months + 1, some));
        const same = JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
        expect(previewText(months, some) === previewText(months, others)).toBe(same);
      }),
    );
  });
});

describe('the typed number', () => {
  it.each([
    ['794', 794, true],
    [' 1,148 ', 1148, true],
    ['1.148', 1148, true],
    ['1148', 114, false],
    ['', 0, false],
    ['seven', 7, false],
    ['-7', 7, false],
    ['07', 7, false],
  ])('"%s" for %i counts: %s', (typed, number, counts) => {
    expect(confirms(typed, number)).toBe(counts);
  });
});

describe('what is looked for afterwards', () => {
  it('leaves out what is too short to mean anybody, and says each thing once', () => {
    expect(worthLookingFor(['Bo', ' Ann Lee ', 'ann lee', '', '王', 'Łęg', '+447700900123'])).toEqual([
      'ann lee',
      'łęg',
      '+447700900123',
    ]);
  });

  it('leaves out exactly what also stands in a text that stays', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', ' '), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ß', ' '), maxLength: 30 })),
        (values, texts) => {
          const wanted = worthLookingFor(values);
          const naive = wanted.filter((value) => !texts.some((text) => text.toLowerCase().includes(value)));
          const { own, shared } = splitShared(wanted, texts);
          expect(own).toEqual(naive);
          expect(shared).toBe(wanted.length - naive.length);
        },
      ),
    );
  });
});
