import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '../../electron/database/connection.ts';
import type { RawDatabase } from '../../electron/database/driver.ts';
import { firstOpening, openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { createVault } from '../../electron/vault/create-vault.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, keysFor, openKeyFile } from '../../electron/vault/keys.ts';
import { newRecoveryCode } from '../../electron/vault/recovery-code.ts';
import { unlockVault } from '../../electron/vault/unlock-vault.ts';
import type { Rewriting, UnlockedVault } from '../../electron/vault/unlocked-vault.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const recoveryCode = newRecoveryCode();
export const passphrase = 'seven quiet herons wade at dusk';
/** Far below what a shop's key file may ask for; accepted only because the test asks for it too. */
export const cost = { memoryKiB: 64, passes: 1, lanes: 1 };
export const now = '2026-11-23T09:00:00.000Z';

/** Ids that never repeat in a test. */
export function ids(from = 1): () => string {
  let next = from;
  return () => `01900000-0000-7000-8000-${(next++).toString(16).padStart(12, '0')}`;
}

/** A folder with a locked vault in it. */
export async function lockedVault(
  seed: (tx: WriteDb) => void = () => {},
  folder: string = temporaryFolder(),
): Promise<string> {
  await createVault({ folder, passphrase, recoveryCode, cost, seed, now: () => now, newId: ids() });
  return folder;
}

export function unlock(folder: string): Promise<UnlockedVault> {
  return unlockVault({ folder, passphrase, cost, waitMs: 50 });
}

/** The keys of a locked vault, for looking behind its back. */
export async function keysOf(folder: string) {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), passphrase, cost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('no key for this database');
  return { files, key, opened, keys: keysFor(opened.master), vaultId: opened.file.content.vaultId };
}

/** The database of a locked vault without the vault around it. */
export async function rawDatabase(folder: string): Promise<RawDatabase> {
  const { files, key } = await keysOf(folder);
  return openDatabase(files.database, key, firstOpening);
}

/** Name and content of every file in the folder. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]));
}

/** Adds one person with everything a search can find: index, full text, contact point, note. */
export function addPerson(tx: WriteDb, row: number, name: string, contact: string, note = ''): void {
  tx.prepare(`INSERT INTO customer (row, id, display_name, sort_name, language, under_sixteen, note, source, created_at,
    last_contact_at, hlc) VALUES (?, ?, ?, ?, 'en', 0, ?, 'counter', ?, ?, 'x')`).run(
    row,
    `customer-${row}`,
    name,
    name.toLowerCase(),
    note,
    now,
    now,
  );
  tx.prepare("INSERT INTO contact_point VALUES (?, ?, 'email', ?, ?, 0, 'x')").run(
    `point-${row}`,
    row,
    contact,
    contact,
  );
  tx.prepare('INSERT INTO search_text VALUES (?, ?)').run(row, `${name.toLowerCase()} ${contact}`);
}

/** Removes one person, as an erasure that has announced itself does. */
export function removePerson(tx: WriteDb, row: number): void {
  tx.prepare("INSERT OR REPLACE INTO meta VALUES ('purge_pending', 'run')").run();
  tx.prepare('DELETE FROM search_text WHERE customer_row = ?').run(row);
  tx.prepare('DELETE FROM customer WHERE row = ?').run(row);
}

/** Makes the book of an open vault anew; nothing is taken out and nobody has a say unless the test gives it. */
export function rewrite(vault: UnlockedVault, wish: Partial<Rewriting> = {}): Promise<boolean> {
  return vault.rewrite({ statements: async () => [], goOn: () => true, decide: () => {}, also: () => {}, ...wish });
}
