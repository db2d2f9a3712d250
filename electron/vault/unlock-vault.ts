import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import { isLive } from '../database/live-files.ts';
import { saltOf } from '../database/open-database.ts';
import { asRefusal, refusing } from '../database/refusals.ts';
import { removeSafely } from './crash-safe-file.ts';
import { filesIn, type VaultFiles } from './files.ts';
import { newestFirst, readCopies, writeCopies } from './key-copies.ts';
import { keyFileText } from './key-file.ts';
import {
  databaseKey,
  isCheaperThan,
  keysFor,
  newOwnerSlot,
  type OpenedKeyFile,
  openKeyFile,
  withOwnerSlot,
} from './keys.ts';
import { vaultOnDisk } from './on-disk.ts';
import { hasStaleMark, openVault } from './open-vault.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

export type Unlocking = {
  readonly folder: string;
  readonly passphrase: string;
  readonly cost: KeyCost;
  /** How long to wait for another program to let go of the vault. */
  readonly waitMs?: number;
};

/**
 * Opens the vault. A wrong passphrase is refused before SQLite sees the file and changes nothing on the disk. Only after
 * the vault is open is a damaged copy of the key file mended, and a passphrase kept too cheaply kept better.
 */
export async function unlockVault(unlocking: Unlocking): Promise<UnlockedVault> {
  const { folder, passphrase, cost, waitMs } = unlocking;
  const files = filesIn(folder);
  refuseWhereNoneIs(folder);
  const found = refusing(() => newestFirst(readCopies(files)));
  const opened = await openKeyFile(found, passphrase, cost);
  try {
    if (isLive(files.database)) throw new Refusal('vault.in-use');
    const key = refusing(() => databaseKey(opened, saltOf(files.database)));
    if (key === null) throw new Refusal('vault.damaged');
    const vault = openVault({
      files,
      vaultId: opened.file.content.vaultId,
      key,
      keys: keysFor(opened.master),
      ...(waitMs === undefined ? {} : { waitMs }),
    });
    try {
      await mendKeyFile(files, opened, passphrase, cost);
    } catch (error) {
      vault.close();
      throw error;
    }
    return vault;
  } finally {
    opened.master.fill(0);
  }
}

/** True when the passphrase is the owner's. Opens the key file only, and changes nothing. */
export async function opensKeyFile(folder: string, passphrase: string, cost: KeyCost): Promise<boolean> {
  const found = refusing(() => newestFirst(readCopies(filesIn(folder))));
  try {
    const { master } = await openKeyFile(found, passphrase, cost);
    master.fill(0);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault.wrong-passphrase') return false;
    throw error;
  }
}

function refuseWhereNoneIs(folder: string): void {
  const there = vaultOnDisk(folder);
  if (there === 'none') throw new Refusal('vault.none');
  if (there !== 'locked') throw new Refusal(there.trouble);
}

async function mendKeyFile(files: VaultFiles, opened: OpenedKeyFile, passphrase: string, cost: KeyCost): Promise<void> {
  const { content } = opened.file;
  try {
    if (hasStaleMark(files)) removeSafely(files.unfinished);
    writeCopies(files, opened.file.text);
    if (!isCheaperThan(content, cost)) return;
    const slot = await newOwnerSlot(content.vaultId, content.seq + 1, opened.master, passphrase, cost);
    writeCopies(files, keyFileText(withOwnerSlot(content, slot), keysFor(opened.master).seal));
  } catch (error) {
    // The vault is open and one copy is good. A disk that takes no writes is asked again at the next start.
    if (!(asRefusal(error) instanceof Refusal)) throw error;
  }
}
