import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { type FailureCode, Refusal } from '../../shared/foundation/failure.ts';
import type { VaultTrouble } from '../../shared/vault/model.ts';
import { isLive } from '../database/live-files.ts';
import { isPlaintext, saltOf } from '../database/open-database.ts';
import { asRefusal } from '../database/refusals.ts';
import { companionsOf, filesIn, type VaultFiles } from './files.ts';
import { readCopies } from './key-copies.ts';
import { finishSwap } from './swap-vault.ts';

/** What the folder holds, as far as can be told without the passphrase. */
export type VaultOnDisk = 'none' | 'locked' | { readonly trouble: VaultTrouble };

/**
 * Looks into the folder for the start screen. A missing database beside its key file is trouble, never a fresh start. A
 * restore that was decided and then stopped is carried through first; nothing else is changed.
 */
export function vaultOnDisk(folder: string): VaultOnDisk {
  try {
    finishSwap(filesIn(folder));
    return look(folder);
  } catch (error) {
    const seen = asRefusal(error);
    const trouble = seen instanceof Refusal ? troubleOf(seen.code) : null;
    if (trouble !== null) return { trouble };
    throw error;
  }
}

function look(folder: string): VaultOnDisk {
  const files = filesIn(folder);
  if (!existsSync(folder)) return 'none';
  if (!isWritable(folder)) return { trouble: 'vault.folder-not-writable' };
  if (!existsSync(files.database)) return withoutDatabase(files);
  if (!readCopies(files).some((copy) => copy.found !== null)) return { trouble: 'vault.key-file-damaged' };
  return looksWhole(files.database) ? 'locked' : { trouble: 'vault.damaged' };
}

function withoutDatabase(files: VaultFiles): VaultOnDisk {
  if (existsSync(files.unfinished)) return 'none';
  const remains = [...files.keyCopies, files.ledger, files.witness, ...companionsOf(files.database)];
  return remains.some((path) => existsSync(path)) ? { trouble: 'vault.missing' } : 'none';
}

function troubleOf(code: FailureCode): VaultTrouble | null {
  if (code === 'vault.unreadable') return code;
  return code === 'vault.folder-not-writable' || code === 'vault.disk-full' ? 'vault.folder-not-writable' : null;
}

function looksWhole(database: string): boolean {
  if (statSync(database).size < 4096) return false;
  return isLive(database) || !isPlaintext(saltOf(database));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
