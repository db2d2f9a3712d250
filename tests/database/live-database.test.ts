import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDatabase } from '../../electron/database/create-database.ts';
import { holdDatabase, idleBeforeEmptyingMs, type LiveDatabase } from '../../electron/database/live-database.ts';
import { openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { noteAsked } from '../../electron/database/pause.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const key = Buffer.alloc(32, 7);
const read = "SELECT value FROM meta WHERE key = 'rose'";
const write = "INSERT OR REPLACE INTO meta VALUES ('rose', ?)";

let path: string;
let live: LiveDatabase;
beforeEach(() => {
  vi.useFakeTimers();
  path = join(temporaryFolder(), 'customers.vault');
  createDatabase(path, key, () => {});
  live = holdDatabase(path, () => openDatabase(path, key));
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
});

const rose = () => live.db.prepare(read).pluck().get();

test('what a transaction did is kept, and undone when it fails', () => {
  live.transaction((tx) => tx.prepare(write).run('red'));
  expect(() =>
    live.transaction((tx) => {
      tx.prepare(write).run('blue');
      throw new Error('no blue roses');
    }),
  ).toThrow('no blue roses');
  expect(rose()).toBe('red');
});

test('a transaction does not wait, does not nest and does not outlive itself', () => {
  expect(() => live.transaction(async () => {})).toThrow('cannot wait');
  expect(() => live.transaction(() => live.transaction(() => {}))).toThrow('open already');
  const kept = live.transaction((tx) => tx);
  expect(() => kept.prepare(write)).toThrow('is over');
  live.transaction((tx) => tx.prepare(write).run('red'));
  expect(rose()).toBe('red');
});

test('a reader cannot write', () => {
  expect(() => live.db.prepare(write)).toThrow('needs a transaction');
});

test.for(["ATTACH 'other.db' AS other KEY ''", 'ANALYZE', ' analyze meta', 'VACUUM', 'PRAGMA optimize', 'COMMIT'])(
  'no noun runs %s',
  (sql) => {
    expect(() => live.db.prepare(sql)).toThrow('not for a noun');
    expect(() => live.transaction((tx) => tx.prepare(sql))).toThrow('not for a noun');
  },
);

test('a statement answers as new, whatever its last user made of it', () => {
  live.transaction((tx) => tx.prepare(write).run('red'));
  expect(live.db.prepare(read).pluck().get()).toBe('red');
  expect(live.db.prepare(read).get()).toEqual({ value: 'red' });
  expect(live.db.prepare(read).raw().get()).toEqual(['red']);
  expect(live.db.prepare(read)).toBe(live.db.prepare(read));
});

test('a statement in use can be prepared again', () => {
  live.transaction((tx) => tx.prepare(write).run('red'));
  for (const row of live.db.prepare(read).iterate()) expect(live.db.prepare(read).get()).toEqual(row);
});

test('the log is emptied after two seconds without a commit', () => {
  const log = () => statSync(`${path}-wal`).size;
  live.transaction((tx) => tx.prepare(write).run('red'));
  vi.advanceTimersByTime(idleBeforeEmptyingMs - 1);
  live.transaction((tx) => tx.prepare(write).run('white'));
  vi.advanceTimersByTime(idleBeforeEmptyingMs - 1);
  expect(log()).toBeGreaterThan(0);
  vi.advanceTimersByTime(1);
  expect(log()).toBe(0);
  live.transaction((tx) => tx.prepare(write).run('pink'));
  expect(log()).toBeGreaterThan(0);
  vi.advanceTimersByTime(idleBeforeEmptyingMs);
  expect(log()).toBe(0);
});

test('the open file is never touched past SQLite, and is there again after it was closed for something', () => {
  live.transaction((tx) => tx.prepare(write).run('red'));
  expect(() => saltOf(path)).toThrow('open in this process');
  const seen = live.whileClosed(() => ({ salt: saltOf(path).length, log: existsSync(`${path}-wal`) }));
  expect(seen).toEqual({ salt: 16, log: false });
  expect(rose()).toBe('red');
  expect(() =>
    live.whileClosed(() => {
      throw new Error('nothing found');
    }),
  ).toThrow('nothing found');
  expect(rose()).toBe('red');
  expect(() => saltOf(path)).toThrow('open in this process');
});

test('a file that could not be opened again is tried again by whoever asks next', () => {
  let failures = 2;
  live.close();
  const again = holdDatabase(path, (second) => {
    if (second && failures-- > 0) throw new Refusal('vault.disk-full');
    return openDatabase(path, key);
  });
  expect(() => again.whileClosed(() => {})).toThrow('vault.disk-full');
  expect(() => again.transaction(() => {})).toThrow('vault.disk-full');
  again.transaction((tx) => tx.prepare(write).run('red'));
  expect(again.db.prepare(read).pluck().get()).toBe('red');
  again.close();
  expect(() => again.db.prepare(read)).toThrow('closed');
});

test('a closed database answers nothing', () => {
  live.close();
  expect(rose).toThrow('closed');
  expect(() => live.transaction(() => {})).toThrow('closed');
});

test('a piece of long work is kept at once while somebody asks, so that their next write waits for no other page', () => {
  const piece = (colour: string) => live.piece((tx) => tx.prepare(write).run(colour));
  piece('red');
  live.dropPieces();
  expect(rose()).toBeUndefined();
  noteAsked(live.db);
  piece('white');
  live.dropPieces();
  expect(rose()).toBe('white');
  vi.advanceTimersByTime(5000);
  piece('blue');
  live.dropPieces();
  expect(rose()).toBe('white');
});
