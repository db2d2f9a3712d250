import { randomBytes } from 'node:crypto';

/** A recovery code as people read it: seven groups of four, `7K3M-9QXT-…`, 130 random bits and two letters to check by. */
export type RecoveryCode = string & { readonly recoveryCode: never };

/** Makes a new code. Nobody can guess it, and nothing about the vault is in it. */
export function newRecoveryCode(): RecoveryCode {
  const digits = Array.from(randomBytes(randomDigits), (byte) => byte & 31);
  return grouped([...digits, ...checkOf(digits)].map((digit) => alphabet.charAt(digit)).join(''));
}

/**
 * Reads a code as it was typed: any case, any blanks and dashes, O for 0, I and L for 1. `null` when it is not whole or
 * the last two letters do not fit the others; every single wrong letter and every two that changed places are noticed.
 */
export function readRecoveryCode(typed: string): RecoveryCode | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const digits = [...letters].map((letter) => alphabet.indexOf(letter));
  if (digits.length !== randomDigits + 2 || digits.includes(-1)) return null;
  const check = checkOf(digits.slice(0, randomDigits));
  return check.every((digit, index) => digit === digits[randomDigits + index]) ? grouped(letters) : null;
}

/** The code's secret, ready for deriving a key. */
export function recoverySecret(code: RecoveryCode): Buffer {
  return Buffer.from(code.replaceAll('-', '').slice(0, randomDigits), 'latin1');
}

/** Crockford's digits: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomDigits = 26;
/** The largest prime below 32². */
const modulus = 1021;

function checkOf(digits: readonly number[]): readonly [number, number] {
  const rest = digits.reduce((value, digit) => (value * 32 + digit) % modulus, 0);
  return [Math.floor(rest / 32), rest % 32];
}

function grouped(letters: string): RecoveryCode {
  return (letters.match(/.{4}/g) ?? []).join('-') as RecoveryCode;
}
