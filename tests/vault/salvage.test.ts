import { closeSync, copyFileSync, cpSync, openSync, readdirSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RawDatabase } from '../../electron/database/driver.ts';
import { openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { tablesInOrder } from '../../electron/database/read-around.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, openKeyFile } from '../../electron/vault/keys.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { shopIn, tinyCost } from '../crash/shop-acts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';

const pageBytes = 4096;
const people = 240;
type Rows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

let book: string;
let before: Rows;
let pagesOf: (table: string) => readonly number[];

beforeAll(async () => {
  book = temporaryFolder();
  const shop = shopIn(book);
  await shop.perform({ do: 'set-up' });
  await shop.perform({ do: 'open' });
  for (let person = 1; person <= people; person += 1) {
    await shop.perform({ do: 'add', person });
    if (person % 2 === 0) await shop.perform({ do: 'answer', person });
  }
  await shop.perform({ do: 'close' });
  const raw = await rawIn(book);
  before = rowsIn(raw);
  const pages = raw.prepare("SELECT name, pageno, pagetype FROM dbstat WHERE pagetype = 'leaf'").all() as {
    name: string;
    pageno: number;
  }[];
  raw.close();
  pagesOf = (table) => pages.filter(({ name }) => name === table).map(({ pageno }) => pageno);
}, 60_000);

async function rawIn(folder: string): Promise<RawDatabase> {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('no key');
  return openDatabase(files.database, key);
}

function rowsIn(raw: RawDatabase): Rows {
  return new Map(
    tablesInOrder(raw).map((table) => [
      table,
      raw.prepare(`SELECT * FROM "${table}"`).all() as readonly Record<string, unknown>[],
    ]),
  );
}

function spoil(folder: string, pages: readonly number[]): void {
  const file = openSync(join(folder, 'customers.vault'), 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(200, 0x5a), 0, 200, (page - 1) * pageBytes + 1000);
  closeSync(file);
}

/** A copy of the book with these pages spoilt, salvaged through the door; everything that must be true of any is checked. */
async function salvaged(pages: readonly number[], hurt = (folder: string) => spoil(folder, pages)) {
  const folder = join(temporaryFolder(), 'shop');
  cpSync(book, folder, { recursive: true });
  hurt(folder);
  const damaged = readFileSync(join(folder, 'customers.vault'));
  const shop = shopIn(folder, 500_000);
  expect(await shop.perform({ do: 'open' })).toBe('vault.damaged');
  const outcome = await shop.ask('vault.salvage', { passphrase: testPassphrase });
  if (outcome.kind !== 'salvaged') throw new Error(`ended as ${outcome.kind}`);
  expect(readFileSync(join(folder, outcome.setAside)).equals(damaged)).toBe(true);
  // Where the end of the journal is lost, the witness says so.
  if (shop.state.unlocked?.concerns.length !== 0) await shop.perform({ do: 'settle' });
  const journal = await shop.ask('journal.verify', {});
  await shop.perform({ do: 'close' });
  expect(readdirSync(folder).filter((name) => /salvaged|wal|shm|tmp/.test(name))).toEqual([]);
  const raw = await rawIn(folder);
  const after = rowsIn(raw);
  raw.close();
  const missing = new Map(outcome.missing.map((one) => [one.table, one]));
  const people = new Map(outcome.people.map((one) => [one.id, one]));
  for (const [table, rows] of before) {
    if (/^search|^meta$|^journal$|^clean_up$/.test(table)) continue;
    const told = missing.get(table);
    if (told?.missing === null) expect(told.read, table).toBeLessThan(rows.length);
    else expect((told?.read ?? rows.length) + (told?.missing ?? 0), table).toBe(rows.length);
  }
  return { folder, shop, outcome, journal, after, people, missing };
}

describe('what can be read of a damaged book', () => {
  it('is in a new one with all its people; whoever lost something is named, and no yes stands that may have been stopped', async () => {
    const pages = [
      ...pagesOf('customer').slice(1, 3),
      pagesOf('consent_event')[1] ?? 0,
      pagesOf('contact_point')[1] ?? 0,
    ];
    expect(pages.every((page) => page > 1)).toBe(true);
    const { after, people: told, missing, journal } = await salvaged(pages);
    const rows = (table: string) => after.get(table) ?? [];
    const was = (table: string) => before.get(table) ?? [];
    expect(rows('customer').map(({ id }) => id)).toEqual(was('customer').map(({ id }) => id));
    const changed = rows('customer').filter((row, index) => row.display_name !== was('customer')[index]?.display_name);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.length).toBe(missing.get('customer')?.missing);
    for (const row of changed) {
      expect(told.get(String(row.id))).toMatchObject({ displayName: row.sort_name });
      expect(row.under_sixteen).toBe(1);
    }
    for (const table of ['contact_point', 'consent_event'] as const) {
      const there = new Set(rows(table).map(({ id }) => id));
      const owners = new Set(was(table).flatMap((row) => (there.has(row.id) ? [] : [row.customer_row])));
      expect(owners.size).toBeGreaterThan(2);
      const ids = was('customer').flatMap((row) => (owners.has(row.row) ? [String(row.id)] : []));
      for (const id of ids) expect(told.get(id)?.missing, `${table} ${id}`).toContain(table);
    }
    const doubted = new Set(
      rows('customer').flatMap((row) => (told.get(String(row.id))?.missing.includes('consent_event') ? [row.row] : [])),
    );
    const yes = (row: Readonly<Record<string, unknown>>) => /Given$/.test(String(row.state));
    expect(rows('consent_event').filter((row) => doubted.has(row.customer_row) && yes(row))).toEqual([]);
    expect(rows('consent_event').filter(yes).length).toBeGreaterThan(50);
    expect(journal.kind).toBe('whole');
  });

  it('loses nothing with an index, a full-text or a search page, or with the first sixteen bytes of the file', async () => {
    const harmless = [pagesOf('customer_by_name')[0], pagesOf('search_word')[1], pagesOf('search_text')[1]];
    const { outcome, shop, after } = await salvaged(harmless.map((page) => page ?? 0));
    expect(outcome).toMatchObject({ missing: [], people: [] });
    expect(after.get('customer')).toEqual(before.get('customer'));
    await shop.perform({ do: 'open' });
    for (const person of [1, 120, people]) expect(await shop.perform({ do: 'answer', person })).toBe('ok');
    const word = String(before.get('customer')?.[100]?.display_name).split(' ')[0] ?? '';
    expect(await shop.ask('customers.find', { text: word.slice(0, 8) })).not.toEqual([]);
    await shop.perform({ do: 'close' });
    const header = await salvaged([], (folder) => {
      const file = openSync(join(folder, 'customers.vault'), 'r+');
      writeSync(file, Buffer.alloc(16, 7), 0, 16, 0);
      closeSync(file);
    });
    expect(header.outcome).toMatchObject({ missing: [], people: [] });
  });

  it('is told of in the journal with where it breaks, and a cut-off end is counted', async () => {
    const { journal, missing } = await salvaged([pagesOf('journal')[2] ?? 0]);
    expect(journal).toMatchObject({ kind: 'broken' });
    expect(missing.get('journal')?.missing).toBeGreaterThan(3);
    // Cut off before the last answers, and before the indexes that would say whose they were.
    const ends = ['consent_event', 'consent_event_of_customer', 'consent_event_by_pair'].map((name) =>
      Math.max(...pagesOf(name)),
    );
    const cut = await salvaged([], (folder) =>
      truncateSync(join(folder, 'customers.vault'), (Math.min(...ends) - 1) * pageBytes),
    );
    const answers = cut.after.get('consent_event') ?? [];
    expect(answers.length).toBeGreaterThan(100);
    // Some answers are lost and nothing says whose: then no yes stands.
    expect(cut.missing.get('consent_event')?.missing).toBe(null);
    expect(cut.outcome.everyYes).toBe(true);
    expect(answers.filter(({ state }) => /Given$/.test(String(state)))).toEqual([]);
    // Nobody at all can be read: then there is no number that would be true.
    const names = ['customer', 'customer_by_name', 'customer_by_last_contact', 'sqlite_autoindex_customer_1'];
    const nobody = await salvaged(names.flatMap(pagesOf));
    expect(nobody.missing.get('customer')).toEqual({ table: 'customer', read: 0, missing: null });
  });

  it('is nothing when the list of tables is gone; then everything is as it was, and a wrong passphrase changes nothing either', async () => {
    const folder = join(temporaryFolder(), 'shop');
    cpSync(book, folder, { recursive: true });
    spoil(folder, [1]);
    const damaged = readFileSync(join(folder, 'customers.vault'));
    const names = readdirSync(folder);
    const shop = shopIn(folder, 500_000);
    await expect(shop.ask('vault.salvage', { passphrase: 'not this one at all' })).rejects.toThrow('wrong-passphrase');
    await expect(shop.ask('vault.salvage', { passphrase: testPassphrase })).rejects.toThrow('vault.beyond-salvage');
    expect(readdirSync(folder)).toEqual(names);
    expect(readFileSync(join(folder, 'customers.vault')).equals(damaged)).toBe(true);
  });

  it('is listed until the owner puts the list away: after a lock, on paper, without who was removed since', async () => {
    const { shop, outcome, folder } = await salvaged([pagesOf('customer')[1] ?? 0]);
    expect(outcome.people.length).toBeGreaterThan(5);
    await shop.perform({ do: 'open' });
    const { kind: _, ...told } = outcome;
    expect(await shop.ask('vault.salvageList', {})).toEqual(told);
    const letter = { language: 'de', paper: 'letter', to: 'printer' } as const;
    expect(await shop.ask('vault.takeSalvageList', letter)).toEqual({ kind: 'done' });
    expect(shop.ports.printed.at(-1)).toMatchObject({ document: { kind: 'salvage', language: 'de', list: told } });
    const [gone, ...others] = outcome.people;
    await shop.ask('vault.confirmOwner', { passphrase: testPassphrase });
    await shop.ask('customers.erase', { id: (gone?.id ?? '') as CustomerId });
    expect((await shop.ask('vault.salvageList', {}))?.people).toEqual(others);
    await shop.ask('vault.putSalvageListAway', {});
    expect(await shop.ask('vault.salvageList', {})).toBe(null);
    await expect(shop.ask('vault.takeSalvageList', letter)).rejects.toThrow('call.bad-input');
    await shop.perform({ do: 'close' });
    const raw = await rawIn(folder);
    expect(raw.prepare("SELECT 1 FROM meta WHERE key = 'salvage_list'").get()).toBe(undefined);
    raw.close();
  });

  it('is not looked for in a book that opens after all', async () => {
    const folder = join(temporaryFolder(), 'shop');
    cpSync(book, folder, { recursive: true });
    const shop = shopIn(folder, 500_000);
    expect(await shop.ask('vault.salvage', { passphrase: testPassphrase })).toEqual({ kind: 'opened' });
    await shop.perform({ do: 'close' });
    expect(readdirSync(folder).some((name) => name.includes('damaged'))).toBe(false);
  });

  it('leaves a damaged file that can be read until somebody is removed, and then by nobody', async () => {
    const { folder, shop, outcome } = await salvaged([pagesOf('customer_by_name')[0] ?? 0]);
    const opens = async () => {
      const elsewhere = join(temporaryFolder(), 'shop');
      cpSync(folder, elsewhere, { recursive: true });
      copyFileSync(join(folder, outcome.setAside), join(elsewhere, 'customers.vault'));
      const opened = await openKeyFile(newestFirst(readCopies(filesIn(elsewhere))), testPassphrase, tinyCost);
      return databaseKey(opened, saltOf(join(elsewhere, 'customers.vault'))) !== null;
    };
    await shop.perform({ do: 'open' });
    await shop.perform({ do: 'close' });
    expect(await opens()).toBe(true);
    await shop.perform({ do: 'open' });
    expect(await shop.perform({ do: 'erase', person: 7 })).toBe('ok');
    await shop.perform({ do: 'close' });
    expect(await opens()).toBe(false);
    expect(await shop.perform({ do: 'open' })).toBe('ok');
    await shop.perform({ do: 'close' });
  });
});
