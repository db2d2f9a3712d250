import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RawDatabase } from '../../electron/database/driver.ts';
import { holdDatabase } from '../../electron/database/live-database.ts';
import { firstOpening, openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { shrink } from '../../electron/database/shrink.ts';
import { rewriteBook } from '../../electron/vault/rewrite-book.ts';
import { eachPage } from '../../electron/vault/sealed-pages.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { addPerson, keysOf, lockedVault, rawDatabase, removePerson, rewrite, unlock } from './a-vault.ts';

const people = 6000;
const gone = (row: number) => row % 3 !== 0;
const surname = (row: number) => ((row * 48_271) % 2_147_483_647).toString(36).padStart(7, 'z');
const nameOf = (row: number) => `Vexq${surname(row)} Wrzos`;
const contactOf = (row: number) => `${surname(row)}.vexq@wrzos.example`;
const rows = Array.from({ length: people }, (_, index) => index + 1);

function shopWithPeople(): Promise<string> {
  return lockedVault((tx) => {
    for (const row of rows) addPerson(tx, row, nameOf(row), contactOf(row), `likes ${surname(row)} roses`);
  });
}

/** What is known of everybody who goes, each value of at least four bytes. */
function valuesOfGone(): readonly string[] {
  return rows.filter(gone).flatMap((row) => [nameOf(row), contactOf(row), `likes ${surname(row)} roses`]);
}

async function tracesIn(folder: string, values: readonly string[]): Promise<number> {
  const vault = await unlock(folder);
  const { found } = await vault.searchForTraces(values);
  vault.close();
  return found.length;
}

describe('after two of three people were erased and the vault was tidied', () => {
  test('nothing of them is in any page, the log or temporary files, and the others are all there', async () => {
    const folder = await shopWithPeople();
    const vault = await unlock(folder);
    const values = valuesOfGone();
    expect(new Set((await vault.searchForTraces(values)).found.map((trace) => trace.value)).size).toBe(values.length);
    vault.transaction((tx) => {
      tx.prepare("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)").run();
      for (const row of rows.filter(gone)) removePerson(tx, row);
    });
    const steps: string[] = [];
    expect(await rewrite(vault, { onStep: (step) => steps.push(step) })).toBe(true);
    const report = await vault.searchForTraces(values);
    expect(report).toMatchObject({ found: [], logBytes: 0 });
    expect(report.pages).toBeGreaterThan(100);
    expect(steps).toEqual(['removing', 'tidying', 'shrinking']);
    expect(vault.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(people / 3);
    const match = vault.db.prepare("SELECT count(*) FROM search_index WHERE search_index MATCH 'vex'").pluck();
    expect(match.get()).toBe(people / 3);
    expect((await vault.searchForTraces([nameOf(3)])).found).toMatchObject([{ value: 0, place: 'database' }]);
    vault.close();
  });

  test('a search for ten thousand values takes one pass', async () => {
    const folder = await shopWithPeople();
    const vault = await unlock(folder);
    const values = Array.from({ length: 10_000 }, (_, index) => `nobody-${index}@nowhere.example`);
    const started = performance.now();
    expect((await vault.searchForTraces(values)).found).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
    vault.close();
  });
});

describe('the search would notice if a step of tidying were left out', () => {
  test('deleted in a file that neither zeroes nor is rewritten: nearly everything stays', async () => {
    const folder = await shopWithPeople();
    const raw = await rawDatabase(folder);
    eraseWith(raw, { zeroing: false });
    raw.close();
    expect(await tracesIn(folder, valuesOfGone())).toBeGreaterThan(1000);
    const again = await rawDatabase(folder);
    shrink(again);
    again.close();
    expect(await tracesIn(folder, valuesOfGone())).toBe(0);
  });

  test('statistics left as they are: a name stays in them even after the file was rewritten', async () => {
    const folder = await shopWithPeople();
    const raw = await rawDatabase(folder);
    raw.exec('ANALYZE');
    eraseWith(raw, { zeroing: true });
    raw.exec('VACUUM');
    raw.close();
    expect(await tracesIn(folder, valuesOfGone())).toBeGreaterThan(0);
    const again = await rawDatabase(folder);
    shrink(again);
    again.close();
    expect(await tracesIn(folder, valuesOfGone())).toBe(0);
  });

  test('log not emptied: the file itself still has everybody, however often it was rewritten', async () => {
    const folder = await shopWithPeople();
    const { files, key } = await keysOf(folder);
    const raw = await rawDatabase(folder);
    raw.pragma('wal_autocheckpoint=0');
    eraseWith(raw, { zeroing: true });
    raw.exec('VACUUM');
    const stays = () => {
      let count = 0;
      eachPage(files.database, key, (content) => {
        count += content.includes(contactOf(1)) ? 1 : 0;
      });
      return count;
    };
    expect(stays()).toBeGreaterThan(0);
    shrink(raw);
    expect(stays()).toBe(0);
    raw.close();
  });

  test('full-text index not rebuilt: three letters that only the erased person had stay in it', async () => {
    const folder = await lockedVault((tx) => {
      for (const row of rows.slice(0, 300)) addPerson(tx, row, 'Anna Rose', 'anna@rose.example');
      addPerson(tx, 301, 'Anna Qjx', 'anna@rose.example');
    });
    const raw = await rawDatabase(folder);
    raw.exec("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)");
    raw.exec('BEGIN; DELETE FROM search_text WHERE customer_row = 301; DELETE FROM customer WHERE row = 301; COMMIT');
    raw.exec('VACUUM');
    raw.close();
    expect(await occurrencesIn(folder, 'qjx')).toBeGreaterThan(0);
    const again = await rawDatabase(folder);
    shrink(again);
    const secure = again.prepare("SELECT v FROM search_index_config WHERE k = 'secure-delete'").pluck().get();
    again.close();
    expect(await occurrencesIn(folder, 'qjx')).toBe(0);
    expect(secure).toBe(1);
  });
});

test('a temporary file that SQLite left in the clear is searched too', async () => {
  const folder = await lockedVault();
  const place = mkdtempSync(join(tmpdir(), 'regulars-sqlite-'));
  const before = process.env.SQLITE_TMPDIR;
  process.env.SQLITE_TMPDIR = place;
  writeFileSync(join(place, 'etilqs_0123456789abcdef'), 'xx Zuzanna Wrzos xx');
  const vault = await unlock(folder);
  const { found } = await vault.searchForTraces(['Zuzanna Wrzos', 'Anna Rose']);
  vault.close();
  if (before === undefined) delete process.env.SQLITE_TMPDIR;
  else process.env.SQLITE_TMPDIR = before;
  rmSync(place, { recursive: true });
  expect(found).toEqual([{ value: 0, place: 'temporary-files', count: 1 }]);
});

test('a book made anew that a full disk does not let be opened at once is not made anew a second time', async () => {
  const folder = await lockedVault((tx) => addPerson(tx, 1, 'Zuzanna', 'z@wrzos.example'));
  const { files, key, keys, vaultId, opened } = await keysOf(folder);
  const salt = saltOf(files.database);
  const live = holdDatabase(files.database, () => openDatabase(files.database, key, firstOpening));
  const book = { files, vaultId, salt, key, master: opened.master, keys };
  const full = () => {
    throw new Refusal('vault.disk-full');
  };
  const statements = async () => [{ sql: "UPDATE customer SET display_name = 'Anew'", values: [] }];
  const wish = { statements, goOn: () => true, decide: () => {}, also: () => {} };
  await expect(rewriteBook({ ...book, live: { ...live, whileClosed: full } }, wish)).rejects.toThrow('vault.disk-full');
  const closes = (work: () => void) => {
    live.whileClosed(work);
    full();
  };
  const whileClosed = closes as typeof live.whileClosed;
  expect(await rewriteBook({ ...book, live: { ...live, whileClosed } }, wish)).toBe(true);
  expect(live.db.prepare('SELECT display_name FROM customer').pluck().all()).toEqual(['Anew']);
  live.close();
});

test('a book that is being made anew is let be when it is called off in the middle, and goes on as it was', async () => {
  const folder = await shopWithPeople();
  const vault = await unlock(folder);
  let called = true;
  const off = await rewrite(vault, {
    statements: async () => [{ sql: "UPDATE customer SET display_name = 'Anew'", values: [] }],
    goOn: () => called,
    onStep: () => {
      called = false;
    },
    decide: () => {
      throw new Error('it was called off');
    },
  });
  expect(off).toBe(false);
  expect(vault.db.prepare("SELECT count(*) FROM customer WHERE display_name = 'Anew'").pluck().get()).toBe(0);
  expect(await rewrite(vault)).toBe(true);
  vault.close();
});

test('a search that cannot find the vault’s own id does not say that it found nothing', async () => {
  const folder = await lockedVault();
  const vault = await unlock(folder);
  vault.transaction((tx) => tx.prepare("UPDATE meta SET value = 'none' WHERE key = 'vault_id'").run());
  await expect(vault.searchForTraces(['Zuzanna'])).rejects.toThrow('certainly there');
  vault.close();
});

function eraseWith(raw: RawDatabase, { zeroing }: { zeroing: boolean }): void {
  raw.pragma(`secure_delete=${zeroing ? 'ON' : 'OFF'}`);
  raw.exec("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)");
  raw.exec(
    'BEGIN; DELETE FROM search_text WHERE customer_row % 3 <> 0; DELETE FROM customer WHERE row % 3 <> 0; COMMIT',
  );
}

async function occurrencesIn(folder: string, letters: string): Promise<number> {
  const { files, key } = await keysOf(folder);
  let count = 0;
  eachPage(files.database, key, (content) => {
    for (let at = content.indexOf(letters); at >= 0; at = content.indexOf(letters, at + 1)) count += 1;
  });
  return count;
}
