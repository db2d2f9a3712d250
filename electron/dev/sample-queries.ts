import type { CustomerId } from '../../shared/foundation/id.ts';
import { generateSample, type SampleCustomer, type SampleWish } from './sample-people.ts';
import { type Random, randomFrom } from './sample-random.ts';

export const queryKinds = ['exact', 'no-accents', 'swapped', 'typo', 'phone-tail', 'email-middle'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** What somebody types, and whom they mean. */
export type SampleQuery = { readonly kind: QueryKind; readonly typed: string; readonly meant: CustomerId };

/**
 * Things to type into the box for people of this very sample, so many of each kind, the same for the same wish. Only
 * people are meant who are alone in having what is typed, as far as a name, a number's last digits or an e-mail goes.
 */
export function sampleQueries(wish: SampleWish, ofEach = 100): readonly SampleQuery[] {
  const people = [...generateSample(wish)];
  const random = randomFrom(`queries ${wish.seed}`);
  const names = counted(people.map(({ customer }) => plainName(customer.displayName)));
  return queryKinds.flatMap((kind) => {
    const queries: SampleQuery[] = [];
    for (let tries = 0; queries.length < ofEach && tries < people.length * 20; tries += 1) {
      const { customer } = random.pick(people);
      if ((names.get(plainName(customer.displayName)) ?? 0) > 1) continue;
      const typed = typing[kind](random, { customer });
      if (typed !== null) queries.push({ kind, typed, meant: customer.id });
    }
    return queries;
  });
}

type Typist = (random: Random, person: Pick<SampleCustomer, 'customer'>) => string | null;

const typing: Readonly<Record<QueryKind, Typist>> = {
  exact: (_random, { customer }) => customer.displayName,
  'no-accents': (_random, { customer }) => {
    const plain = plainName(customer.displayName);
    return plain === customer.displayName.toLowerCase() ? null : plain;
  },
  swapped: (random, { customer }) =>
    inLongestWord(customer.displayName, (word) => {
      const at = 1 + random.below(word.length - 2);
      return word[at] === word[at + 1] ? null : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    }),
  typo: (random, { customer }) =>
    inLongestWord(customer.displayName, (word) => {
      const at = 1 + random.below(word.length - 1);
      const letter = 'etaoinshrdlu'[random.below(12)] ?? 'e';
      const slip = random.below(3);
      if (slip === 0) return word.slice(0, at) + word.slice(at + 1);
      if (slip === 1) return word.slice(0, at) + letter + word.slice(at);
      return word[at] === letter ? null : word.slice(0, at) + letter + word.slice(at + 1);
    }),
  'phone-tail': (_random, { customer }) =>
    customer.contactPoints.find(({ kind }) => kind === 'phone')?.normalised.slice(-6) ?? null,
  'email-middle': (_random, { customer }) => {
    const email = customer.contactPoints.find(({ kind }) => kind === 'email')?.normalised;
    const local = email?.slice(0, email.indexOf('@')) ?? '';
    return local.length < 10 || !/\d/.test(local) ? null : local.slice(1);
  },
};

const nearest: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðıæœþ]/g, (letter) => nearest[letter] ?? letter)
    .replace(/-/g, ' ');
}

function inLongestWord(name: string, slip: (word: string) => string | null): string | null {
  const words = plainName(name).split(' ');
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest.length < 5 || !/^[a-z]+$/.test(longest)) return null;
  const slipped = slip(longest);
  return slipped === null ? null : words.map((word) => (word === longest ? slipped : word)).join(' ');
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
