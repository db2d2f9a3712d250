import { existsSync } from 'node:fs';
import type { WriteDb } from './connection.ts';
import { connect, type RawDatabase } from './driver.ts';
import { holdDatabase } from './live-database.ts';
import { migrate } from './migrate.ts';
import { isPlaintext, saltOf, settleConnection, unlockConnection } from './open-database.ts';
import { applicationId, emptyLog } from './pragmas.ts';
import { refusing } from './refusals.ts';

/**
 * Makes a database at a path where there is none, fills it in one transaction, closes it, looks at the disk to see that
 * it is not readable, and answers with the salt it starts with.
 */
export function createDatabase(path: string, key: Buffer, fill: (tx: WriteDb) => void, older?: Older): Buffer {
  if (existsSync(path)) throw new Error('there is a database already');
  refusing(() => {
    const held = holdDatabase(path, () => createEmpty(path, key, older?.version));
    try {
      held.transaction(fill);
      if (older !== undefined) {
        held.withRaw((raw) => migrate(raw));
        held.transaction(older.finish);
      }
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

/** For rows of an older schema: its version, and what is left to do once they are in today's. */
export type Older = { readonly version: number; readonly finish: (tx: WriteDb) => void };

function createEmpty(path: string, key: Buffer, version?: number): RawDatabase {
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
