import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import { connect, type RawDatabase } from './driver.ts';
import { assertNotLive } from './live-files.ts';
import { newestVersion, schemaVersion } from './migrate.ts';
import { afterFirstRead, applicationId, beforeFirstRead, emptyLog, expectSettings, given, settle } from './pragmas.ts';
import { asRefusal, looksDamaged } from './refusals.ts';

const pageSize = 4096;
const plaintextStart = 'SQLite format 3\0';

export type Opening = {
  /** How long a second start waits for the first to let go before it is told that the vault is in use. */
  readonly waitMs: number;
  /** Whether every page is looked at first. Not needed again for a file that was open a moment ago. */
  readonly check: boolean;
};

/** How a vault is opened at the start. */
export const firstOpening: Opening = { waitMs: 5000, check: true };

/**
 * Opens an encrypted database that exists, and never makes one. Every setting is read back. What looks damaged is tried
 * twice, because a disk that failed once to read looks the same. A file from a newer program is left as it is.
 */
export function openDatabase(path: string, key: Buffer, { waitMs, check }: Opening = firstOpening): RawDatabase {
  refuseWhatCannotBeVault(path);
  try {
    try {
      return openOnce(path, key, { waitMs, check });
    } catch (error) {
      if (!looksDamaged(error)) throw error;
      return openOnce(path, key, { waitMs, check });
    }
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The first 16 bytes of the file: the salt of its key. Only while no connection of this process is open on it. */
export function saltOf(path: string): Buffer {
  assertNotLive(path);
  const start = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return start;
}

/** True when the bytes are those of a database that nobody encrypted. */
export function isPlaintext(start: Buffer): boolean {
  return start.toString('latin1') === plaintextStart;
}

/** Hands the key over and sets everything that must be set before the first read. */
export function unlockConnection(raw: RawDatabase, key: Buffer): void {
  raw.pragma("cipher='sqlcipher'");
  raw.pragma('legacy=4');
  giveKey(raw, key);
  settle(raw, beforeFirstRead);
  raw.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/** Sets everything else, once the key is known to fit. */
export function settleConnection(raw: RawDatabase): void {
  settle(raw, afterFirstRead);
  expectSettings(raw, [...given, ...beforeFirstRead]);
}

function openOnce(path: string, key: Buffer, { waitMs, check }: Opening): RawDatabase {
  const raw = connect(path, { mustExist: true, waitMs });
  try {
    unlockConnection(raw, key);
    if (schemaVersion(raw) > newestVersion) throw new Refusal('vault.newer-version');
    if (raw.pragma('application_id', { simple: true }) !== applicationId) throw new Refusal('vault.damaged');
    settleConnection(raw);
    if (check && raw.pragma('quick_check', { simple: true }) !== 'ok') throw new Refusal('vault.damaged');
    emptyLog(raw);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

// Any other form is taken for a passphrase without a word of warning.
function giveKey(raw: RawDatabase, key: Buffer): void {
  if (key.length !== 32) throw new Error('a database key has 32 bytes');
  const form = Buffer.alloc(36);
  form.write('raw:', 'latin1');
  key.copy(form, 4);
  try {
    raw.key(form);
  } finally {
    form.fill(0);
  }
}

// SQLite would take an empty or missing file for a new database, under any key.
function refuseWhatCannotBeVault(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new Refusal('vault.missing');
  if (stat.size < pageSize) throw new Refusal('vault.damaged');
}
