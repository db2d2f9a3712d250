import { z } from 'zod';
import type { StopCode } from '../foundation/id.ts';

/**
 * Signs that nobody takes for one another: no 0 O Q, 1 I L, B, G, S, Z or U, and no vowels, so that no code is a word.
 * Their number is prime, which the check sign needs.
 */
export const stopCodeSigns = '23456789CDFHJKMNPRTVWXY';
/** How many codes there can be, before those that are all letters or all digits are left out. */
export const stopCodeSpace = stopCodeSigns.length ** 7;

/** The wire's form of a stop code; refuses one that is misread. */
export const stopCode: z.ZodType<StopCode, string> = z
  .string()
  .length(8)
  .refine((text) => isStopCode(text))
  .transform((text) => text as StopCode);

/**
 * The code with this number, 0 to `stopCodeSpace` less one; `null` for one that is all letters or all digits, which
 * could be taken for a name or the end of a phone number.
 */
export function stopCodeFrom(number: number): StopCode | null {
  let rest = number;
  let signs = '';
  while (signs.length < 7) {
    signs = `${stopCodeSigns[rest % base]}${signs}`;
    rest = Math.floor(rest / base);
  }
  const code = `${signs}${checkSign(signs)}`;
  return isStopCode(code) ? code : null;
}

/**
 * Reads a code as people type and scanners send it: any case, any marks between, and letters that the alphabet leaves
 * out taken for what they look like. `null` when it is none, or when one sign is wrong or two have changed places.
 */
export function parseStopCode(typed: string): StopCode | null {
  return readings(typed).find(isStopCode) ?? null;
}

/** True for what was meant to be a code and is not one: eight signs, letters among digits. */
export function isMisreadStopCode(typed: string): boolean {
  const signs = signsOf(typed);
  return /^[0-9A-Z]{8}$/.test(signs) && isMixed(signs) && parseStopCode(typed) === null;
}

/** The first code in something longer, such as the whole text of a slip's QR code. */
export function stopCodeIn(text: string): StopCode | null {
  for (const [word] of text.matchAll(/(?<![0-9A-Za-z])[0-9A-Za-z]{4}[^0-9A-Za-z\s]?[0-9A-Za-z]{4}(?![0-9A-Za-z])/g)) {
    const code = isMixed(signsOf(word)) ? parseStopCode(word) : null;
    if (code !== null) return code;
  }
  return null;
}

/** As it is printed and read aloud: `7X4K-92MP`. */
export function spellStopCode(code: StopCode): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

const base = stopCodeSigns.length;
/** Two has order 11 modulo 23, so that all eight places weigh differently. */
const radix = 2;

/**
 * The calculation of ISO 7064's pure systems (as in MOD 11-2), with modulus 23 and radix 2: the weighted sum over all
 * eight signs is 1. With a prime modulus and eight different weights, every single wrong sign and every two signs that
 * changed places are noticed.
 */
function checkSign(signs: string): string {
  let sum = 0;
  for (const sign of signs) sum = ((sum + stopCodeSigns.indexOf(sign)) * radix) % base;
  return stopCodeSigns[(base + 1 - sum) % base] ?? '';
}

function isStopCode(text: string): text is StopCode {
  return (
    text.length === 8 &&
    [...text].every((sign) => stopCodeSigns.includes(sign)) &&
    isMixed(text) &&
    checkSign(text.slice(0, 7)) === text[7]
  );
}

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[A-Z]/i.test(text);
}

// Marks go first: in capitals a sharp s would be two letters.
function signsOf(typed: string): string {
  return typed.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/**
 * What the signs may stand for. A Z is a misread 2, or the Y of a scanner that takes a German keyboard for an English
 * one; such a scanner also types a sharp s for the dash.
 */
function readings(typed: string): readonly string[] {
  const signs = signsOf(typed);
  if (signs.length !== 8) return [];
  const alike = signs.replace(/[0OQBGSU]/g, (sign) => lookAlikes[sign] ?? sign);
  const both = [alike.replaceAll('Z', '2'), alike.replaceAll('Z', 'Y')];
  return typed.includes('ß') ? both.reverse() : both;
}

const lookAlikes: Readonly<Record<string, string>> = { '0': 'D', O: 'D', Q: 'D', B: '8', G: '6', S: '5', U: 'V' };
