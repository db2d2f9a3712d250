import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirms, splitShared, worthLookingFor } from '../../electron/retention/rules.ts';

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
