import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../electron/database/create-database.ts';
import { connect } from '../../electron/database/driver.ts';
import { firstOpening, openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { afterFirstRead, beforeFirstRead, given } from '../../electron/database/pragmas.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const key = Buffer.alloc(32, 7);
const quickly = { ...firstOpening, waitMs: 50 };
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code });

let path: string;
beforeEach(() => {
  path = join(temporaryFolder(), 'customers.vault');
});

function make(): void {
  createDatabase(path, Buffer.from(key), (tx) => tx.prepare("INSERT INTO meta VALUES ('rose', 'red')").run());
}

describe('a new database', () => {
  test('cannot be read on the disk, and starts with the salt of its key', () => {
    createDatabase(path, key, (tx) => tx.prepare("INSERT INTO meta VALUES ('rose', 'red')").run());
    const bytes = readFileSync(path);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
    expect(saltOf(path)).toEqual(bytes.subarray(0, 16));
    expect(statSync(path).size % 4096).toBe(0);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('is never made over one that is there', () => {
    make();
    const before = readFileSync(path);
    expect(() => make()).toThrow('already');
    expect(readFileSync(path)).toEqual(before);
  });
});

test('every setting reads back as it must, on every opening', () => {
  make();
  const raw = openDatabase(path, key);
  const expected = [...beforeFirstRead, ...afterFirstRead, ...given];
  const read = Object.fromEntries(expected.map(({ name }) => [name, raw.pragma(name, { simple: true })]));
  const fullText = raw.prepare("SELECT v FROM search_index_config WHERE k = 'secure-delete'").pluck().get();
  raw.close();
  expect(read).toEqual({
    temp_store: 2,
    locking_mode: 'exclusive',
    journal_mode: 'wal',
    synchronous: 3,
    secure_delete: 1,
    wal_autocheckpoint: 256,
    journal_size_limit: 0,
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    mmap_size: 0,
    cache_size: -65536,
    cipher: 'sqlcipher',
    legacy: '4',
    page_size: 4096,
    auto_vacuum: 0,
  });
  expect(fullText).toBe(1);
  expect(existsSync(`${path}-shm`)).toBe(false);
});

test('opening makes no database where none is', () => {
  expect(() => openDatabase(path, key)).toThrow(refused('vault.missing'));
  expect(existsSync(path)).toBe(false);
});

test.for([0, 1, 4095])('a file of %i bytes is damaged, and stays as it is', (size) => {
  writeFileSync(path, Buffer.alloc(size));
  expect(() => openDatabase(path, key)).toThrow(refused('vault.damaged'));
  expect(statSync(path).size).toBe(size);
});

test('a database that nobody encrypted is not taken for a vault', () => {
  const plain = connect(path, { mustExist: false, waitMs: 0 });
  plain.exec('CREATE TABLE customer (name TEXT)');
  plain.close();
  const before = readFileSync(path);
  expect(() => openDatabase(path, key)).toThrow(refused('vault.damaged'));
  expect(readFileSync(path)).toEqual(before);
});

test('a key of another database changes nothing', () => {
  make();
  const before = readFileSync(path);
  expect(() => openDatabase(path, Buffer.alloc(32, 8))).toThrow(refused('vault.damaged'));
  expect(() => openDatabase(path, Buffer.alloc(31, 7))).toThrow('32 bytes');
  expect(readFileSync(path)).toEqual(before);
});

test('a changed bit on any page is noticed before anything is shown', () => {
  make();
  const whole = readFileSync(path);
  const pages = whole.length / 4096;
  for (let page = 0; page < pages; page++) {
    const damaged = Buffer.from(whole);
    const at = page * 4096 + ((page * 613) % 4096);
    damaged[at] = (damaged[at] as number) ^ (1 << (page % 8));
    writeFileSync(path, damaged);
    expect(() => openDatabase(path, key), `page ${page}`).toThrow(refused('vault.damaged'));
    expect(readFileSync(path)).toEqual(damaged);
  }
  truncateSync(path, (pages - 3) * 4096);
  expect(() => openDatabase(path, key)).toThrow(refused('vault.damaged'));
});

test('a second opening is refused while the first lasts', () => {
  make();
  const first = openDatabase(path, key);
  expect(() => openDatabase(path, key, quickly)).toThrow(refused('vault.in-use'));
  first.close();
  openDatabase(path, key, quickly).close();
});

test('a database of a newer program is refused and stays as it is', () => {
  make();
  const raw = openDatabase(path, key);
  raw.pragma('user_version=99');
  raw.close();
  const before = readFileSync(path);
  expect(() => openDatabase(path, key)).toThrow(refused('vault.newer-version'));
  expect(readFileSync(path)).toEqual(before);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a database that is somebody else’s is not opened', () => {
  make();
  const raw = openDatabase(path, key);
  raw.pragma('application_id=1');
  raw.close();
  expect(() => openDatabase(path, key)).toThrow(refused('vault.damaged'));
});

test('a log left behind by a crash is taken in, and emptied', () => {
  make();
  const raw = openDatabase(path, key);
  raw.exec("INSERT INTO meta VALUES ('tulip', 'white')");
  const crashed = join(temporaryFolder(), 'customers.vault');
  for (const ending of ['', '-wal']) copyFileSync(`${path}${ending}`, `${crashed}${ending}`);
  raw.close();
  expect(statSync(`${crashed}-wal`).size).toBeGreaterThan(0);
  const recovered = openDatabase(crashed, key);
  expect(recovered.prepare("SELECT value FROM meta WHERE key = 'tulip'").pluck().get()).toBe('white');
  expect(statSync(`${crashed}-wal`).size).toBe(0);
  recovered.close();
});
