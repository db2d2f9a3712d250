import { existsSync } from 'node:fs';
import type { WriteDb } from './connection.ts';
import { connect, type RawDatabase } from './driver.ts';
import { holdDatabase, type LiveDatabase } from './live-database.ts';
import { migrate, newestVersion } from './migrate.ts';
import { isPlaintext, saltOf, settleConnection, unlockConnection } from './open-database.ts';
import { applicationId, emptyLog } from './pragmas.ts';
import { refusing } from './refusals.ts';
import { openUnreliedOn, preparing } from './written-copy.ts';

/**
 * Makes a database at a path where there is none, fills it in one transaction, closes it, looks at the disk to see that
 * it is not readable, and answers with the salt it starts with.
 */
export function createDatabase(path: string, key: Buffer, fill: (tx: WriteDb) => void): Buffer {
  return create(path, key, newestVersion, (held) => held.transaction(fill));
}

/**
 * The same for rows of an older schema, however many, and then brought to today's. Half filled it is a database too, and not on
 * the disk for sure: whoever asks relies on it only when this has returned and the file was synced.
 */
export function createFromOlder(path: string, key: Buffer, version: number, fill: (tx: WriteDb) => void): Buffer {
  const start = create(path, key, version, () => {});
  refusing(() => {
    const raw = openUnreliedOn(path, key);
    try {
      raw.exec('BEGIN');
      fill(preparing(raw));
      raw.exec('COMMIT');
      migrate(raw);
    } finally {
      raw.close();
    }
  });
  return start;
}

function create(path: string, key: Buffer, version: number, fill: (held: LiveDatabase) => void): Buffer {
  if (existsSync(path)) throw new Error('there is a database already');
  refusing(() => {
    const held = holdDatabase(path, () => createEmpty(path, key, version));
    try {
      fill(held);
      // The file alone is moved to its place, so nothing of it may wait in the log when it is closed.
      held.withRaw(emptyLog);
    } finally {
      held.close();
    }
  });
  const start = refusing(() => saltOf(path));
  if (isPlaintext(start)) throw new Error('the new database is not encrypted');
  return start;
}

function createEmpty(path: string, key: Buffer, version: number): RawDatabase {
  const raw = connect(path, { mustExist: false, waitMs: 0 });
  try {
    unlockConnection(raw, key);
    settleConnection(raw);
    raw.pragma(`application_id=${applicationId}`);
    migrate(raw, version);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}
