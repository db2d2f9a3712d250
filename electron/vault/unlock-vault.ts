import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import { isLive } from '../database/live-files.ts';
import { saltOf } from '../database/open-database.ts';
import { asRefusal, refusing } from '../database/refusals.ts';
import { removeSafely } from './crash-safe-file.ts';
import { filesIn, type VaultFiles } from './files.ts';
import { newestFirst, readCopies, writeCopies } from './key-copies.ts';
import type { FoundKeyFile } from './key-file.ts';
import { databaseKey, isCheaperThan, keysFor, type OpenedKeyFile, openKeyFile, openKeyFileByCode } from './keys.ts';
import { vaultOnDisk } from './on-disk.ts';
import { hasStaleMark, openVault } from './open-vault.ts';
import type { RecoveryCode } from './recovery-code.ts';
import { finishSalvage } from './salvage.ts';
import { newOwnerSlot, withSlots } from './slots.ts';
import { removeLeftOfCopies } from './swap-vault.ts';
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
export async function unlockVault({ folder, passphrase, cost, waitMs }: Unlocking): Promise<UnlockedVault> {
  const found = keyFilesIn(folder);
  const opened = await openKeyFile(found, passphrase, cost);
  const strengthened = isCheaperThan(opened.file.content, cost)
    ? await newOwnerSlot(opened.file.content.vaultId, opened.file.content.seq + 1, opened.master, passphrase, cost)
    : null;
  return openWith(filesIn(folder), opened, waitMs, (vault) => {
    if (strengthened !== null) vault.changeKeyFile((content) => withSlots(content, strengthened));
  });
}

/** Opens the vault with the code from the recovery sheet, as it does with the passphrase. */
export async function unlockByCode(folder: string, code: RecoveryCode): Promise<UnlockedVault> {
  return openWith(filesIn(folder), await openKeyFileByCode(keyFilesIn(folder), code));
}

/** True when the passphrase is the owner's. Opens the key file only, and changes nothing. */
export async function opensKeyFile(folder: string, passphrase: string, cost: KeyCost): Promise<boolean> {
  return isRight(openKeyFile(keyFilesIn(folder), passphrase, cost), 'vault.wrong-passphrase');
}

/** True when the code is the one on the sheet. Opens the key file only, and changes nothing. */
export async function opensByCode(folder: string, code: RecoveryCode): Promise<boolean> {
  return isRight(openKeyFileByCode(keyFilesIn(folder), code), 'vault.wrong-recovery-code');
}

/** Opens the vault behind a key file that was opened already; its master key is the vault's from here on. */
export function openOpened(files: VaultFiles, opened: OpenedKeyFile): UnlockedVault {
  return openWith(files, opened);
}

async function isRight(opening: Promise<OpenedKeyFile>, wrong: Refusal['code']): Promise<boolean> {
  try {
    (await opening).master.fill(0);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === wrong) return false;
    throw error;
  }
}

function keyFilesIn(folder: string): readonly FoundKeyFile[] {
  const there = vaultOnDisk(folder);
  if (there === 'none') throw new Refusal('vault.none');
  if (there !== 'locked') throw new Refusal(there.trouble);
  return refusing(() => newestFirst(readCopies(filesIn(folder))));
}

/** `opened.master` is the vault's from here on. */
function openWith(
  files: VaultFiles,
  opened: OpenedKeyFile,
  waitMs?: number,
  improve: (vault: UnlockedVault) => void = () => {},
): UnlockedVault {
  const { file, master } = opened;
  try {
    if (isLive(files.database)) throw new Refusal('vault.in-use');
    refusing(() => finishSalvage(files, file.content));
    const salt = refusing(() => saltOf(files.database));
    const key = databaseKey(opened, salt);
    if (key === null) throw new Refusal('vault.damaged');
    const vault = openVault({
      files,
      vaultId: file.content.vaultId,
      salt,
      key,
      master,
      keys: keysFor(master, file.content),
      ...(waitMs === undefined ? {} : { waitMs }),
    });
    try {
      mendKeyFile(files, opened, () => improve(vault));
      vault.finishChangeOfLocks();
    } catch (error) {
      vault.close();
      throw error;
    }
    return vault;
  } catch (error) {
    master.fill(0);
    throw error;
  }
}

function mendKeyFile(files: VaultFiles, { file }: OpenedKeyFile, improve: () => void): void {
  try {
    if (hasStaleMark(files)) removeSafely(files.unfinished);
    removeLeftOfCopies(files);
    writeCopies(files, file.text);
    improve();
  } catch (error) {
    // The vault is open and one copy is good. A disk that takes no writes is asked again at the next start.
    if (!(asRefusal(error) instanceof Refusal)) throw error;
  }
}
