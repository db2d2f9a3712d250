import type { RawDatabase } from './driver.ts';

/** `RGLR`: what the database file says it is. */
export const applicationId = 0x52474c52;

/** One setting of a connection, and what must be read back after it was set. */
export type Setting = { readonly name: string; readonly set: string | number; readonly reads: string | number };

/**
 * What the connection needs before its first read. The temp store comes first of all: with the default, sorts and even
 * VACUUM write customers in the clear to the system's folder for temporary files.
 */
export const beforeFirstRead: readonly Setting[] = [
  { name: 'temp_store', set: 'MEMORY', reads: 2 },
  { name: 'locking_mode', set: 'EXCLUSIVE', reads: 'exclusive' },
];

/** Pages of log, about a megabyte, after which they are moved into the file. */
export const logPages = 256;

/** What the connection needs once the key is known to fit. Nothing here is left to the library's defaults. */
export const afterFirstRead: readonly Setting[] = [
  { name: 'journal_mode', set: 'WAL', reads: 'wal' },
  { name: 'synchronous', set: 'EXTRA', reads: 3 },
  { name: 'secure_delete', set: 'ON', reads: 1 },
  { name: 'wal_autocheckpoint', set: logPages, reads: logPages },
  { name: 'journal_size_limit', set: 0, reads: 0 },
  { name: 'foreign_keys', set: 'ON', reads: 1 },
  { name: 'recursive_triggers', set: 'ON', reads: 1 },
  { name: 'trusted_schema', set: 'OFF', reads: 0 },
  { name: 'cell_size_check', set: 'ON', reads: 1 },
  { name: 'fullfsync', set: 'ON', reads: 1 },
  { name: 'checkpoint_fullfsync', set: 'ON', reads: 1 },
  { name: 'mmap_size', set: 0, reads: 0 },
  { name: 'cache_size', set: -65536, reads: -65536 },
];

/** What is never set and must be so. */
export const given: readonly Omit<Setting, 'set'>[] = [
  { name: 'cipher', reads: 'sqlcipher' },
  { name: 'legacy', reads: '4' },
  { name: 'page_size', reads: 4096 },
  { name: 'auto_vacuum', reads: 0 },
];

/** Sets every setting in order, then reads all of them back; a connection with another value is never used. */
export function settle(raw: RawDatabase, settings: readonly Setting[]): void {
  for (const { name, set } of settings) raw.pragma(`${name}=${set}`);
  expectSettings(raw, settings);
}

/** Throws for the first setting that reads otherwise. */
export function expectSettings(raw: RawDatabase, settings: readonly Omit<Setting, 'set'>[]): void {
  for (const { name, reads } of settings) {
    const value = raw.pragma(name, { simple: true });
    if (value !== reads) throw new Error(`pragma ${name} is ${String(value)}, not ${reads}`);
  }
}

/** Moves everything into the database file and cuts the log to nothing, or throws: a reader in the way is no error to SQLite. */
export function emptyLog(raw: RawDatabase): void {
  const [row] = raw.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
  if (row?.busy !== 0) throw new Error('the log could not be emptied');
}
