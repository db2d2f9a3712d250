import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isMisreadStopCode,
  parseStopCode,
  spellStopCode,
  stopCode,
  stopCodeFrom,
  stopCodeIn,
  stopCodeSigns,
  stopCodeSpace,
} from '../../shared/consents/stop-code.ts';

const number = fc.integer({ min: 0, max: stopCodeSpace - 1 });
const anyCode = number.map(stopCodeFrom).filter((code): code is StopCode => code !== null);
const place = fc.integer({ min: 0, max: 7 });

import type { StopCode } from '../../shared/foundation/id.ts';

describe('a stop code', () => {
  it('has eight signs that nobody takes for one another, letters and digits among them', () => {
    expect(stopCodeSigns).toHaveLength(23);
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[23456789CDFHJKMNPRTVWXY]{8}$/);
        expect(code).toMatch(/\d/);
        expect(code).toMatch(/[A-Z]/);
      }),
    );
  });

  it('is another one for every number', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one !== other);
        expect(stopCodeFrom(one) ?? 'none of one').not.toBe(stopCodeFrom(other) ?? 'none of other');
      }),
    );
  });

  it('is read in any case, with any marks between', () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.constantFrom('', ' ', '-', ' - ', '–', '.', 'ß', '_'),
        fc.boolean(),
        (code, mark, low) => {
          const typed = ` ${[...code].join(mark)}${mark}`;
          expect(parseStopCode(low ? typed.toLowerCase() : typed)).toBe(code);
          expect(parseStopCode(spellStopCode(code))).toBe(code);
        },
      ),
    );
  });

  it('is read when somebody wrote a letter that looks like a sign of it', () => {
    const codes = fc.sample(anyCode, { numRuns: 2000, seed: 4 });
    for (const code of codes) {
      const miswritten = code.replace(
        /[D8652V]/,
        (sign) => ({ D: 'O', '8': 'B', '6': 'G', '5': 'S', '2': 'Z', V: 'U' })[sign] ?? '',
      );
      expect(parseStopCode(miswritten)).toBe(code);
    }
  });

  it('is read from a scanner that takes a German keyboard for an English one', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        fc.pre(code.includes('Y'));
        expect(parseStopCode(spellStopCode(code).replaceAll('Y', 'Z').replace('-', 'ß'))).toBe(code);
      }),
    );
  });

  it('is not read with one wrong sign', () => {
    fc.assert(
      fc.property(anyCode, place, fc.constantFrom(...stopCodeSigns), (code, at, sign) => {
        fc.pre(code[at] !== sign);
        expect(parseStopCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it('is not read with two signs in each other’s place, wherever they stand', () => {
    fc.assert(
      fc.property(anyCode, place, place, (code, one, other) => {
        fc.pre(code[one] !== code[other]);
        const signs = [...code];
        [signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? ''];
        expect(parseStopCode(signs.join(''))).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '',
    'Zephyrine',
    '07700900',
    '23456789',
    'CDFHJKMN',
    'quillon@example.org',
    '7X4K',
    '7X4K-92MP-7X4K',
    '🦊🦊🦊🦊',
  ])('is never read from “%s”', (typed) => {
    expect(parseStopCode(typed)).toBeNull();
  });

  it('crosses to the core only when it is one', () => {
    fc.assert(
      fc.property(fc.oneof(anyCode, fc.string(), fc.stringMatching(/^[0-9A-Z]{8}$/)), (text) => {
        expect(stopCode.safeParse(text).success).toBe(/^[2-9C-Y]{8}$/.test(text) && parseStopCode(text) === text);
      }),
    );
  });
});

describe('what is nearly a stop code', () => {
  it('is noticed, so that somebody is told to look once more', () => {
    const [code] = fc.sample(anyCode, { numRuns: 1, seed: 1 });
    const misread = `${code?.[1]}${code?.[0]}${code?.slice(2)}`;
    expect(isMisreadStopCode(misread)).toBe(true);
    expect(isMisreadStopCode(code ?? '')).toBe(false);
  });

  it.each(['Zephyrin', '07700900', 'Anna 1', 'rose12345@x.org', ''])('is not seen in “%s”', (typed) => {
    expect(isMisreadStopCode(typed)).toBe(false);
  });
});

describe('a scanned text', () => {
  it('gives the code that stands in it, whatever stands around it', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('Fern & Foxglove', 'Blumen Müller', ''), (code, shop) => {
        const text = `${shop}\nSTOP ${spellStopCode(code)}\nShow this at the counter, 0117 496 0123.`;
        expect(stopCodeIn(text)).toBe(code);
        expect(stopCodeIn(text.toLowerCase())).toBe(code);
      }),
    );
  });

  it('gives none where there is none', () => {
    expect(stopCodeIn('https://example.org/gift-card 4006381333931')).toBeNull();
    expect(stopCodeIn('')).toBeNull();
  });
});
