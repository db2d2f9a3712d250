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

test('the whole schema can be laid out in an empty file', () => {
  migrate(raw);
  expect(schemaVersion(raw)).toBe(newestVersion);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
});
