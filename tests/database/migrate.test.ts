import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { connect, type RawDatabase } from '../../electron/database/driver.ts';
import { migrate, newestVersion, schemaVersion } from '../../electron/database/migrate.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const shelves = { number: 1, slug: 'shelves', sql: 'CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT) STRICT;' };
const labels = { number: 2, slug: 'labels', sql: "ALTER TABLE shelf ADD COLUMN label TEXT NOT NULL DEFAULT 'none';" };

let raw: RawDatabase;
beforeEach(() => {
  raw = connect(join(temporaryFolder(), 'test.db'), { mustExist: false, waitMs: 0 });
  return () => raw.close();
});

test('every step is taken once, in order, and what was kept stays', () => {
  migrate(raw, 1, [shelves, labels]);
  raw.exec("INSERT INTO shelf VALUES (1, 'roses')");
  expect(schemaVersion(raw)).toBe(1);
  migrate(raw, 2, [shelves, labels]);
  migrate(raw, 2, [shelves, labels]);
  expect(schemaVersion(raw)).toBe(2);
  expect(raw.prepare('SELECT * FROM shelf').all()).toEqual([{ id: 1, name: 'roses', label: 'none' }]);
});

test('a step that fails half-way leaves the version and the tables of the step before', () => {
  const broken = { number: 2, slug: 'broken', sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE shelf (id);' };
  expect(() => migrate(raw, 2, [shelves, broken])).toThrow('already exists');
  expect(schemaVersion(raw)).toBe(1);
  expect(raw.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
});

test('a step that leaves a reference to nobody is undone', () => {
  raw.pragma('foreign_keys=OFF');
  const dangling = {
    number: 1,
    slug: 'dangling',
    sql: `CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE pot (shelf INTEGER REFERENCES shelf (id)) STRICT; INSERT INTO pot VALUES (7);`,
  };
  expect(() => migrate(raw, 1, [dangling])).toThrow('dangling');
  expect(schemaVersion(raw)).toBe(0);
});

test('a book of every earlier schema comes to this one with everything in it, one step at a time', () => {
  for (let from = 1; from < newestVersion; from += 1) {
    const path = join(temporaryFolder(), 'earlier.db');
    let book = opened(path, false);
    migrate(book, from);
    book.exec(`INSERT INTO customer (row, id, display_name, sort_name, language, under_sixteen, note, source, created_at, hlc)
      VALUES (7, 'ida', 'Ida', 'ida', 'de', 0, 'roses', 'counter', '2026-01-01T09:00:00.000Z', '1');
      INSERT INTO contact_point (id, customer_row, kind, typed, normalised, position, hlc)
      VALUES ('p', 7, 'email', 'Ida@example.org', 'ida@example.org', 0, '1');
      INSERT INTO consent_event (id, customer_row, purpose, channel, state, method, staff_id, role, device_id,
        after_payment, at, hlc) VALUES ('e', 7, 'offers', 'email', 'ConsentRefused', 'tap', 's', 'Owner', 'd', 0,
        '2026-01-01T09:00:00.000Z', '2')`);
    for (let version = from + 1; version <= newestVersion; version += 1) {
      migrate(book, version);
      // As a kill between two steps leaves it.
      book.close();
      book = opened(path, true);
      expect(schemaVersion(book)).toBe(version);
    }
    const told = book
      .prepare(
        `SELECT c.id, c.display_name, c.note, p.typed, e.purpose, e.state, e.at FROM customer c
         JOIN contact_point p ON p.customer_row = c.row JOIN consent_event e ON e.customer_row = c.row`,
      )
      .raw()
      .all();
    const person = ['ida', 'Ida', 'roses', 'Ida@example.org', 'offers', 'ConsentRefused', '2026-01-01T09:00:00.000Z'];
    expect(told, `from schema ${from}`).toEqual([person]);
    book.close();
  }
});

/** Not durable: nothing here survives a power cut, and nothing has to. */
function opened(path: string, mustExist: boolean): RawDatabase {
  const book = connect(path, { mustExist, waitMs: 0 });
  for (const setting of ['foreign_keys=ON', 'synchronous=OFF', 'journal_mode=MEMORY']) book.pragma(setting);
  return book;
}

test('the whole schema can be laid out in an empty file', () => {
  migrate(raw);
  expect(schemaVersion(raw)).toBe(newestVersion);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
});
