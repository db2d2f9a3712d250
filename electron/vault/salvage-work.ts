import { closeSync, existsSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import { saltOf } from '../database/open-database.ts';
import { type RowsRead, type SalvagedTable, salvageDatabase } from '../database/salvage-database.ts';
import { syncFile } from './crash-safe-file.ts';
import { personFromIndexes } from './salvage-store.ts';
import { pagesSaidIn } from './sealed-pages.ts';

type Key = Uint8Array<ArrayBuffer>;

/** Reads what can be read of a damaged book into a new file. The book itself is only read, page by page. */
export type SalvageJob = {
  readonly do: 'salvage';
  readonly database: string;
  /** Where a copy of the book goes, from which is read. */
  readonly copy: string;
  readonly target: string;
  /** The keys that the book may have, by the salt it starts with, the newest last. */
  readonly keys: readonly { readonly salt: string; readonly key: Key }[];
  /** That of the new file. */
  readonly key: Key;
};

/** How far a salvage has come: bytes of the copy, then rows. */
export type SalvageRead =
  | { readonly step: 'copying'; readonly done: number; readonly total: number }
  | ({ readonly step: 'reading' } & RowsRead);

/** What was read: the new file's salt, and of each table what is missing and whose it was, as far as the indexes still know. */
export type SalvageFound = {
  readonly salt: string;
  readonly tables: readonly (Omit<SalvagedTable, 'lost'> & { readonly lostOf: readonly number[] })[];
};

/** Does such a job. Stopped at any moment it leaves the book as it was, and what it made to whoever asked. */
export function salvageWork(
  { database, copy, target, keys, key }: SalvageJob,
  onRead: (read: SalvageRead) => void,
): SalvageFound {
  const size = statSync(database).size;
  copyPages(database, copy, (done) => onRead({ step: 'copying', done, total: size }));
  if (existsSync(`${database}-wal`)) copyPages(`${database}-wal`, `${copy}-wal`);
  const copyKey = Buffer.from(keyFor(copy, keys));
  try {
    fillUp(copy, copyKey);
    const { salt, tables } = salvageDatabase({
      copy,
      copyKey,
      target,
      key: Buffer.from(key.buffer, key.byteOffset, key.byteLength),
      complete: (table, lost, tx) => (table === 'customer' ? personFromIndexes(lost, tx) : null),
      onRows: (so) => onRead({ step: 'reading', ...so }),
    });
    // Most of it is on the disk then, and whoever syncs what is written after it is quick.
    syncFile(target);
    return {
      salt: salt.toString('hex'),
      tables: tables.map(({ lost, ...told }) => ({
        ...told,
        lostOf: lost.flatMap((values) => {
          const row = Number(told.table === 'customer' ? values.row : values.customer_row);
          return Number.isInteger(row) ? [row] : [];
        }),
      })),
    };
  } finally {
    copyKey.fill(0);
    for (const one of keys) one.key.fill(0);
  }
}

/** The key that goes with the copy. Where the file has lost its first bytes, they are put back from the key file. */
function keyFor(copy: string, keys: SalvageJob['keys']): Key {
  const salt = saltOf(copy).toString('hex');
  const own = keys.find((one) => one.salt === salt);
  if (own !== undefined) return own.key;
  const newest = keys.at(-1);
  if (newest === undefined) throw new Refusal('vault.key-file-damaged');
  const file = openSync(copy, 'r+');
  try {
    writeSync(file, Buffer.from(newest.salt, 'hex'), 0, newest.salt.length / 2, 0);
  } finally {
    closeSync(file);
  }
  return newest.key;
}

/** SQLite reads nothing of a file that was cut off; with empty pages in the place of the lost ones it does. */
function fillUp(copy: string, key: Buffer): void {
  const size = statSync(copy).size;
  const said = size < pageBytes ? 0 : pagesSaidIn(copy, key) * pageBytes;
  if (said > size && said <= 2 * size + mostFilledUp) truncateSync(copy, said);
}

/** A number beyond it was read from a damaged page. */
const mostFilledUp = 64 << 20;
const pageBytes = 4096;
const bytesBetweenWords = 1 << 20;

/** Copies what the disk gives back; a page that it does not give back is left empty, and counts as damaged. */
function copyPages(from: string, to: string, onBytes: (done: number) => void = () => {}): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  const page = Buffer.alloc(pageBytes);
  try {
    for (let at = 0, size = statSync(from).size; at < size; at += pageBytes) {
      if (at % bytesBetweenWords === 0) onBytes(at);
      page.fill(0);
      const wanted = Math.min(pageBytes, size - at);
      try {
        readSync(source, page, 0, wanted, at);
      } catch {
        page.fill(0);
      }
      writeSync(target, page, 0, wanted, at);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
