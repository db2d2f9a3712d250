import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnTarget, Encoding, FileDraft } from '../../shared/imports/model.ts';
import { fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { bringIn, openNamed, states } from './import-file.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function choose(content: Uint8Array | string): Promise<FileDraft> {
  app.ports.toOpen = () => fileOf(content);
  const draft = await app.call('imports.choose', {});
  if (draft === null) throw new Error('nothing was chosen');
  return draft;
}

const onlyOnes = ({ columns }: FileDraft, target: ColumnTarget) =>
  columns.filter((one) => one.target === target).map(({ heading }) => heading);

/** One person as each program writes them, and what is known of them afterwards. */
const vendors = [
  {
    kind: 'shopify',
    text:
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt\n' +
      "'600,Sho,Pify,sho@example.org,yes,,12 Lark Lane,Flat 2,Bristol,,,United Kingdom,GB,BS1 4ND,'+44 117 496 0001,no,39.62,7,,Pays late,no",
    name: 'Sho Pify',
    contacts: ['sho@example.org', '+44 117 496 0001', '12 Lark Lane, Flat 2, BS1 4ND Bristol, United Kingdom'],
    states: { email: 'ConsentUnknown', sms: 'ConsentRefused' },
    note: 'The file said “Accepts Email Marketing: yes”. That is not a yes: please ask.',
  },
  {
    kind: 'square',
    text:
      'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile\n' +
      ',Squ,Are,squ@example.org,0117 496 0002,,,3 Elm Rd,,Bath,,BA1 1AA,1980-02-03,Likes roses,ABC1,Directory,2024-01-02,2025-03-04,7,£20.00,Unsubscribed,no',
    name: 'Squ Are',
    contacts: ['squ@example.org', '0117 496 0002', '3 Elm Rd, BA1 1AA Bath'],
    states: { email: 'ConsentRefused', sms: 'ConsentUnknown' },
    note: 'Last visit, as the file says: 2025-03-04',
  },
  {
    kind: 'mailchimp',
    text:
      'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID,NOTES,TAGS,UNSUB_TIME\n' +
      'mail@example.org,Mail,Chimp,,2,,,,,2024-01-15 09:00:00,101,ab1,,"""music""",2024-05-06 07:08:09',
    name: 'Mail Chimp',
    contacts: ['mail@example.org'],
    states: { email: 'ConsentRefused' },
    note: '',
  },
  {
    kind: 'google',
    text:
      'First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country\n' +
      'Goo,G.,Gle,,,1990-01-01,A secret,https://example.org/p.jpg,* myContacts,* ,goo@example.org ::: gle@example.org,Work,,Mobile,0117 496 0003 ::: 0117 496 0004,Home,"5 Oak St\nYork YO1 7HH",5 Oak St,York,,YO1 7HH,UK',
    name: 'Goo G. Gle',
    contacts: ['goo@example.org', 'gle@example.org', '0117 496 0003', '0117 496 0004', '5 Oak St, York YO1 7HH'],
    states: { email: 'ConsentUnknown' },
    note: '',
  },
  {
    kind: 'outlook',
    text:
      '"Vorname";"Nachname";"Firma";"E-Mail-Adresse";"Mobiltelefon";"Straße privat";"Ort privat";"Postleitzahl privat";"Straße geschäftlich";"Ort geschäftlich";"Notizen"\r\n' +
      '"Out";"Look";"";"out@example.org";"0117 496 0005";"Am Markt 1";"Köln";"50667";"Büro 9";"Bonn";"geheim"',
    name: 'Out Look',
    contacts: ['out@example.org', '0117 496 0005', 'Am Markt 1, 50667 Köln'],
    states: { email: 'ConsentUnknown', post: 'ConsentUnknown' },
    note: '',
  },
  {
    kind: 'spreadsheet',
    text: 'sep=;\r\nKunde;E-Mail;Telefon;Adresse;Newsletter\r\nSpread Sheet;keine Mail;0117 496 0006;"Elm St 1\r\nLeeds LS1 4DY";nein\r\n',
    name: 'Spread Sheet',
    contacts: ['0117 496 0006', 'Elm St 1, Leeds LS1 4DY'],
    states: { email: 'ConsentRefused', sms: 'ConsentUnknown' },
    note: 'The file said “keine Mail”. That is no phone number and no e-mail address.',
  },
] as const;

describe('a table of people', () => {
  it.each(vendors)('of $kind is known by its headings; notes, birthdays and pictures stay out', async (vendor) => {
    const draft = await choose(vendor.text);
    expect(draft.kind).toBe(vendor.kind);
    expect(draft.people).toMatchObject([{ displayName: vendor.name }]);
    await bringIn(app, vendor.text);
    const { customer, ...rest } = await openNamed(app, vendor.name);
    expect(customer.contactPoints.map(({ typed }) => typed)).toEqual(vendor.contacts);
    expect(customer.note).toBe(vendor.note);
    expect(states({ customer, ...rest })).toMatchObject(vendor.states);
  });

  it('brings notes and birthdays along where somebody asks for them', async () => {
    const text = 'Name,Email,Notes,Birthday\nAsk Edfor,ask@example.org,"Two\r\nlines",03/04/1980';
    const { dayQuestion } = await choose(text);
    expect(dayQuestion).toEqual({ sample: '03/04/1980', order: 'day-first' });
    await app.call('imports.correct', { wanted: ['notes', 'birthdays'], dayOrder: 'month-first' });
    await app.call('imports.check', {});
    await app.call('imports.bringIn', { likely: false });
    expect((await openNamed(app, 'Ask Edfor')).customer.note).toBe('Two\nlines\nBirthday: 1980-03-04');
  });

  it('keeps what it claims about consent however long its notes are', async () => {
    await choose(`Name,Email,Note,Newsletter\nLong Note,long@example.org,${'word '.repeat(1500)},yes`);
    await app.call('imports.correct', { wanted: ['notes'] });
    await app.call('imports.check', {});
    await app.call('imports.bringIn', { likely: false });
    const { note } = (await openNamed(app, 'Long Note')).customer;
    expect(note.length).toBeLessThanOrEqual(4000);
    expect(note).toContain('“Newsletter: yes”');
  });

  it('that nobody knows is put together by hand, with headings or without', async () => {
    const draft = await choose('xq1|xq2|xq3\nBy Hand|Hand St 1, BA1 1AA|by@example.org');
    expect(draft).toMatchObject({ kind: 'unknown', delimiter: '|', hasHeader: false, people: [] });
    const corrected = await app.call('imports.correct', {
      hasHeader: true,
      targets: ['full-name', 'address', 'email'],
    });
    expect(onlyOnes(corrected, 'email')).toEqual(['xq3']);
    expect(corrected.people).toEqual([
      { displayName: 'By Hand', contacts: ['by@example.org', 'Hand St 1, BA1 1AA'], note: '' },
    ]);
    const bare = await choose('Nora Head,nora@example.org,0117 496 0010\nOle Head,ole@example.org,0117 496 0011');
    expect(bare.hasHeader).toBe(false);
    expect(bare.people.map(({ displayName }) => displayName)).toEqual(['Nora Head', 'Ole Head']);
  });
});

describe('the letters of a file', () => {
  const western = ['Zoë Müller', 'José Ñandú', 'François “Quoted, name” Groß', 'Søren\nÅberg'] as const;
  const encodings: readonly (readonly [Encoding, (text: string) => Uint8Array])[] = [
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-8', (text) => Buffer.from(`\ufeff${text}`)],
    ['utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16le', (text) => Buffer.from(text, 'utf16le')],
    ['windows-1252', (text) => inAlphabet(text, 'windows-1252')],
    ['macintosh', (text) => inAlphabet(text, 'macintosh')],
  ];

  it('are the same in every encoding, with every delimiter, line ending and way of quoting', async () => {
    const failed: string[] = [];
    for (const [encoding, encode] of encodings)
      for (const delimiter of [',', ';', '\t', '|'])
        for (const newline of ['\n', '\r\n', '\r'])
          for (const quoteAll of [true, false]) {
            const cell = (text: string) =>
              quoteAll || /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
            const rows = [['Name', 'Email'], ...western.map((name, at) => [name, `p${at}@example.org`])];
            const text = rows.map((row) => row.map(cell).join(delimiter)).join(newline) + newline;
            const draft = await choose(encode(text));
            const seen = JSON.stringify([draft.encoding, draft.delimiter, draft.people.map((one) => one.displayName)]);
            const meant = JSON.stringify([encoding, delimiter, western.map((name) => name.replace('\n', ' '))]);
            if (seen !== meant) failed.push(`${JSON.stringify([encoding, delimiter, newline, quoteAll])}: ${seen}`);
          }
    expect(failed).toEqual([]);
  });

  it('of a shop in Poland are Central European, and can be corrected', async () => {
    const polish = await openTestApp({ shop: { country: 'PL', pack: 'eu', customerLanguage: 'pl' } });
    polish.ports.toOpen = () => fileOf(inAlphabet('Imię;E-mail\nŁucja Dąbrowska-Żółć;l@example.org', 'windows-1250'));
    await polish.call('imports.choose', {});
    const { people } = await polish.call('imports.correct', { encoding: 'windows-1250' });
    expect(people).toMatchObject([{ displayName: 'Łucja Dąbrowska-Żółć' }]);
    polish.close();
  });
});

/** A torture for readers of CSV, as kept at github.com/max-mapper/csv-spectrum: the text, and the cells that are meant. */
const acid: readonly (readonly [what: string, text: string, cells: readonly (readonly string[])[]])[] = [
  ['a comma in quotes', 'a,b,c\nJohn,"Anytown, WW",08123', [['John', 'Anytown, WW', '08123']]],
  ['empty cells in quotes', 'a,b,c\n1,"",""\n2,3,4', [['1'], ['2', '3', '4']]],
  ['the same with carriage returns', 'a,b,c\r\n1,"",""\r\n2,3,4', [['1'], ['2', '3', '4']]],
  [
    'quotes in quotes',
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    [
      ['1', 'ha "ha" ha'],
      ['3', '4'],
    ],
  ],
  ['JSON', 'a,b\n1,"{""type"": ""Point"", ""c"": [102.0, 0.5]}"\n', [['1', '{"type": "Point", "c": [102.0, 0.5]}']]],
  [
    'line ends in quotes',
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [
      ['1', '2', '3'],
      ['Once upon \na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'both line ends in quotes',
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [
      ['1', '2', '3'],
      ['Once upon \r\na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'quotes and line ends in quotes',
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      ['1', 'ha \n"ha" \nha'],
      ['3', '4'],
    ],
  ],
  [
    'other scripts',
    'a,b,c\n1,2,3\n4,5,ʤ',
    [
      ['1', '2', '3'],
      ['4', '5', 'ʤ'],
    ],
  ],
];

it.each(acid)('reads %s as they are meant', async (_, text, cells) => {
  await choose(text);
  const { columns } = await app.call('imports.correct', { hasHeader: true });
  const meant = columns.map((_, at) => cells.map((row) => row[at] ?? '').filter((cell) => cell !== ''));
  expect(columns.map(({ samples }) => samples)).toEqual(meant);
});

/** Text in an alphabet of one byte each, as an older program writes it. */
function inAlphabet(text: string, label: Encoding): Uint8Array {
  const decoder = new TextDecoder(label);
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text], (letter) => {
    const byte = byLetter.get(letter);
    if (byte === undefined) throw new Error(`${letter} is not in ${label}`);
    return byte;
  });
}
