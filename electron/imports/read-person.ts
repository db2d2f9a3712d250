import { type Channel, channels } from '../../shared/consents/model.ts';
import type { ContactKind } from '../../shared/customers/model.ts';
import { readSafe } from '../../shared/foundation/csv-cell.ts';
import type { ColumnTarget, DayOrder, Extra, RowTrouble } from '../../shared/imports/model.ts';
import { readDay } from './days.ts';
import type { FileRecord } from './file-records.ts';
import { type CardProperty, partsOf, readCard, textOf } from './vcard.ts';

/** How a person reads the file: what each column is, and what is wanted of it. */
export type Reading = {
  readonly targets: readonly ColumnTarget[];
  readonly headings: readonly string[];
  readonly dayOrder: DayOrder;
  readonly wanted: readonly Extra[];
  /** The one currency that a file of purchases names; `null` where it names none, or several. */
  readonly currency: string | null;
};

/** What one row or card says about a person, before any of it is checked. */
export type Said = {
  readonly name: string;
  readonly company: string;
  readonly contacts: readonly { readonly kind: ContactKind; readonly typed: string }[];
  readonly postcode: string;
  readonly language: string;
  readonly notes: readonly string[];
  readonly birthday: string | null;
  readonly lastVisit: string | null;
  /** Channels by which the file says no. */
  readonly noes: readonly Channel[];
  /** What it says about marketing that is not a no, word for word. */
  readonly claims: readonly string[];
};

/** What a record says; its trouble when it cannot be read; `null` for an empty row. */
export function saidBy(record: FileRecord, reading: Reading): Said | RowTrouble | null {
  if (record.kind === 'broken') return record.trouble;
  const said = record.kind === 'card' ? fromCard(readCard(record.text), reading) : fromCells(record.cells, reading);
  if (said === null) return null;
  return JSON.stringify(said).length > longestPerson ? 'too-long' : said;
}

/** A cell as it is read: no zero bytes, no marks of direction around it, and only the text that was meant. */
export function cellText(cell: string): string {
  // A spreadsheet is told by an apostrophe that a formula or a number is a text.
  const meant = readSafe(cell.replace(/^\ufeff/, '')).replace(/^'(?=\d)/, '');
  return meant
    .replace(/[\0\ufeff]/g, '')
    .replace(/^[\u200e\u200f\u202a-\u202e\u2066-\u2069]+|[\u202c\u2069]+$/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}

const longestPerson = 20_000;
const mostContacts = 12;

function fromCells(cells: readonly string[], { targets, headings, dayOrder, wanted }: Reading): Said | null {
  const at = new Map<ColumnTarget, string[]>();
  const noes = new Set<Channel>();
  const claims: string[] = [];
  let empty = true;
  for (const [column, target] of targets.entries()) {
    const text = cellText(cells[column] ?? '');
    if (text === '') continue;
    empty = false;
    if (target === 'ignore') continue;
    const own = marketingChannels[target];
    if (own === undefined) {
      const known = at.get(target);
      if (known === undefined) at.set(target, [text]);
      else known.push(text);
    } else if (target === 'unsubscribed' ? !isNoWord(text) : isNoWord(text))
      for (const channel of own) noes.add(channel);
    else claims.push(`${headings[column] ?? target}: ${text.slice(0, 200)}`);
  }
  if (empty && cells.every((cell) => cellText(cell) === '')) return null;
  const all = (target: ColumnTarget) => at.get(target) ?? [];
  const one = (target: ColumnTarget) => all(target)[0] ?? '';
  const parted = [one('first-name'), one('middle-name'), one('last-name')].filter((part) => part !== '').join(' ');
  const street = all('street').join(', ');
  const place = [one('postcode'), one('city')].filter((part) => part !== '').join(' ');
  const address =
    one('address') !== '' && street === '' && place !== ''
      ? [one('address'), place, one('region'), one('country')]
      : one('address') !== ''
        ? [one('address')]
        : [street, place, one('region'), one('country')];
  const hasPlace = one('address') !== '' || street !== '' || place !== '';
  return {
    name: one('full-name') || parted,
    company: one('company'),
    contacts: [
      ...all('email')
        .flatMap(manyIn)
        .map((typed) => ({ kind: 'email' as const, typed })),
      ...all('phone')
        .flatMap(manyIn)
        .map((typed) => ({ kind: 'phone' as const, typed })),
      ...(hasPlace ? [{ kind: 'post' as const, typed: inOneLine(address) }] : []),
    ].slice(0, mostContacts),
    postcode: one('postcode'),
    language: one('language'),
    notes: wanted.includes('notes') ? all('note') : [],
    birthday: wanted.includes('birthdays') ? readDay(one('birthday'), dayOrder) : null,
    lastVisit: readDay(one('last-visit'), dayOrder),
    noes: channels.filter((channel) => noes.has(channel)),
    claims,
  };
}

function fromCard(properties: readonly CardProperty[], { wanted, dayOrder }: Reading): Said {
  const all = (name: string) => properties.filter((property) => property.name === name);
  const one = (name: string) => all(name)[0]?.value ?? '';
  const [last = '', first = '', middle = ''] = partsOf(one('N'));
  const parted = [first, middle, last]
    .map(cellText)
    .filter((part) => part !== '')
    .join(' ');
  const addresses = all('ADR')
    .sort(homeFirst)
    .map(({ value }) => partsOf(value).map(cellText));
  const [, , , , , postcode = ''] = addresses[0] ?? [];
  return {
    name: cellText(textOf(one('FN'))) || parted,
    company: cellText(partsOf(one('ORG'))[0] ?? ''),
    contacts: [
      ...all('EMAIL').map(({ value }) => ({
        kind: 'email' as const,
        typed: cellText(textOf(value).replace(/^mailto:/i, '')),
      })),
      ...all('TEL')
        .filter(({ types }) => !types.includes('FAX') && !types.includes('PAGER'))
        .map(({ value }) => ({
          kind: 'phone' as const,
          typed: cellText(
            textOf(value)
              .replace(/^tel:/i, '')
              .replace(/;ext=.*/i, ''),
          ),
        })),
      ...addresses.map((parts) => ({ kind: 'post' as const, typed: placeOf(parts) })),
    ]
      .filter(({ typed }) => typed !== '')
      .slice(0, mostContacts),
    postcode,
    language: cellText(textOf(one('LANG'))),
    notes: wanted.includes('notes')
      ? all('NOTE')
          .map(({ value }) => cellText(textOf(value)))
          .filter((note) => note !== '')
      : [],
    // Apple writes a birthday without a year as one of 1604.
    birthday: wanted.includes('birthdays')
      ? (readDay(textOf(one('BDAY')), dayOrder)?.replace(/^1604-/, '') ?? null)
      : null,
    lastVisit: null,
    noes: [],
    claims: [],
  };
}

function placeOf([
  box = '',
  extended = '',
  street = '',
  city = '',
  region = '',
  postcode = '',
  country = '',
]: readonly string[]): string {
  const place = [postcode, city].filter((part) => part !== '').join(' ');
  return inOneLine([box, extended, street, place, region, country]);
}

/** The lines of an address in one; some programs end a line with a comma of their own. */
function inOneLine(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[\r\n]+/))
    .map((part) => part.replace(/[\s,]+$/, '').trim())
    .filter((part) => part !== '')
    .join(', ');
}

function homeFirst(one: CardProperty, other: CardProperty): number {
  const rank = ({ types }: CardProperty) => (types.includes('PREF') ? 0 : types.includes('HOME') ? 1 : 2);
  return rank(one) - rank(other);
}

const marketingChannels: Readonly<Partial<Record<ColumnTarget, readonly Channel[]>>> = {
  marketing: channels,
  unsubscribed: channels,
  'marketing-email': ['email'],
  'marketing-sms': ['sms'],
  'marketing-phone': ['phone'],
  'marketing-post': ['post'],
};

/** A no in the languages of the files that we know. */
function isNoWord(text: string): boolean {
  return /^(?:no|n|false|0|off|none|never|unsubscribed?|not[ _-]subscribed|opt(?:ed)?[ _-]?out|cleaned|nein|falsch|abgemeldet|kein\p{L}*|non|faux|falso|n[ãa]o|nee|nie|fa[łl]sz|unchecked|denied|declined|rejected|refused|withdrawn)$/iu.test(
    text,
  );
}

/** Several in one cell, as Google and some tills write them. */
function manyIn(cell: string): readonly string[] {
  const parts = cell.split(/\s*(?::::|;|\n)\s*|,\s*(?=[^\s,@]+@)/).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
