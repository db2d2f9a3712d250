import type { ContactKind } from '../../shared/customers/model.ts';
import { fold, spellOut, withoutSpellingOut, wordsOf } from './fold.ts';
import { mayBeSameName } from './ranking.ts';

/**
 * When two entries are surely, or perhaps, one person. Asked by the counter before it adds somebody, by a file of people and of
 * purchases, and by the search for duplicates: what is certain to one of them is certain to all. Every rule says the same whichever
 * of the two comes first.
 */

/** A way of reaching somebody that tells people apart: an address is shared by a household. */
export const reachableKinds = ['email', 'phone'] as const satisfies readonly ContactKind[];

/** True for a contact point by which one person alone is usually reached. */
export function reaches(kind: ContactKind): boolean {
  return kind !== 'post';
}

/** True when two folded names are one, or may be one person's: a slip, ä as ae, the order of the words, a further name. */
export function namesAgree(one: string, other: string): boolean {
  return one === other || mayBeSameName(one, other) || nameKey(one) === nameKey(other);
}

/**
 * One key for the usual ways to write one folded name: its words in any order, ä as ae. It finds whom to ask about; whether the names
 * agree, `namesAgree` says.
 */
export function nameKey(sortName: string): string {
  return wordsOf(sortName).map(withoutSpellingOut).sort().join(' ');
}

/** One key for a name however it goes on after the first two letters of each word: few people of one postcode share it. */
export function nameStarts(sortName: string): string {
  const starts = wordsOf(sortName).map((word) => [...withoutSpellingOut(word)].slice(0, 2).join(''));
  return `~${starts.sort().join(' ')}`;
}

/** A name as the book may have it folded: with ä as a or as ae, and with its words in every order. */
export function namesToLookFor(displayName: string): readonly string[] {
  const folded = fold(displayName);
  return [...new Set([folded, fold(spellOut(displayName)), ...spelledShort(folded)].flatMap(namesInOrders))];
}

/** A folded name with each ae in it read as ä or left: in Mueller-Bauer the first is one. */
function spelledShort(folded: string): readonly string[] {
  const parts = folded.split(/(?<=[aou])e/);
  if (parts.length > mostSpelledOut) return [parts.join('')];
  const [first = '', ...others] = parts;
  return others.reduce((ways, part) => ways.flatMap((way) => [`${way}e${part}`, way + part]), [first]);
}

const mostSpelledOut = 4;

/** A folded name as it is and with its words in every order, without the comma after a surname; of four words and more only itself. */
function namesInOrders(sortName: string): readonly string[] {
  const words = sortName.split(' ').map((word) => word.replace(/,$/, ''));
  if (words.length < 2 || words.length > 3) return [sortName];
  const [a, b, c = ''] = words;
  const orders = words.length === 2 ? [`${a} ${b}`, `${b} ${a}`] : ordersOfThree(`${a}`, `${b}`, c);
  return [...new Set([sortName, ...orders])];
}

function ordersOfThree(a: string, b: string, c: string): readonly string[] {
  return [`${a} ${b} ${c}`, `${a} ${c} ${b}`, `${b} ${a} ${c}`, `${b} ${c} ${a}`, `${c} ${a} ${b}`, `${c} ${b} ${a}`];
}

/**
 * What a contact point says that two entries share: under one name they are the same person; under two names a family may share
 * an e-mail address or a number (`shared`), while a postal address says nothing. A list of nothing but addresses names people by them.
 */
export function sharing(
  { kind, normalised }: { readonly kind: ContactKind; readonly normalised: string },
  one: string,
  other: string,
): 'same' | 'shared' | null {
  if (namesAgree(one, other)) return 'same';
  if (kind === 'email' && (one === normalised || other === normalised)) return 'same';
  return reaches(kind) ? 'shared' : null;
}

/** What is known of an entry beside its name. */
export type Namesake = {
  readonly hasContacts: boolean;
  readonly isReachable: boolean;
  readonly postcodes: readonly string[];
};

/**
 * What one name means for two entries that have it: the same person where nothing else is known of either; perhaps the same where
 * they live at one postcode (`near`), or where one of them cannot be reached and so not be told apart (`unsure`).
 */
export function namesakes(one: Namesake, other: Namesake): 'same' | 'near' | 'unsure' | null {
  if (!one.hasContacts && !other.hasContacts) return 'same';
  if (one.postcodes.some((code) => other.postcodes.includes(code))) return 'near';
  return one.isReachable && other.isReachable ? null : 'unsure';
}

/** The postcodes of some addresses, each once. */
export function postcodesIn(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.flatMap((address) => postcodeIn(address) ?? []))];
}

/** The postcode in an address as people write it, without blanks; the last that reads like one. `null` without any. */
export function postcodeIn(address: string): string | null {
  for (const pattern of postcodes) {
    const found = [...address.toUpperCase().matchAll(pattern)].at(-1);
    if (found !== undefined) return found[0].replace(/[\s-]/g, '');
  }
  return null;
}

// Letters first: what has letters in it is never part of a house number.
const postcodes: readonly RegExp[] = [
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/g,
  /\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s*\d[A-Z]\d\b/g,
  /\b\d{4}\s?[A-Z]{2}\b/g,
  /\b\d{5}-\d{3,4}\b/g,
  /\b\d{4}-\d{3}\b/g,
  /\b\d{2}-\d{3}\b/g,
  /\b\d{5}\b/g,
  /\b\d{4}\b/g,
];
