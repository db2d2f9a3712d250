import type Database from 'better-sqlite3';
import type { WriteDb } from './connection.ts';
import { connect, type RawDatabase } from './driver.ts';
import { unlockConnection } from './open-database.ts';
import { refusing } from './refusals.ts';

/** Rows for one statement. */
export type Rows = { readonly sql: string; readonly values: readonly (readonly unknown[])[] };

/** A closed copy that is being written into, in one transaction that nobody could roll back: what is not kept is thrown away. */
export type WrittenCopy = {
  put(rows: readonly Rows[]): void;
  /** Everything is in the file; it is for the caller to put it on the disk. */
  keep(): void;
  /** Lets go of the file, which is worth nothing then. */
  drop(): void;
};

/** Opens a copy that nobody else has open and nobody relies on. */
export function writeCopy(copy: string, key: Buffer): WrittenCopy {
  const raw = refusing(() => openUnreliedOn(copy, key));
  const tx = preparing(raw);
  const orDropped = (work: () => void): void => {
    try {
      refusing(work);
    } catch (error) {
      raw.close();
      throw error;
    }
  };
  orDropped(() => raw.exec('BEGIN'));
  return {
    put: (rows) =>
      orDropped(() => {
        for (const { sql, values } of rows) for (const one of values) tx.prepare(sql).run(...one);
      }),
    keep: () =>
      orDropped(() => {
        raw.exec('COMMIT');
        raw.close();
      }),
    drop: () => {
      raw.close();
    },
  };
}

/** Opens a file that nobody else has open and nobody relies on, so that writing into it is fast: a crash may leave half of it. */
export function openUnreliedOn(path: string, key: Buffer): RawDatabase {
  const raw = connect(path, { mustExist: true, waitMs: 0 });
  try {
    unlockConnection(raw, key);
    for (const setting of settings) raw.pragma(setting);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Prepares each statement once. */
export function preparing(raw: RawDatabase): WriteDb {
  const statements = new Map<string, Database.Statement>();
  return {
    prepare(sql: string) {
      const known = statements.get(sql) ?? (raw.prepare(sql) as Database.Statement);
      statements.set(sql, known);
      return known;
    },
  } as WriteDb;
}

const settings = [
  'trusted_schema=OFF',
  'cell_size_check=ON',
  // With a log of its own the file alone would not be the whole copy; without any the driver lets no file be.
  'journal_mode=DELETE',
  'synchronous=OFF',
  'secure_delete=ON',
  'foreign_keys=ON',
  'recursive_triggers=ON',
  'cache_size=-65536',
];
