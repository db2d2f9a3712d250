import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { callingCodeOf, readContact } from '../../electron/customers/rules.ts';
import { insertCustomersInBulk } from '../../electron/customers/service.ts';
import type { UnlockedVault } from '../../electron/vault/unlocked-vault.ts';
import type { CallInput, CallOutput } from '../../shared/contract.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';

/** 75 people and four things that somebody typed who meant them. */
const people = z
  .array(z.object({ name: z.string(), contact: z.string(), typed: z.array(z.string()).length(4) }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'find-quality.json'), 'utf8')));

/** How what was typed differs from what stands in the book, told from the two alone. */
export const typedKinds = [
  'the whole name, or one or more of its parts',
  'the same without accents, hyphens or apostrophes',
  'the same with two letters swapped',
  'the same in another spelling, or with a letter wrong, missing or too many',
  'another script than the Latin one',
  'digits of a phone number',
  'a piece of an e-mail',
] as const;
export type TypedKind = (typeof typedKinds)[number];

/** One thing that was typed, whom it means, and where they stood among the answers: from 1 on, 0 for nowhere. */
export type Placed = {
  readonly typed: string;
  readonly name: string;
  readonly kind: TypedKind;
  readonly place: number;
};

/** Brings the 75 into a shop, types all that is typed, and says where each stood. */
export async function placesIn(
  vault: UnlockedVault,
  newId: () => string,
  find: (input: CallInput<'customers.find'>) => Promise<CallOutput<'customers.find'>>,
): Promise<readonly Placed[]> {
  const meant = bringIn(vault, newId);
  const places: Placed[] = [];
  for (const { name, contact, typed: all } of people) {
    for (const typed of all) {
      const hits = await find({ text: typed });
      const place = hits.findIndex((hit) => hit.id === meant.get(name)) + 1;
      places.push({ typed, name, kind: kindOf(typed, { name, contact }), place });
    }
  }
  return places;
}

/** How many of them stood among the first so many. */
export function amongFirst(places: readonly Placed[], most: number): number {
  return places.filter(({ place }) => place >= 1 && place <= most).length;
}

function bringIn(vault: UnlockedVault, newId: () => string): ReadonlyMap<string, CustomerId> {
  const meant = new Map<string, CustomerId>();
  vault.transaction((tx) => {
    const customers = people.map(({ name, contact }, index) => {
      const id = newId() as CustomerId;
      meant.set(name, id);
      return {
        id,
        displayName: name,
        language: 'en',
        underSixteen: false,
        note: '',
        contactPoints: [{ id: newId() as ContactPointId, ...readContact(contact, 'GB') }],
        createdAt: '2024-01-01T09:00:00.000Z',
        // Long ago, so that nobody is found first only because they came in last.
        lastContactAt: `2024-0${1 + (index % 9)}-11T09:00:00.000Z`,
        tags: [],
        source: 'sample' as const,
      };
    });
    insertCustomersInBulk(tx, customers, callingCodeOf('GB'), 'h');
  });
  return meant;
}

/** Tells without the search's own folding, which is what is tried. */
export function kindOf(typed: string, of: { readonly name: string; readonly contact: string }): TypedKind {
  const [parts, same, swapped, other, script, digits, email] = typedKinds;
  if (/^[\d ]+$/.test(typed)) return digits;
  const words = wordsOf(typed);
  const stands = wordsOf(of.name);
  if (/[^\p{Script=Latin}\p{M}\P{L}]/u.test(typed)) return script;
  if (words.every((word) => stands.some((one) => one.startsWith(word)))) return parts;
  const plain = lettersOf(typed);
  const whole = lettersOf(of.name);
  if (
    whole.includes(plain) ||
    wordsOf(bare(typed)).every((word) => wordsOf(bare(of.name)).some((one) => one.startsWith(word)))
  )
    return same;
  if (of.contact.includes('@') && of.contact.includes(typed.toLowerCase())) return email;
  return swaps(plain).some((one) => whole.includes(one)) ? swapped : other;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Letters without their marks; ones such as ø and ß, which have none to lose, stay. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '');
}

function lettersOf(text: string): string {
  return bare(text).replace(/\P{L}/gu, '');
}

function swaps(text: string): readonly string[] {
  const signs = [...text];
  return signs.slice(1).map((sign, at) => [...signs.slice(0, at), sign, signs[at], ...signs.slice(at + 2)].join(''));
}
