import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listsOutside } from '../../electron/exports/service.ts';
import type { ExportFormat } from '../../shared/exports/model.ts';
import type { PersonRecord } from '../../shared/exports/person-record.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { add, unchanged } from '../customers/people.ts';
import { bringIn, check } from '../imports/import-file.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let app: TestApp;
let place: string;
beforeEach(async () => {
  app = await openTestApp();
  place = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
});
afterEach(() => app.close());

const everything: readonly ExportFormat[] = ['csv', 'vcard', 'jsonld'];
const write = (customerId: string | null = null, formats = everything) =>
  app.call('exports.write', { customerId: customerId as never, formats: [...formats], keepDays: 30 });
const read = (folder: string, file: string) => readFileSync(join(place, folder, file), 'utf8');
const peopleIn = (folder: string) =>
  (JSON.parse(read(folder, 'everything.jsonld')) as { '@graph': readonly PersonRecord[] })['@graph'].filter(
    (node) => node['@type'] === 'dpv:Customer',
  );

/** People with something of everything, one of them made of two. */
async function aLivedInShop(): Promise<void> {
  await ownField('A field that comes before');
  const vase = await ownField('Size of the vase');
  const anna = await add(app, '=SUM(A1) "Anna", Schmidt', 'anna@example.org');
  await app.call('customers.change', { ...unchanged(anna), note: 'Likes; commas,\nand lines', tags: ['weekly', '+x'] });
  await app.call('datamap.setValues', { id: anna.id, values: [{ field: vase as 'own-2', value: '=30 cm' }] });
  await app.call('consents.record', answersTo(await cardOf(app, anna.id), 'yes', ['email']));
  await app.call('consents.stop', { customerId: anna.id, which: [{ purpose: 'offers', channel: 'email' }] });
  await app.call('slips.show', { customerId: anna.id, language: 'en' });
  const tulips = { customerId: anna.id, day: '2026-11-23', what: 'Tulips', amountMinor: 1205 };
  const bought = await app.call('purchases.add', tulips);
  await app.call('purchases.add', { ...tulips, what: 'Vase, cracked', amountMinor: -5 });
  await app.call('retention.hold', {
    id: anna.id,
    kind: 'repair',
    purchase: bought.id as never,
    reason: 'vase',
    until: '2027-01-31',
  });
  const asked = await app.call('requests.record', {
    customerId: anna.id,
    kind: 'copy',
    identity: 'known',
    receivedOn: '2026-11-22',
    note: 'by post',
  });
  await app.call('requests.close', { id: asked.id, outcome: 'refused', reason: '=later' });
  const ben = await add(app, 'Ben', '07700 900123');
  const benn = await add(app, 'Benn', '1 Mill Rd, Bath BA1 1AA');
  await app.call('merges.merge', {
    keep: ben.id,
    gone: benn.id,
    choice: { displayName: 'gone', language: 'keep', note: 'keep' },
    contactPoints: [...ben.contactPoints, ...benn.contactPoints].map(({ id }) => id),
  });
}

/** Tables of what is kept about people. The others are made from these, or end with what they are about. */
const kept = [
  'customer',
  'contact_point',
  'tag',
  'purchase',
  'field_value',
  'consent_event',
  'hold',
  'stop_code',
  'merged_id',
  'not_same',
  'request',
] as const;
/** When and by which file a row was written here, and what is only to undo it. */
const ofThisBook = ['hlc', 'import_number', 'contact_before'];

/** Every row of these tables, with whose it is in the place of a number of this book, and of fields what they are called. */
function keptIn({ vault }: TestApp): Readonly<Record<string, readonly Record<string, unknown>[]>> {
  const { db } = vault();
  const ids = new Map(db.prepare('SELECT row, id FROM main.customer').raw().all() as [number, string][]);
  const fields = new Map(
    db.prepare("SELECT code, name FROM own_name WHERE kind = 'field'").raw().all() as [string, string][],
  );
  const told = (row: Record<string, unknown>) => {
    const own = Object.entries(row).filter(([column]) => !ofThisBook.includes(column));
    const meant = own.map(([column, value]) => {
      if (column === 'customer_row' || column === 'row') return ['who', ids.get(value as number)];
      if (column === 'other_row') return [column, ids.get(value as number)];
      return [column, column === 'field' && value !== null ? (fields.get(value as string) ?? value) : value];
    });
    return Object.fromEntries(meant) as Record<string, unknown>;
  };
  const rowsOf = (table: string) =>
    (db.prepare(`SELECT * FROM main."${table}"`).all() as Record<string, unknown>[])
      .map(told)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return Object.fromEntries(kept.map((table) => [table, rowsOf(table)]));
}

/** Whom the stop list knows among everybody here, and by which channel. */
function stopsIn({ vault }: TestApp): readonly string[] {
  const { db, fingerprint } = vault();
  const points = db.prepare('SELECT normalised FROM contact_point').pluck().all() as string[];
  const of = db.prepare('SELECT channel FROM stop_list WHERE fingerprint = ?').pluck();
  return points.flatMap((one) => of.all(fingerprint(one)).map((channel) => `${one} ${String(channel)}`));
}

async function ownField(name: string): Promise<string> {
  const view = await app.call('datamap.saveField', {
    code: null,
    names: { en: name },
    category: 'pd:Preference',
    provenance: 'ProvidedPersonalData',
    purposes: ['orders'],
    recipients: [],
    optional: true,
    because: 'So that flowers fit.',
    keep: { trigger: 'last-contact', months: 12 },
    reason: '',
  });
  return view.fields.at(-1)?.field.code ?? '';
}

describe('leaving with everything', () => {
  it('writes one folder with spreadsheets that run no formula, cards, and JSON-LD, and nothing else', async () => {
    await aLivedInShop();
    const done = await write();
    expect(done).toEqual({ kind: 'done', folder: 'regulars-2026-11-23', people: 2 });
    expect(readdirSync(place)).toEqual(['regulars-2026-11-23']);
    expect(readdirSync(join(place, 'regulars-2026-11-23')).sort()).toEqual(
      [
        'answers.csv',
        'contacts.csv',
        'contacts.vcf',
        'customers.csv',
        'fields.csv',
        'everything.jsonld',
        'purchases.csv',
        'requests.csv',
      ].sort(),
    );
    const cells = read('regulars-2026-11-23', 'customers.csv');
    expect(cells).toContain(`"'=SUM(A1) ""Anna"", Schmidt"`);
    expect(cells).toContain(`'+x`);
    expect(read('regulars-2026-11-23', 'purchases.csv')).toContain(',Tulips,12.05,GBP');
    expect(read('regulars-2026-11-23', 'purchases.csv')).toContain(`,"Vase, cracked","'-0.05",GBP`);
    expect(read('regulars-2026-11-23', 'requests.csv')).toContain(`,by post,"'=later"`);
    const cards = read('regulars-2026-11-23', 'contacts.vcf');
    expect(cards).toContain('FN:=SUM(A1) "Anna"\\, Schmidt\r\n');
    expect(cards).toContain('TEL;VALUE=uri:tel:+447700900123\r\n');
    expect(cards.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(peopleIn('regulars-2026-11-23').map(({ name }) => name)).toEqual(['=SUM(A1) "Anna", Schmidt', 'Benn']);
    expect((await write()).kind === 'done' && readdirSync(place).length).toBe(2);
  });

  it('is written down: what, when, how many and until when, and until the owner says it is deleted', async () => {
    const anna = await add(app, 'Anna', 'anna@example.org');
    await write(anna.id, ['vcard']);
    const [entry] = await app.call('exports.list', {});
    expect(entry).toMatchObject({ scope: 'one-person', formats: ['vcard'], people: 1, deletedAt: null });
    expect(entry?.deleteBy).toBe('2026-12-23T09:00:00.000Z');
    expect(listsOutside(app.vault().db)).toHaveLength(1);
    await app.call('exports.deleted', { id: entry?.id ?? ('' as never) });
    await app.refused('export.not-found', 'exports.deleted', { id: entry?.id });
    expect(listsOutside(app.vault().db)).toEqual([]);
    const { timeline } = await app.call('customers.open', { id: anna.id });
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'exported', everybody: false }));
  });

  it('leaves nothing behind when it is cancelled, when somebody is erased meanwhile, or where nothing can be written', async () => {
    for (let number = 0; number < 450; number += 1) await add(app, `Person ${number}`, `p${number}@example.org`);
    const stopped = write();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await app.call('exports.cancel', {});
    expect(await stopped).toEqual({ kind: 'cancelled' });
    expect(readdirSync(place)).toEqual([]);
    expect(await app.call('exports.list', {})).toEqual([]);
    place = join(place, 'not-there');
    await app.refused('export.cannot-write', 'exports.write', { customerId: null, formats: ['csv'], keepDays: 30 });
    expect(await app.call('exports.list', {})).toEqual([]);
  });
});

describe('coming back', () => {
  it('into a fresh book brings everything: exported again it is the same, to the last answer and act', async () => {
    await aLivedInShop();
    await write();
    const before = peopleIn('regulars-2026-11-23');
    app.close();
    app = await openTestApp();
    await ownField('Size of the vase');
    app.ports.folderChoice = () => ({ kind: 'chosen', path: join(place, 'regulars-2026-11-23') });
    expect(await app.call('exports.restore', {})).toEqual({ kind: 'done', people: 2 });
    await app.refused('export.book-in-use', 'exports.restore', {});
    app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
    await write();
    const after = peopleIn('regulars-2026-11-23-2');
    // A field that is there already under this name takes what comes, under the number it has here.
    const byName = (people: readonly PersonRecord[]) =>
      people.map((one) => ({ ...one, own_fields: one.own_fields.map(({ field: _, ...rest }) => rest) }));
    expect(byName(after)).toEqual(byName(before));
    expect(before[0]?.own_fields).toMatchObject([{ field: 'own-2', label: 'Size of the vase', value: '=30 cm' }]);
    expect(after[0]?.own_fields).toMatchObject([{ field: 'own-1' }]);
    const { fields } = await app.call('datamap.view', {});
    expect(fields.filter(({ field }) => field.code.startsWith('own-'))).toMatchObject([
      { names: { en: 'Size of the vase' } },
      { names: { en: 'A field that comes before' }, keeping: [{ trigger: 'last-contact', months: 12 }] },
    ]);
    const [anna] = await app.call('customers.find', { text: 'anna' });
    const profile = await app.call('customers.open', { id: anna?.id ?? ('' as never) });
    expect(profile.consents.find((line) => line.purpose === 'offers' && line.channel === 'email')?.state).toBe(
      'ConsentWithdrawn',
    );
    expect(profile.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['changed', 'purchase', 'held', 'request']),
    );
    expect(profile.timeline).toContainEqual(
      expect.objectContaining({ kind: 'request', step: 'refused', what: 'copy' }),
    );
    expect((await app.call('requests.list', {})).closed).toMatchObject([{ kind: 'copy', reason: '=later' }]);
    const code = before[0]?.stop_codes[0]?.code ?? '';
    expect(await app.call('consents.byStopCode', { code: code as never })).toMatchObject({ initials: '=… S…' });
  });

  it('loses nothing that is kept about anybody, a refund and a no of a file too, of everybody or of one person alone', async () => {
    await aLivedInShop();
    const twins = [
      await add(app, 'Jo Kept Apart', '1 Elm Rd, York YO1 7HH'),
      await add(app, 'Jo Kept Apart', '2 Elm Rd, York YO1 7HH'),
    ];
    await app.call('merges.keepApart', { one: twins[0]?.id ?? ('' as never), other: twins[1]?.id ?? ('' as never) });
    const yes = await add(app, 'Yves Yes', 'yves@example.org');
    await app.call('consents.record', answersTo(await cardOf(app, yes.id), 'yes', ['email']));
    await app.call('customers.add', {
      displayName: 'Kit Young',
      contact: 'kit@example.org',
      language: 'pt-BR',
      underSixteen: true,
    });
    await bringIn(app, 'Name,Email,Phone,Newsletter,Note\nImke Imported,imke@example.org,0117 496 0009,no,');
    await bringIn(app, 'Date,Email,Item,Amount,Refunded\n2026-11-20,yves@example.org,Roses,12.00,5.00');
    const before = keptIn(app);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(before.purchase).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'Refund', amount_minor: -500 })]),
    );
    await write(null, ['jsonld']);
    await write(yes.id, ['jsonld']);
    const all = await readBack('regulars-2026-11-23');
    expect(keptIn(app)).toEqual(before);
    expect(all).toBe(7);
    expect(stopsIn(app)).toEqual(expect.arrayContaining(['imke@example.org email']));
    expect((await check(app, 'Name,Email\nSomeone Else,imke@example.org')).counts).toMatchObject({ likely: 1 });
    expect(await readBack('regulars-2026-11-23-2')).toBe(1);
    const ofYes = Object.entries(before).map(([table, rows]) => [table, rows.filter(({ who }) => who === yes.id)]);
    expect(keptIn(app)).toEqual(Object.fromEntries(ofYes));
  });

  /** Closes the book and reads an export back into a new one. */
  async function readBack(folder: string): Promise<number> {
    app.close();
    app = await openTestApp();
    app.ports.folderChoice = () => ({ kind: 'chosen', path: join(place, folder) });
    const done = await app.call('exports.restore', {});
    return done.kind === 'done' ? done.people : 0;
  }

  it('takes nothing from a file that is cut off, changed or not ours', async () => {
    await aLivedInShop();
    await write(null, ['jsonld']);
    const whole = read('regulars-2026-11-23', 'everything.jsonld');
    app.close();
    app = await openTestApp();
    const broken = join(place, 'broken');
    mkdirSync(broken);
    app.ports.folderChoice = () => ({ kind: 'chosen', path: broken });
    await app.refused('file.unreadable', 'exports.restore', {});
    for (const [text, code] of [
      [whole.slice(0, whole.lastIndexOf('{"@type":"dpv:Customer"')), 'export.not-whole'],
      [`${whole.slice(0, whole.lastIndexOf('{"@type":"dpv:Customer"')).trimEnd()}\n]}\n`, 'export.not-whole'],
      [whole.replace('"under_sixteen":false', '"under_sixteen":"no"'), 'export.not-ours'],
      [whole.replace('"@type":"dpv:Customer"', '"@type":"dpv:Customer","__proto__":{"x":1}'), 'export.not-ours'],
      ['{}', 'export.not-ours'],
      ['\0\0', 'export.not-ours'],
    ] as const) {
      writeFileSync(join(broken, 'everything.jsonld'), text);
      await app.refused(code, 'exports.restore', {});
      expect((await app.call('customers.list', { text: '', offset: 0, limit: 1 })).total).toBe(0);
    }
  });
});
