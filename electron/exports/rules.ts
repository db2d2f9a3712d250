import type { PersonRecord } from '../../shared/exports/person-record.ts';
import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { minorDigitsOf, plainAmount } from '../../shared/purchases/money.ts';

/** The files of the spreadsheet format, each with its first line. A mark of UTF-8 comes before it: spreadsheets want one. */
export const csvHeads = {
  'customers.csv': ['id', 'name', 'language', 'under sixteen', 'note', 'tags', 'known since', 'last contact', 'source'],
  'contacts.csv': ['customer id', 'name', 'kind', 'contact', 'normalised'],
  'purchases.csv': ['customer id', 'name', 'when', 'what', 'amount', 'currency'],
  'fields.csv': ['customer id', 'name', 'field', 'value'],
  'requests.csv': ['customer id', 'name', 'asked on', 'wish', 'state', 'answer by', 'closed', 'note', 'reason'],
  'answers.csv': ['customer id', 'name', 'when', 'purpose', 'channel', 'answer', 'valid until', 'how'],
} as const;
export type CsvFile = keyof typeof csvHeads;

/** What one person adds to each of those files; every cell is safe to open in a spreadsheet. */
export function csvOf(person: PersonRecord): Readonly<Record<CsvFile, string>> {
  const { record_id: id, name } = person;
  const lines = (all: readonly (readonly string[])[]) => all.map(csvLine).join('');
  return {
    'customers.csv': csvLine([
      id,
      name,
      person.language,
      person.under_sixteen ? 'yes' : 'no',
      person.note,
      person.tags.join(', '),
      person.created,
      person.last_contact ?? '',
      person.source,
    ]),
    'contacts.csv': lines(person.contact_points.map((one) => [id, name, one.kind, one.typed, one.normalised])),
    'purchases.csv': lines(
      person.purchases.map(({ at, what, amount_minor: minor, currency }) => [
        id,
        name,
        at,
        what,
        plainAmount(minor, digits(currency)),
        currency,
      ]),
    ),
    'fields.csv': lines(person.own_fields.map(({ label, value }) => [id, name, label, value])),
    'requests.csv': lines(
      person.requests.map((one) => [
        id,
        name,
        one.received_on,
        one.right,
        one.request_state.replace('dpv:', ''),
        one.due_on,
        one.closed ?? '',
        one.note,
        one.reason,
      ]),
    ),
    'answers.csv': lines(
      person.consents.map((one) => [
        id,
        name,
        one.event_time,
        one.purpose,
        one.service,
        one.event_state.replace('dpv:', ''),
        one.valid_until ?? '',
        one.collection_method,
      ]),
    ),
  };
}

/** One person as a card for phones and mail programs: vCard 4.0 (RFC 6350). */
export function vcardOf(person: PersonRecord): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `UID:urn:uuid:${person.record_id}`,
    `FN:${vcardText(person.name)}`,
    `LANG:${vcardText(person.language)}`,
    ...person.contact_points.map(({ kind, typed, normalised }) => {
      if (kind === 'email') return `EMAIL:${vcardText(normalised)}`;
      if (kind === 'phone') return `TEL;VALUE=uri:tel:${normalised}`;
      return `ADR;LABEL="${labelParam(typed)}":;;${vcardText(typed)};;;;`;
    }),
    ...(person.tags.length === 0 ? [] : [`CATEGORIES:${person.tags.map(vcardText).join(',')}`]),
    ...(person.note === '' ? [] : [`NOTE:${vcardText(person.note)}`]),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function digits(currency: string): number {
  return /^[A-Z]{3}$/.test(currency) ? minorDigitsOf(currency) : 2;
}

function vcardText(text: string): string {
  return text
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

// RFC 6868: what a quoted parameter cannot hold.
function labelParam(text: string): string {
  return text
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n|\r|\n/g, '^n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Lines of at most 75 bytes; a character is never cut. */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const char of line) {
    const size = utf8Size(char);
    if (bytes + size > 75) {
      out += '\r\n ';
      bytes = 1;
    }
    out += char;
    bytes += size;
  }
  return out;
}

function utf8Size(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
