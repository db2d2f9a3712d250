import type { ContactPoint, Customer } from '../../shared/customers/model.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { Sector } from '../../shared/shop/model.ts';
import { emailOf, phoneOf, postOf } from './sample-contacts.ts';
import { goods, notes } from './sample-goods.ts';
import { type Culture, cultures, lettersOf } from './sample-names.ts';
import { type Random, randomFrom } from './sample-random.ts';

/** The moment at which every sample shop is opened. */
export const sampleNow = '2026-11-23T09:00:00.000Z';

/** How the shop and a customer got on about one purpose. */
export const stories = [
  'not-asked',
  'given',
  'refused',
  'deferred',
  'withdrawn',
  'expired',
  'renewed',
  'unknown',
  'some-channels',
] as const;
export type Story = (typeof stories)[number];

/** One made-up person with everything a shop would know about them. */
export type SampleCustomer = {
  readonly customer: Customer;
  readonly purchases: readonly SamplePurchase[];
  /** One for each purpose that asks; further purposes begin again at the first. */
  readonly stories: readonly Story[];
};
export type SamplePurchase = {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly amountMinor: number;
};

export type SampleWish = {
  readonly seed: number;
  readonly customers: number;
  /** ISO 3166-1 alpha-2: decides who most people are and how they are dialled. */
  readonly country: string;
  readonly sector?: Sector;
};

/** Made-up customers, the same ones for the same wish, one after the other. */
export function* generateSample(wish: SampleWish): Generator<SampleCustomer> {
  const random = randomFrom(`people ${wish.seed} ${wish.country}`);
  const recent: SampleCustomer[] = [];
  for (let index = 0; index < wish.customers; index += 1) {
    const twin = recent.length === known && random.chance(0.02) ? random.pick(recent) : null;
    const entered = firstEntered + index;
    const person = twin === null ? newPerson(random, wish, entered) : secondRecord(random, wish, entered, twin);
    recent[index % known] = person;
    yield person;
  }
}

const known = 64;
/** Ids tell the order in which records were written, as they do in a shop; a millisecond apart. */
const firstEntered = Date.parse('2026-11-01T09:00:00.000Z');
const now = Date.parse(sampleNow);
const day = 24 * 60 * 60 * 1000;
const year = 365 * day;

function newPerson(random: Random, wish: SampleWish, entered: number): SampleCustomer {
  const culture = cultureOf(random, wish.country);
  const called = nameOf(random, culture);
  const contacts: Omit<ContactPoint, 'id'>[] = [];
  if (random.chance(0.78)) contacts.push(phoneOf(random, wish.country));
  if (contacts.length === 0 || random.chance(0.66)) contacts.push(emailOf(random, called.latinFirst, called.latinLast));
  if (random.chance(0.5)) contacts.reverse();
  if (random.chance(0.1)) contacts.push(postOf(random));
  const isLocal = culture.home.includes(wish.country);
  return withLife(
    random,
    wish,
    entered,
    called.name,
    contacts,
    isLocal || random.chance(0.5) ? culture.language : homeLanguage(wish.country),
  );
}

/** The same person, entered again by somebody who did not look: one contact the same, the name often written otherwise. */
function secondRecord(random: Random, wish: SampleWish, entered: number, { customer }: SampleCustomer): SampleCustomer {
  const { displayName } = customer;
  const name = random.chance(0.5)
    ? displayName
    : random.chance(0.5)
      ? displayName.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')
      : displayName.toLowerCase();
  const contacts = customer.contactPoints
    .slice(0, 1)
    .map(({ kind, typed, normalised }) => ({ kind, typed, normalised }));
  return withLife(random, wish, entered, name, contacts, customer.language);
}

function withLife(
  random: Random,
  wish: SampleWish,
  entered: number,
  displayName: string,
  contacts: readonly Omit<ContactPoint, 'id'>[],
  language: string,
): SampleCustomer {
  const last = now - Math.floor(random.next() ** 1.7 * 5 * year) - random.below(day);
  const since = last - Math.floor(random.next() ** 2 * 3 * year);
  const underSixteen = random.chance(0.015);
  const customer: Customer = {
    id: random.uuid(entered) as CustomerId,
    displayName,
    language,
    underSixteen,
    note: random.chance(0.05) ? random.pick(notes[wish.sector ?? 'florist']) : '',
    tags: [],
    contactPoints: contacts.map((contact) => ({ id: random.uuid(entered) as ContactPointId, ...contact })),
    createdAt: new Date(since).toISOString(),
    lastContactAt: random.chance(0.03) ? null : new Date(last).toISOString(),
    source: 'sample',
  };
  return {
    customer,
    purchases: purchasesOf(random, wish, entered, since, last),
    stories: underSixteen ? [] : storiesOf(random),
  };
}

function purchasesOf(
  random: Random,
  wish: SampleWish,
  entered: number,
  since: number,
  last: number,
): readonly SamplePurchase[] {
  const from = Math.max(since, now - 3 * year);
  if (last < from) return [];
  const purchases: SamplePurchase[] = [];
  while (purchases.length < 12 && random.chance(0.62)) {
    const at = from + Math.floor(random.next() * (last - from));
    const [what, price] = random.pickSkewed(goods[wish.sector ?? 'florist']);
    const amountMinor = Math.max(100, Math.round((price * (0.7 + random.next() * 0.8)) / 5) * 5);
    purchases.push({ id: random.uuid(entered), at: new Date(at).toISOString(), what, amountMinor });
  }
  return purchases;
}

function storiesOf(random: Random): readonly Story[] {
  return [storyOf(random), storyOf(random)];
}

function storyOf(random: Random): Story {
  const told = random.next();
  if (told < 0.6) return 'not-asked';
  if (told < 0.72) return 'given';
  return stories[2 + random.below(stories.length - 2)] ?? 'not-asked';
}

function cultureOf(random: Random, country: string): Culture {
  const home = cultures.find((culture) => culture.home.includes(country));
  if (home !== undefined && random.chance(0.55)) return home;
  let left = random.next() * cultures.reduce((sum, { share }) => sum + share, 0);
  for (const culture of cultures) {
    left -= culture.share;
    if (left < 0) return culture;
  }
  return random.pick(cultures);
}

function homeLanguage(country: string): string {
  return cultures.find((culture) => culture.home.includes(country))?.language ?? 'en';
}

type Called = { readonly name: string; readonly latinFirst: string; readonly latinLast: string };

function nameOf(random: Random, culture: Culture): Called {
  const first = lettersOf(random.pickSkewed(culture.first));
  const last = lettersOf(random.pickSkewed(culture.last));
  const second = secondLast(random, culture);
  const between = culture.doubles === 'hyphen' ? '-' : ' ';
  const family = second === null ? last.name : `${last.name}${between}${second}`;
  const given =
    culture.doubles === 'hyphen' && random.chance(0.04)
      ? `${first.name}-${lettersOf(random.pick(culture.first)).name}`
      : first.name;
  const parts = culture.order === 'first-last' ? [given, family] : [family, given];
  return {
    name: parts.join(culture.joined === 'nothing' ? '' : ' '),
    latinFirst: first.latin,
    latinLast: last.latin,
  };
}

function secondLast(random: Random, culture: Culture): string | null {
  if (culture.doubles === 'never') return null;
  if (!random.chance(culture.doubles === 'blank' ? 0.8 : 0.06)) return null;
  return lettersOf(random.pickSkewed(culture.last)).name;
}
