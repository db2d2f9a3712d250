import type { ContactPoint } from '../../shared/customers/model.ts';
import { otherSpellings, tailsOf, wordsOf } from './fold.ts';
import { nearestOf, slipsForgiven } from './spelling.ts';

/** What one customer can be found by: a line of the name's words and a line of the contacts', and words for a start. */
export type SearchDocument = { readonly text: string; readonly words: readonly string[] };

/** Writes a customer's line for the search. `callingCode` is the shop's own, `44` for `+44`. */
export function searchDocument(
  displayName: string,
  contactPoints: readonly Pick<ContactPoint, 'kind' | 'normalised'>[],
  callingCode: string | null,
): SearchDocument {
  const names = [...wordsOf(displayName), ...otherSpellings(displayName)];
  const contacts: string[] = [];
  const words = new Set(names);
  for (const { kind, normalised } of contactPoints) {
    if (kind === 'phone') contacts.push(...waysToDial(normalised, callingCode));
    else contacts.push(...wordsOf(normalised));
    if (kind === 'email') for (const word of wordsOf(normalised.slice(0, normalised.lastIndexOf('@')))) words.add(word);
  }
  for (const name of names) for (const tail of tailsOf(name)) words.add(tail);
  return { text: `${names.join(' ')}\n${contacts.join(' ')}`, words: [...words] };
}

/**
 * The words of what was typed, in every way it may be meant; later ones are for when the earlier ones find nobody.
 * Digits with the usual marks between them are one phone number, with or without its leading zeros.
 */
export function readTyped(typed: string): readonly (readonly string[])[] {
  if (/^[\s\d+()./\-\u2010-\u2015]*$/.test(typed)) {
    const digits = typed.replace('(0)', '').replace(/\D/g, '');
    if (digits.length >= 3)
      return [...new Set([digits, digits.replace(/^00/, ''), digits.replace(/^0/, '')])].map((way) => [way]);
  }
  const words = [...new Set(wordsOf(typed))].slice(0, mostWords);
  return words.length === 0 ? [] : [words];
}

/** Three-letter pieces that cover the words of at least three letters; none when all are shorter. */
export function piecesOf(words: readonly string[]): readonly string[] {
  const pieces = new Set<string>();
  for (const word of words) {
    const letters = [...word];
    for (let start = 0; start < letters.length && letters.length >= 3; start += 3) {
      const from = Math.min(start, letters.length - 3);
      pieces.add(letters.slice(from, from + 3).join(''));
    }
  }
  return [...pieces];
}

/**
 * How well a customer's line answers the words: 0 when one is missing, higher for whole words than for their starts,
 * for starts than for middles, for the name than for contacts, and highest when nothing of the name is left over.
 */
export function gradeOf(text: string, words: readonly string[]): number {
  const end = text.indexOf('\n');
  const name = ` ${text.slice(0, end)} `;
  const contacts = ` ${text.slice(end + 1)} `;
  let grade = 0;
  let whole = 0;
  for (const word of words) {
    const one = Math.max(gradeIn(name, word) * 2, gradeIn(contacts, word) * 2 - 1, 0);
    if (one === 0) return 0;
    if (one === 6) whole += word.length + 1;
    grade += one;
  }
  return whole === name.length - 1 ? grade + 1 : grade;
}

/** The least grade at which each word is at least the start of something. */
export function startsWell(grade: number, words: readonly string[]): boolean {
  return grade >= words.length * 3;
}

/**
 * True when two names may be one person's: every word of the shorter one stands in the other, in any order, give or take
 * a slip. A single word says too little.
 */
export function mayBeSameName(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (few === undefined || many === undefined || few.length < 2) return false;
  return few.every((word) => {
    const near = nearestOf(word, Math.min(1, slipsForgiven(word)), many);
    return near !== null && near.whole <= 1;
  });
}

const mostWords = 8;

function gradeIn(padded: string, word: string): number {
  if (!padded.includes(word)) return 0;
  if (padded.includes(` ${word} `)) return 3;
  if (padded.includes(` ${word}`)) return 2;
  // The last digits are what people know of a number.
  return /^\d/.test(word) && padded.includes(`${word} `) ? 2 : 1;
}

function waysToDial(normalised: string, callingCode: string | null): readonly string[] {
  const digits = normalised.replace(/\D/g, '');
  return callingCode !== null && digits.startsWith(callingCode)
    ? [digits, `0${digits.slice(callingCode.length)}`]
    : [digits];
}
