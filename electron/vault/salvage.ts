import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { WriteDb } from '../database/connection.ts';
import { removeCopy } from '../database/copy-database.ts';
import { saltOf } from '../database/open-database.ts';
import { refusing } from '../database/refusals.ts';
import { type SalvagedTable, salvageDatabase } from '../database/salvage-database.ts';
import { renameSafely, syncFile, syncFolder } from './crash-safe-file.ts';
import { companionsOf, type VaultFiles } from './files.ts';
import { writeCopies } from './key-copies.ts';
import { type KeyFile, keyFileText, mostKeys } from './key-file.ts';
import { derive } from './key-wrap.ts';
import { databaseKey, type OpenedKeyFile, sealDatabaseKey } from './keys.ts';
import { isShop, personFromIndexes, putBackMarks } from './salvage-store.ts';
import { pagesSaidIn } from './sealed-pages.ts';

export type SalvagePlan = {
  readonly files: VaultFiles;
  readonly opened: OpenedKeyFile;
  readonly now: Instant;
  readonly newId: () => string;
  readonly finish: (tx: WriteDb, tables: readonly SalvagedTable[]) => void;
};

/**
 * Puts what can be read of a damaged vault into a new file in its place. The damaged file is read from a copy, never changed
 * and never removed: it stays beside the new one under a name with the date. Stopped at any moment, everything is as before,
 * or done, or `finishSalvage` does the rest.
 */
export function salvageVault({ files, opened, now, newId, finish }: SalvagePlan): void {
  const key = randomBytes(32);
  const copy = copyOf(files);
  let told = false;
  try {
    const salt = refusing(() => {
      for (const path of [copy, files.salvaged]) removeCopy(path);
      const copyKey = copyAround(files, opened, copy);
      const complete = (table: string, lost: Parameters<typeof personFromIndexes>[0], tx: WriteDb) =>
        table === 'customer' ? personFromIndexes(lost, tx) : null;
      return salvageDatabase({
        copy,
        copyKey,
        target: files.salvaged,
        key,
        complete,
        finish(tx, tables) {
          putBackMarks(tx, { vault_id: opened.file.content.vaultId, device_id: newId(), made_at: now });
          if (!isShop(tx)) throw new Refusal('vault.beyond-salvage');
          finish(tx, tables);
        },
      });
    });
    refusing(() => {
      syncFile(files.salvaged);
      setAside(files, now);
      announce(files, opened, key, salt);
    });
    told = true;
    refusing(() => takePlace(files));
  } finally {
    key.fill(0);
    removeCopy(copy);
    // Once the key file tells of it, it is the book.
    if (!told) removeCopy(files.salvaged);
  }
}

/** Does what is left of a salvage that was stopped after the key file had told of it. */
export function finishSalvage(files: VaultFiles, content: KeyFile): void {
  removeCopy(copyOf(files));
  if (!existsSync(files.salvaged)) return;
  const newest = content.deks.reduce((one, other) => (other.epoch > one.epoch ? other : one));
  if (saltOf(files.salvaged).toString('hex') === newest.dbSalt) takePlace(files);
  else removeCopy(files.salvaged);
}

/** Whether a damaged file was set aside that one of the older keys still opens. */
export function hasSetAside({ folder, database }: VaultFiles): boolean {
  const start = `${database.slice(folder.length + 1)}.damaged-`;
  return readdirSync(folder).some((name) => name.startsWith(start));
}

function copyOf({ salvaged }: VaultFiles): string {
  return `${salvaged}.copy`;
}

/** The key that goes with the copy. Where the file has lost its first bytes, they are put back from the key file. */
function copyAround(files: VaultFiles, opened: OpenedKeyFile, copy: string): Buffer {
  copyPages(files.database, copy);
  if (existsSync(`${files.database}-wal`)) copyPages(`${files.database}-wal`, `${copy}-wal`);
  const key = databaseKey(opened, saltOf(copy)) ?? keyWithSaltPutBack(opened, copy);
  fillUp(copy, key);
  return key;
}

/** SQLite reads nothing of a file that was cut off; with empty pages in the place of the lost ones it does. */
function fillUp(copy: string, key: Buffer): void {
  const size = statSync(copy).size;
  const said = size < pageBytes ? 0 : pagesSaidIn(copy, key) * pageBytes;
  if (said > size && said <= 2 * size + mostFilledUp) truncateSync(copy, said);
}

/** A number beyond it was read from a damaged page. */
const mostFilledUp = 64 << 20;

function keyWithSaltPutBack(opened: OpenedKeyFile, copy: string): Buffer {
  const newest = opened.file.content.deks.reduce((one, other) => (other.epoch > one.epoch ? other : one));
  const salt = Buffer.from(newest.dbSalt, 'hex');
  const file = openSync(copy, 'r+');
  try {
    writeSync(file, salt, 0, salt.length, 0);
  } finally {
    closeSync(file);
  }
  const key = databaseKey(opened, salt);
  if (key === null) throw new Refusal('vault.key-file-damaged');
  return key;
}

const pageBytes = 4096;

/** Copies what the disk gives back; a page that it does not give back is left empty, and counts as damaged. */
function copyPages(from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  const page = Buffer.alloc(pageBytes);
  try {
    for (let at = 0, size = statSync(from).size; at < size; at += pageBytes) {
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

/** What the damaged file is called once it is set aside; it lies in the same folder. */
export function asideNameAt({ folder, database }: VaultFiles, now: Instant): string {
  return `${database.slice(folder.length + 1)}.damaged-${now.slice(0, 19).replaceAll(':', '-')}`;
}

// Linked and not renamed, so that at no moment there is no book in its place.
function setAside(files: VaultFiles, now: Instant): void {
  const { folder, database } = files;
  const aside = join(folder, asideNameAt(files, now));
  for (const end of ['', '-wal']) {
    if (!existsSync(`${database}${end}`) || existsSync(`${aside}${end}`)) continue;
    try {
      linkSync(`${database}${end}`, `${aside}${end}`);
    } catch {
      copyFileSync(`${database}${end}`, `${aside}${end}`);
    }
  }
  syncFolder(folder);
}

// The older keys stay: what was set aside opens with them until somebody is removed.
function announce(files: VaultFiles, { file, master }: OpenedKeyFile, key: Buffer, salt: Buffer): void {
  const { content } = file;
  const kept = [...content.deks].sort((one, other) => one.epoch - other.epoch).slice(1 - mostKeys);
  const epoch = Math.max(...kept.map((dek) => dek.epoch)) + 1;
  const deks = [...kept, sealDatabaseKey(content.vaultId, master, key, salt, epoch)];
  writeCopies(files, keyFileText({ ...content, seq: content.seq + 1, deks }, derive(master, 'seal')));
}

function takePlace(files: VaultFiles): void {
  for (const path of companionsOf(files.database)) rmSync(path, { force: true });
  renameSafely(files.salvaged, files.database);
}
