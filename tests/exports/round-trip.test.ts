import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExportFormat } from '../../shared/exports/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { add } from '../customers/people.ts';
import { bringIn, check } from '../imports/import-file.ts';
import { fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aLivedInShop } from './lived-in-shop.ts';

let app: TestApp;
let place: string;
beforeEach(async () => {
  app = await openTestApp();
  place = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: place });
});
afterEach(() => app.close());

const write = (customerId: CustomerId | null, format: ExportFormat = 'jsonld') =>
  app.call('exports.write', { customerId, formats: [format], keepDays: 30 });

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

it('loses nothing that is kept about anybody, a refund and a no of a file too, of everybody or of one person alone', async () => {
  await aLivedInShop(app);
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
  await write(null);
  await write(yes.id);
  const all = await readBack('regulars-2026-11-23');
  expect(keptIn(app)).toEqual(before);
  expect(all).toBe(7);
  expect(stopsIn(app)).toEqual(expect.arrayContaining(['imke@example.org email']));
  expect((await check(app, 'Name,Email\nSomeone Else,imke@example.org')).counts).toMatchObject({ likely: 1 });
  expect(await readBack('regulars-2026-11-23-2')).toBe(1);
  const ofYes = Object.entries(before).map(([table, rows]) => [table, rows.filter(({ who }) => who === yes.id)]);
  expect(keptIn(app)).toEqual(Object.fromEntries(ofYes));
});

it('brings names, ways to reach somebody and notes through contact cards, and never a yes', async () => {
  await aLivedInShop(app);
  const people = () => {
    const { db } = app.vault();
    return db
      .prepare(
        `SELECT c.display_name, c.note, group_concat(p.kind || ' ' || p.normalised, '; ' ORDER BY p.normalised) AS reach
         FROM customer c JOIN contact_point p ON p.customer_row = c.row GROUP BY c.row ORDER BY c.sort_name`,
      )
      .all();
  };
  const before = people();
  await write(null, 'vcard');
  const cards = readFileSync(join(place, 'regulars-2026-11-23', 'contacts.vcf'));
  app.close();
  app = await openTestApp();
  app.ports.toOpen = () => fileOf(cards, 'contacts.vcf');
  await app.call('imports.choose', {});
  await app.call('imports.correct', { wanted: ['notes'] });
  await app.call('imports.check', {});
  await app.call('imports.bringIn', { likely: false });
  expect(people()).toEqual(before);
  const said = app.vault().db.prepare('SELECT DISTINCT state FROM consent_event').pluck().all();
  expect(said).toEqual(['ConsentUnknown']);
});

/** Closes the book and reads an export back into a new one. */
async function readBack(folder: string): Promise<number> {
  app.close();
  app = await openTestApp();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: join(place, folder) });
  const done = await app.call('exports.restore', {});
  return done.kind === 'done' ? done.people : 0;
}
