import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/foundation/instant.ts';
import { removeCopy } from '../database/copy-database.ts';
import { holdDatabase, type LiveDatabase } from '../database/live-database.ts';
import { openDatabase, saltOf } from '../database/open-database.ts';
import { emptyLog } from '../database/pragmas.ts';
import { refusing } from '../database/refusals.ts';
import { bookThread } from './book-thread.ts';
import { renameSafely, syncFile, syncFolder } from './crash-safe-file.ts';
import { companionsOf, type VaultFiles } from './files.ts';
import { writeCopies } from './key-copies.ts';
import { type KeyFile, keyFileText, mostKeys } from './key-file.ts';
import { derive } from './key-wrap.ts';
import { databaseKey, type OpenedKeyFile, sealDatabaseKey } from './keys.ts';
import type { SalvageFound, SalvageRead } from './salvage-work.ts';

export type SalvagePlan = {
  readonly files: VaultFiles;
  readonly opened: OpenedKeyFile;
  readonly now: Instant;
  /** What is left to do in the new file, before it becomes the book; false when it was called off meanwhile. */
  readonly settle: (live: LiveDatabase, tables: SalvageFound['tables']) => Promise<boolean>;
  readonly onRead: (read: SalvageRead) => void;
  /** Asked until the last moment; once it says no, everything is as it was. */
  readonly goOn: () => boolean;
};

/**
 * Puts what can be read of a damaged vault into a new file in its place, in a thread; false when it was called off. The damaged
 * file is read from a copy, never changed and never removed: it stays beside the new one under a name with the date. Stopped at
 * any moment, everything is as before, or done, or `finishSalvage` does the rest.
 */
export async function salvageVault(plan: SalvagePlan): Promise<boolean> {
  const { files, opened, now, goOn } = plan;
  const key = randomBytes(32);
  let told = false;
  try {
    const salt = await makeNewFile(plan, key);
    if (salt === null || !goOn()) return false;
    refusing(() => {
      syncFile(files.salvaged);
      setAside(files, now);
      announce(files, opened, key, salt);
    });
    told = true;
    refusing(() => takePlace(files));
    return true;
  } finally {
    key.fill(0);
    removeCopy(copyOf(files));
    // Once the key file tells of it, it is the book.
    if (!told) removeCopy(files.salvaged);
  }
}

/** The salt of the new file; `null` when it was called off. */
async function makeNewFile(plan: SalvagePlan, key: Buffer): Promise<Buffer | null> {
  const { files, opened, goOn, onRead } = plan;
  const [copy, target] = [copyOf(files), files.salvaged];
  refusing(() => {
    for (const path of [copy, target]) removeCopy(path);
  });
  const keys = keysBySalt(opened);
  const thread = bookThread();
  try {
    const job = { do: 'salvage', database: files.database, copy, target, keys, key: Uint8Array.from(key) } as const;
    const found = await thread.do(job, { goOn, onRead });
    if (found === null) return null;
    const live = holdDatabase(target, () => openDatabase(target, key, { waitMs: 0, check: false }));
    try {
      if (!(await plan.settle(live, found.tables))) return null;
      // The file alone is moved to its place, so nothing of it may wait in the log when it is closed.
      live.withRaw(emptyLog);
    } finally {
      live.close();
    }
    return Buffer.from(found.salt, 'hex');
  } finally {
    for (const one of keys) one.key.fill(0);
    await thread.letGo();
  }
}

function keysBySalt(opened: OpenedKeyFile) {
  const byAge = [...opened.file.content.deks].sort((one, other) => one.epoch - other.epoch);
  return byAge.flatMap(({ dbSalt: salt }) => {
    const key = databaseKey(opened, Buffer.from(salt, 'hex'));
    return key === null ? [] : [{ salt, key: Uint8Array.from(key) }];
  });
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
