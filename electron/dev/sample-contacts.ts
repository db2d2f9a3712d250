import type { ContactPoint } from '../../shared/customers/model.ts';
import type { Random } from './sample-random.ts';

type NewContact = Omit<ContactPoint, 'id'>;

/** An e-mail address on a domain that belongs to nobody, made from a name as people do. */
export function emailOf(random: Random, first: string, last: string): NewContact {
  const [one, two] = [latin(first), latin(last)];
  const year = String(50 + random.below(58))
    .padStart(2, '0')
    .slice(-2);
  const local = random.pick([
    `${one}.${two}`,
    `${one}.${two}`,
    `${one}.${two}${year}`,
    `${one}${two}`,
    `${one.slice(0, 1)}.${two}`,
    `${one}_${year}`,
    `${one.slice(0, 1)}${two}${year}`,
    `${two}.${one}`,
    `${one}-${two}`,
  ]);
  const typed = `${local}@${random.pickSkewed(domains)}`;
  return { kind: 'email', typed: random.chance(0.08) ? capital(typed) : typed, normalised: typed };
}

/** A phone number, mostly of the shop's country, typed in one of the ways in which people type them. */
export function phoneOf(random: Random, country: string): NewContact {
  const home = plans[country];
  const isHome = home !== undefined && random.chance(0.92);
  const plan = isHome ? home : random.pick(Object.values(plans));
  const start = random.pick(plan.starts);
  const national = start + digits(random, plan.length - start.length);
  const normalised = `+${plan.code}${national}`;
  return {
    kind: 'phone',
    typed: isHome ? dialledAtHome(random, plan, national) : grouped(`+${plan.code}`, national),
    normalised,
  };
}

/** A postal address that could be anywhere. */
export function postOf(random: Random): NewContact {
  const typed = `${1 + random.below(140)} ${random.pick(streets)}, ${random.pick(towns)}`;
  return { kind: 'post', typed, normalised: typed.toLowerCase() };
}

const domains = [
  'example.org',
  'example.net',
  'example.com',
  'post.example',
  'mail.example',
  'web.example',
  'inbox.test',
  'letters.invalid',
];
const streets = [
  'Lark Lane',
  'Mill Road',
  'Church Street',
  'Station Approach',
  'Orchard Close',
  'Quay Street',
  'High Street',
  'Priory Walk',
];
const towns = [
  'Ambridge',
  'Barchester',
  'Casterbridge',
  'Middlemarch',
  'Cranford',
  'Melchester',
  'Sandbourne',
  'Weatherbury',
];

/** `trunk` is what is dialled in front at home; a national number begins with one of `starts` and has `length` digits. */
type Plan = {
  readonly code: string;
  readonly trunk: string;
  readonly starts: readonly string[];
  readonly length: number;
};

const plans: Readonly<Record<string, Plan>> = {
  GB: { code: '44', trunk: '0', starts: ['74', '75', '77', '78', '79', '117', '131', '161'], length: 10 },
  DE: { code: '49', trunk: '0', starts: ['151', '160', '170', '171', '175', '176'], length: 11 },
  FR: { code: '33', trunk: '0', starts: ['6', '7'], length: 9 },
  ES: { code: '34', trunk: '', starts: ['6', '7'], length: 9 },
  IT: { code: '39', trunk: '', starts: ['320', '333', '340', '347'], length: 10 },
  PL: { code: '48', trunk: '', starts: ['50', '51', '60', '66', '69', '79'], length: 9 },
  NL: { code: '31', trunk: '0', starts: ['6'], length: 9 },
  AT: { code: '43', trunk: '0', starts: ['660', '664', '676'], length: 10 },
  CH: { code: '41', trunk: '0', starts: ['76', '77', '78', '79'], length: 9 },
  TR: { code: '90', trunk: '0', starts: ['53', '54', '55'], length: 10 },
  US: { code: '1', trunk: '', starts: ['212', '312', '415', '503', '617'], length: 10 },
};

function dialledAtHome(random: Random, plan: Plan, national: string): string {
  const way = random.below(4);
  if (way === 0) return `${plan.trunk}${national}`;
  if (way === 1) return grouped(`+${plan.code}`, national);
  if (way === 2) return grouped(`${plan.trunk}${national.slice(0, 4)}`, national.slice(4));
  return `${plan.trunk}${national.slice(0, 3)}/${national.slice(3)}`;
}

function grouped(start: string, rest: string): string {
  return `${start} ${rest.replace(/(\d{3})(?=\d)/g, '$1 ')}`;
}

// No plan's subscribers begin with a zero or a one where that would be another service.
function digits(random: Random, count: number): string {
  let made = String(2 + random.below(8));
  while (made.length < count) made += String(random.below(10));
  return made;
}

const spelled: Readonly<Record<string, string>> = {
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

function latin(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßøłđðıæœþ]/g, (letter) => spelled[letter] ?? '')
    .replace(/[^a-z]/g, '');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
