import { afterEach, expect, it } from 'vitest';
import { csvLine } from '../../shared/foundation/csv-cell.ts';
import type { Verdict } from '../../shared/imports/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { bringIn, check } from './import-file.ts';

let app: TestApp;
afterEach(() => app.close());

type Row = readonly [name: string, email: string, phone: string, address: string];
const head = 'Name,Email,Phone,Address\r\n';
const fileOfRows = (rows: readonly Row[]) => head + rows.map((row) => csvLine([...row])).join('');

/** Two rows, and what the second of them is to the first. No two of these pairs have anything in common. */
const pairs: readonly (readonly [why: string, first: Row, second: Row, verdict: Verdict])[] = [
  [
    'case and accents, one postcode',
    ['Zoë Blanc', 'zoe@example.org', '', '1 Mill Rd, Bath BA1 1AA'],
    ['ZOE BLANC', '', '0117 496 0101', '9 Hay St, Bath BA1 1AA'],
    'likely',
  ],
  [
    'the order of the words, one postcode',
    ['Anna Müller', 'am@example.org', '', '1 Elm Rd, Bristol BS1 4DJ'],
    ['Müller Anna', 'other@example.org', '', '2 Oak Rd, Bristol BS1 4DJ'],
    'likely',
  ],
  [
    'surname first, behind it a comma',
    ['Jean Luc Petit', 'jl@example.org', '', '1 Elm Rd, Leeds LS1 4DY'],
    ['Petit, Jean Luc', '', '', '2 Oak Rd, Leeds LS1 4DY'],
    'likely',
  ],
  [
    'one e-mail address, other case',
    ['Ola Nord', 'Ola@Example.org', '', ''],
    ['ola nord', 'ola@example.org', '', ''],
    'same',
  ],
  [
    'one number, a slip in the name',
    ['Marcus Field', '', '0117 496 0105', ''],
    ['Markus Field', '', '+44 117 496 0105', ''],
    'same',
  ],
  ['one number, another name', ['Ida Stone', '', '0117 496 0106', ''], ['Tom Brook', '', '01174960106', ''], 'likely'],
  [
    'one name, two places, both can be reached',
    ['Rosa Hill', 'rosa@example.org', '', '1 Elm Rd, York YO1 7HH'],
    ['Rosa Hill', 'rh@example.org', '', '1 Elm Rd, Hull HU1 2AA'],
    'new',
  ],
  ['nothing but one name', ['Bernadette Only', '', '', ''], ['Only Bernadette', '', '', ''], 'same'],
  ['one of one name cannot be reached', ['Carl Moon', '', '', ''], ['Carl Moon', 'carl@example.org', '', ''], 'likely'],
  ['the other way round', ['Dina Moon', 'dina@example.org', '', ''], ['Dina Moon', '', '', ''], 'likely'],
  [
    'ä, ö, ü and ß written out, one postcode',
    ['Jürgen Großmüller-Bauer', 'jgb@example.org', '', 'Torstraße 1, 10119 Berlin'],
    ['Juergen Grossmueller-Bauer', 'other.jgb@example.org', '', 'Torstraße 9, 10119 Berlin'],
    'likely',
  ],
  [
    'written out first, and the words the other way round',
    ['Soeren Goetzmueller', 'sg@example.org', '', 'Torstraße 1, 10178 Berlin'],
    ['Götzmüller Sören', 'other.sg@example.org', '', 'Torstraße 9, 10178 Berlin'],
    'likely',
  ],
  [
    'written out, and one of them cannot be reached',
    ['Käthe Groß', '', '', ''],
    ['Kaethe Gross', 'kg@example.org', '', ''],
    'likely',
  ],
  [
    'written out, two places, both can be reached',
    ['Jörn Weiß', 'jw@example.org', '', 'Hafenweg 1, 20457 Hamburg'],
    ['Joern Weiss', 'other.jw@example.org', '', 'Torstraße 1, 10247 Berlin'],
    'new',
  ],
  [
    'a slip in the name alone',
    ['Erik Sands', 'erik@example.org', '', ''],
    ['Erik Sand', 'es@example.org', '', ''],
    'new',
  ],
];

async function verdicts(rows: readonly Row[]): Promise<readonly Verdict[]> {
  await check(app, fileOfRows(rows));
  return (await app.call('imports.report', { verdict: null, offset: 0, limit: 200 })).map(({ verdict }) => verdict);
}

it('two rows are to each other in one file what they are to each other in the book', async () => {
  app = await openTestApp();
  const firsts = pairs.map(([, first]) => first);
  const seconds = pairs.map(([, , second]) => second);
  const told = (found: readonly Verdict[]) => Object.fromEntries(found.map((verdict, at) => [pairs[at]?.[0], verdict]));
  const meant = told(pairs.map(([, , , verdict]) => verdict));
  const inOneFile = (await verdicts([...firsts, ...seconds])).slice(firsts.length);
  expect(told(inOneFile.map((verdict) => (verdict === 'repeated' ? 'same' : verdict)))).toEqual(meant);
  await bringIn(app, fileOfRows(firsts));
  expect(told(await verdicts(seconds))).toEqual(meant);
});

it('of a family with one number everybody comes in once, and ä is the same as ae', async () => {
  app = await openTestApp();
  const family = ['Anna Reed', 'Bo Reed', 'Bo Reed', 'Cleo Reed', 'Anna Reed', 'Bo Reed'];
  expect(await verdicts(family.map((name): Row => [name, '', '0117 496 0107', '']))).toEqual([
    'new',
    'likely',
    'repeated',
    'likely',
    'repeated',
    'repeated',
  ]);
  const berliners: readonly Row[] = [
    ['Jörg Schäfer', 'js@example.org', '', 'Torstraße 1, 10115 Berlin'],
    ['Schaefer Joerg', 'joerg@example.org', '', 'Torstraße 2, 10115 Berlin'],
  ];
  expect(await verdicts(berliners)).toEqual(['new', 'likely']);
});

it('with a slip in the name alone somebody is likely there already in one postcode, and nowhere else', async () => {
  app = await openTestApp();
  const at = (name: string, number: number, code = 'BS1 4DJ'): Row => [
    name,
    `p${number}@example.org`,
    '',
    `${number} Elm Rd, ${code}`,
  ];
  const rows = [
    at('Marcus Field', 1),
    at('Markus Field', 2),
    at('Marcus Fields', 3),
    at('Marcus Field', 4, 'LS1 4DY'),
    at('Markus Feild', 5, 'YO1 7HH'),
    at('Maria Fischer', 6),
    at('Maria Fischer', 7),
    ['Erik Sands', '', '', ''] as const,
    ['Erik Sand', '', '', ''] as const,
  ];
  expect(await verdicts(rows)).toEqual(['new', 'likely', 'likely', 'new', 'new', 'new', 'likely', 'new', 'new']);
});
