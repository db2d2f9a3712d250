import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { ContactKind, ContactPoint, Customer } from '../../shared/customers/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';

/** A contact point that can be kept: told apart, as typed and normalised. */
export type ReadContact = Pick<ContactPoint, 'kind' | 'typed' | 'normalised'>;

/** What a screen may let the owner change. */
export type CustomerDetails = Pick<Customer, 'displayName' | 'language' | 'underSixteen' | 'note' | 'tags'> & {
  readonly contactPoints: readonly Pick<ContactPoint, 'id' | 'kind' | 'typed'>[];
};

/** A name as it is kept: blanks tidied, nothing else. Refuses one that is not there. */
export function readName(typed: string): string {
  const name = tidied(typed);
  if (!isName(name)) throw new Refusal('customer.name-missing');
  return name;
}

/** Tells what was typed apart: an e-mail, a phone number as dialled in the shop's country, or a postal address. */
export function readContact(typed: string, country: string): ReadContact {
  return readContactAs(kindOf(typed), typed, country);
}

/** Reads a contact point whose kind the person chose. Refuses what cannot be one. */
export function readContactAs(kind: ContactKind, typed: string, country: string): ReadContact {
  const contact = tryContact(kind, typed, country);
  if (contact === null) throw new Refusal('customer.contact-unreadable');
  return contact;
}

/** The same for what nobody is there to correct: `null` where it cannot be one. */
export function tryContact(kind: ContactKind, typed: string, country: string): ReadContact | null {
  const normalised = normalise(kind, typed, country);
  return normalised === null ? null : { kind, typed: typed.trim(), normalised };
}

/** A name as it is kept, cut where it gets too long; `null` when there is none. */
export function tidyName(typed: string, longest: number): string | null {
  const name = [...tidied(typed)].slice(0, longest).join('').trim();
  return isName(name) ? name : null;
}

/** What was typed, normalised, when it reads as an e-mail or a phone number already; `null` while it does not. */
export function contactSoFar(typed: string, country: string): string | null {
  return normalise(kindOf(typed), typed, country);
}

/** The digits after the plus for a country's own numbers; `null` for a country that nobody can dial. */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
}

/** Tags as they are kept: blanks tidied, each once, in order; the empty ones left out. */
export function readTagsTyped(typed: readonly string[]): readonly string[] {
  return [...new Set(typed.map(tidied))].filter((tag) => tag !== '').sort();
}

/** Refuses one person's list that names the same contact point twice. */
export function assertNoneRepeated(contacts: readonly ReadContact[]): void {
  const seen = new Set(contacts.map(({ kind, normalised }) => `${kind} ${normalised}`));
  if (seen.size < contacts.length) throw new Refusal('customer.contact-repeated');
}

/** The names of what differs, for the journal: never a value. */
export function changedFields(before: CustomerDetails, after: CustomerDetails): readonly string[] {
  const fields = (['displayName', 'language', 'underSixteen', 'note'] as const).filter(
    (field) => before[field] !== after[field],
  );
  const tags = before.tags.join('\n') === after.tags.join('\n') ? [] : ['tags'];
  return [...fields, ...tags, ...(sameContacts(before, after) ? [] : ['contactPoints'])];
}

/** Enough of a name to recognise somebody who is standing there: `M… Schmidt`. A number or address typed after it stays hidden. */
export function maskName(name: string): string {
  const words = name.split(/\s+/);
  const first = `${initial(words[0] ?? '')}…`;
  const last = words.at(-1) ?? '';
  if (words.length < 2) return first;
  return `${first} ${/[\p{N}@]/u.test(last) ? `${initial(last)}…` : last}`;
}

/** Enough of a contact point to recognise it, not enough to use it: `m…@g….com`, `+44 •••• 321`. */
export function maskContact({ kind, normalised }: Pick<ContactPoint, 'kind' | 'normalised'>): string {
  if (kind === 'phone') {
    const code = parsePhoneNumberFromString(normalised)?.countryCallingCode;
    return `${code === undefined ? '' : `+${code} `}•••• ${normalised.slice(-3)}`;
  }
  if (kind === 'post') return `${initial(normalised)}…`;
  const at = normalised.lastIndexOf('@');
  const domain = normalised.slice(at + 1);
  return `${initial(normalised)}…@${initial(domain)}…${domain.slice(domain.lastIndexOf('.'))}`;
}

function kindOf(typed: string): ContactKind {
  if (typed.includes('@')) return 'email';
  return /\p{L}/u.test(withoutLabel(typed)) ? 'post' : 'phone';
}

function normalise(kind: ContactKind, typed: string, country: string): string | null {
  switch (kind) {
    case 'email':
      return normaliseEmail(typed);
    case 'phone':
      return normalisePhone(typed, country);
    case 'post':
      return normalisePost(typed);
  }
}

function normaliseEmail(typed: string): string | null {
  const email = typed.trim().normalize('NFC').toLowerCase();
  return email.length <= 254 &&
    /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/.test(email)
    ? email
    : null;
}

function normalisePhone(typed: string, country: string): string | null {
  const number = withoutLabel(typed).replace('(0)', '');
  if (/[^\p{N}\s+()./\-\u2010-\u2015\u2060\u200e\u200f\u202a-\u202e]/u.test(number)) return null;
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const phone = parsePhoneNumberFromString(number, home === undefined ? {} : { defaultCountry: home });
  return phone?.isPossible() ? phone.number : null;
}

// A place takes a name and something more: a word alone is a slip, not an address.
function normalisePost(typed: string): string | null {
  const address = tidied(typed);
  return /\p{L}{2}/u.test(address) && /[\s,]/.test(address) && address.length >= 6 ? address.toLowerCase() : null;
}

function withoutLabel(typed: string): string {
  return typed.trim().replace(/^(tel|phone|mobile|mob|telefon|handy|mobil)\b[.:]*\s*/i, '');
}

function sameContacts(before: CustomerDetails, after: CustomerDetails): boolean {
  const text = ({ contactPoints }: CustomerDetails) =>
    JSON.stringify(contactPoints.map(({ id, kind, typed }) => [id, kind, typed]));
  return text(before) === text(after);
}

function isName(name: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name);
}

function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function initial(word: string): string {
  return [...word][0] ?? '';
}
