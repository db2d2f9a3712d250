import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '../../electron/vault/recovery-code.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const place = fc.integer({ min: 0, max: 27 });

function bare(): string {
  return newRecoveryCode().replaceAll('-', '');
}

describe('a recovery code', () => {
  test('is seven groups of four without look-alikes, and never the same twice', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(200);
  });

  test('is read in any case, with or without dashes and blanks, and with O for 0 and I or L for 1', () => {
    const code = newRecoveryCode();
    const forms = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' '),
      code.replaceAll('-', ' – '),
      `  ${code}\n`,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
      code.replaceAll('1', 'i'),
    ];
    for (const form of forms) expect(readRecoveryCode(form), form).toBe(code);
  });

  test('with one wrong letter is noticed, wherever it is', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...letters), (at, letter) => {
        const code = bare();
        fc.pre(code.charAt(at) !== letter);
        expect(readRecoveryCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('with two letters that changed places is noticed', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const code = [...bare()];
        const [a, b] = [code[one] ?? '', code[other] ?? ''];
        fc.pre(a !== b);
        code[one] = b;
        code[other] = a;
        expect(readRecoveryCode(code.join(''))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('that is cut off, too long or anything else is none', () => {
    const code = newRecoveryCode();
    for (const wrong of ['', code.slice(0, -1), `${code}0`, code.replace(/.$/, 'U'), '-', 'a sentence'])
      expect(readRecoveryCode(wrong), wrong).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => readRecoveryCode(text) === null));
  });
});
