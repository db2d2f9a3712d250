import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { names, openNamed } from './import-file.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const picture = Array.from({ length: 6 }, () => `/9j/${'A'.repeat(68)}`);

/** Cards as programs write them, and what comes in without and with notes and birthdays. */
const cards: readonly {
  readonly program: string;
  readonly lines: readonly string[];
  readonly name: string;
  readonly contacts: readonly string[];
  readonly extras: string;
  readonly encoding?: BufferEncoding;
}[] = [
  {
    program: 'a phone with Android, 2.1',
    lines: [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;An=C3=A4;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:An=C3=A4 =',
      'N=C3=BA=C3=B1ez',
      'TEL;CELL;PREF:0117 496 0201',
      'TEL;WORK;FAX:0117 496 0299',
      'EMAIL;PREF;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:android=40example.org',
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Likes =E2=82=AC 5 roses=0D=0A=',
      'and ferns',
      `PHOTO;ENCODING=BASE64;JPEG:${picture.join('\r\n ')}`,
      '',
      'BDAY:19800321',
      'END:VCARD',
    ],
    name: 'Anä Núñez',
    contacts: ['android@example.org', '0117 496 0201'],
    extras: 'Likes € 5 roses\nand ferns\nBirthday: 1980-03-21',
  },
  {
    program: 'Outlook, 2.1, in the letters of Windows',
    lines: [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;LANGUAGE=de;CHARSET=Windows-1252:Köhler;Jürgen;;Dr.;',
      'FN;CHARSET=Windows-1252:Dr. Jürgen Köhler',
      'ORG:Firma, Die;Abteilung',
      'TEL;HOME;VOICE:0117 496 0202',
      'ADR;HOME;PREF:;;Silicon Alley 5,;Bath;Avon;BA1 1AA;United Kingdom',
      'LABEL;HOME;PREF;ENCODING=QUOTED-PRINTABLE:Silicon Alley 5,=0D=0A=',
      'Bath BA1 1AA',
      'KEY;X509;ENCODING=BASE64:',
      ...picture.map((line) => `    ${line}`),
      '',
      'EMAIL;PREF;INTERNET:outlook@example.org',
      'END:VCARD',
    ],
    name: 'Dr. Jürgen Köhler',
    contacts: ['outlook@example.org', '0117 496 0202', 'Silicon Alley 5, BA1 1AA Bath, Avon, United Kingdom'],
    extras: '',
    encoding: 'latin1',
  },
  {
    program: 'a Mac, 3.0, with groups',
    lines: [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//macOS 14.0//EN',
      'N:O’Neil\\, Jr.;Mac;;;',
      'FN:Mac O’Neil\\, Jr.',
      'item1.EMAIL;type=INTERNET;type=pref:mac@example.org',
      'item1.X-ABLabel:_$!<Home>!$_',
      'item2.TEL:0117 496 0203',
      'item2.X-ABLabel:Shop',
      'item3.ADR;type=HOME;type=pref:;;1 Long',
      '  Lane\\nFlat 2;York;;YO1 7HH;UK',
      'NOTE:First line\\nSecond\\; with signs\\, all',
      '  of them',
      `PHOTO;ENCODING=b;TYPE=JPEG:${picture.join('\r\n ')}`,
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-09-10',
      'END:VCARD',
    ],
    name: 'Mac O’Neil, Jr.',
    contacts: ['mac@example.org', '0117 496 0203', '1 Long Lane, Flat 2, YO1 7HH York, UK'],
    extras: 'First line\nSecond; with signs, all of them\nBirthday: 09-10',
  },
  {
    program: 'an address book that knows 4.0',
    lines: [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'FN;ALTID=1;LANGUAGE=fr:Simone Perreault',
      'N:Perreault;Simone;;;ing. jr,M.Sc.',
      'BDAY:--0203',
      'LANG;PREF=1:fr',
      'ADR;TYPE=home;LABEL="2875 Laurier, Québec":;Suite D2;2875 Laurier;Québec;QC;G1V 2M2;Canada',
      'TEL;VALUE=uri;TYPE="voice,home";PREF=1:tel:+1-418-656-9254;ext=102',
      'EMAIL;TYPE=work:mailto:four@example.org',
      'PHOTO;MEDIATYPE=image/jpeg:data:image/jpeg;base64,AAAA',
      'END:VCARD',
    ],
    name: 'Simone Perreault',
    contacts: ['four@example.org', '+1-418-656-9254', 'Suite D2, 2875 Laurier, G1V 2M2 Québec, QC, Canada'],
    extras: 'Birthday: 02-03',
  },
];

async function come(text: string, encoding: BufferEncoding, wanted: readonly ('notes' | 'birthdays')[]): Promise<void> {
  app.ports.toOpen = () => fileOf(Buffer.from(text, encoding), 'contacts.vcf');
  expect(await app.call('imports.choose', {})).toMatchObject({ kind: 'vcard', wanted: [] });
  if (wanted.length > 0) await app.call('imports.correct', { wanted: [...wanted] });
  await app.call('imports.check', {});
  await app.call('imports.bringIn', { likely: false });
}

describe('a card', () => {
  it.each(cards)('of $program is read as it is meant', async ({ lines, name, contacts, extras, encoding = 'utf8' }) => {
    const text = `${lines.join('\r\n')}\r\n`;
    for (const [wanted, note] of [
      [[], ''],
      [['notes', 'birthdays'], extras],
    ] as const) {
      await come(text, encoding, wanted);
      const { customer } = await openNamed(app, name);
      expect(customer.contactPoints.map(({ typed }) => typed)).toEqual(contacts);
      expect(customer.note).toBe(note);
      const [past] = await app.call('imports.past', {});
      await app.call('imports.undo', { id: past?.id ?? ('' as never) });
    }
  });

  it('stands in one file with many others, and one that is broken costs only itself', async () => {
    const whole = (name: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:${name}@example.org\nEND:VCARD\n`;
    const text = `${whole('one')}BEGIN:VCARD\nVERSION:3.0\nFN:Lost\n${whole('two')}\n\n${whole('three')}`;
    app.ports.toOpen = () => fileOf(text, 'contacts.vcf');
    await app.call('imports.choose', {});
    const { counts } = await app.call('imports.check', {});
    expect(counts).toMatchObject({ rows: 4, new: 3, refused: 1 });
    await app.call('imports.bringIn', { likely: false });
    expect(await names(app)).toEqual(['one', 'three', 'two']);
  });
});
