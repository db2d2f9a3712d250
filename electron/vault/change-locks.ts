import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import { compareCopy, copyInto, removeCopy, rewriteCopy } from '../database/copy-database.ts';
import type { LiveDatabase } from '../database/live-database.ts';
import { saltOf } from '../database/open-database.ts';
import { asRefusal, refusing } from '../database/refusals.ts';
import { renameSafely, syncFile } from './crash-safe-file.ts';
import { companionsOf, type VaultFiles } from './files.ts';
import { newestFirst, readCopies, writeCopies } from './key-copies.ts';
import { type KeyFile, keyFileText, pinSlotsOf } from './key-file.ts';
import { derive } from './key-wrap.ts';
import { formerMasters, keepMasters, keyFileOf, sealDatabaseKey, type UseKeys } from './keys.ts';
import { forgetThisComputer } from './pin-tries.ts';
import { hasSetAside } from './salvage.ts';
import { withPins, withSlots } from './slots.ts';
import type { LockStep, NewLocks } from './unlocked-vault.ts';

/** What an open vault is made of. Its secrets are changed in place: whoever holds them holds the new ones afterwards. */
export type LiveVault = {
  readonly files: VaultFiles;
  readonly vaultId: string;
  readonly live: LiveDatabase;
  /** The first 16 bytes of the database file, and the key that opens it. */
  readonly salt: Buffer;
  readonly key: Buffer;
  readonly master: Buffer;
  readonly keys: UseKeys;
};

/** Puts another content into both copies of the key file. */
export function changeKeyFile(vault: LiveVault, change: (content: KeyFile) => KeyFile): void {
  writeKeyFile(vault.files, change(contentOf(vault)), vault.master);
}

/** Takes ways in by PIN away; nothing is written when there is none of them. */
export function forgetPins(vault: LiveVault, whose: readonly string[] | 'of-everybody'): void {
  const before = pinSlotsOf(contentOf(vault));
  if (before.length === 0) return;
  const left = whose === 'of-everybody' ? [] : before.filter(({ user }) => !whose.includes(user));
  // The secret first: without it every slot is closed, whatever becomes of the rest.
  if (left.length === 0) forgetThisComputer(vault.files);
  if (left.length < before.length) changeKeyFile(vault, (content) => withPins(content, left));
}

/**
 * Puts the database under a new key by making a new file. Until the copy is whole and checked nothing else is touched;
 * then the key file says both keys, each marked with the file it opens; then the new file takes the old one's place; then
 * the old key is forgotten, and with it whatever is left of the old file on the disk. With `next`, the ways in and the
 * master key change in the one step in which the key file does. After that step the change has happened: what could not
 * be done any more is done when the vault is opened next.
 */
export function changeLocks(
  vault: LiveVault,
  next: NewLocks | null,
  onStep: (step: LockStep) => void = () => {},
): void {
  const { files, live } = vault;
  const newKey = randomBytes(32);
  try {
    onStep('copying');
    live.withRaw((raw) => copyInto(raw, files.nextDatabase));
    onStep('rewriting');
    rewriteCopy(files.nextDatabase, vault.key, newKey);
    onStep('checking');
    live.withRaw((raw) => compareCopy(files.nextDatabase, newKey, raw, 'integrity_check'));
    refusing(() => syncFile(files.nextDatabase));
    const newSalt = refusing(() => saltOf(files.nextDatabase));
    announce(vault, next, newKey, newSalt);
    later(() => {
      takeItsPlace(vault, newKey, newSalt);
      forgetOldKeys(vault);
    });
  } finally {
    newKey.fill(0);
    later(() => removeCopy(files.nextDatabase));
  }
}

/** Finishes a change of the locks that was stopped after it had happened; removes what an earlier stop left behind. */
export function finishChangeOfLocks(vault: LiveVault): void {
  later(() => {
    removeCopy(vault.files.nextDatabase);
    const { deks } = contentOf(vault);
    if (deks.length === 1) return;
    const newest = deks.reduce((one, other) => (other.epoch > one.epoch ? other : one));
    // What a salvage set aside opens with an older key, until somebody is removed.
    if (newest.dbSalt === vault.salt.toString('hex')) {
      if (!hasSetAside(vault.files)) forgetOldKeys(vault);
    } else changeLocks(vault, null);
  });
}

/** Forgets the keys of files that a salvage set aside: whoever is removed from now on is in none that can be read. */
export function forgetSetAside(vault: LiveVault): void {
  if (contentOf(vault).deks.length > 1) forgetOldKeys(vault);
}

function announce(vault: LiveVault, next: NewLocks | null, newKey: Buffer, newSalt: Buffer): void {
  const { files, vaultId, salt, key } = vault;
  const before = contentOf(vault);
  const master = next?.master ?? vault.master;
  const epoch = before.deks.find((dek) => dek.dbSalt === salt.toString('hex'))?.epoch ?? 1;
  const newest = Math.max(...before.deks.map((dek) => dek.epoch));
  // A PIN leads to the master key it was set for: under another one it is set again.
  const ways = next === null ? before : withPins(before, []);
  const content: KeyFile = {
    ...withSlots(ways, ...(next?.slots ?? [])),
    deks: [
      sealDatabaseKey(vaultId, master, key, salt, epoch),
      sealDatabaseKey(vaultId, master, newKey, newSalt, newest + 1),
    ],
  };
  if (next === null) {
    writeKeyFile(files, content, master);
    return;
  }
  const former = keepMasters(vaultId, master, [...formerMasters(before, vault.master), vault.master]);
  writeKeyFile(files, { ...content, former }, master);
  vault.master.set(next.master);
  vault.keys.seal.set(derive(next.master, 'seal'));
}

function takeItsPlace({ files, live, salt, key }: LiveVault, newKey: Buffer, newSalt: Buffer): void {
  live.whileClosed(() => {
    try {
      for (const path of companionsOf(files.database)) rmSync(path, { force: true });
      renameSafely(files.nextDatabase, files.database);
    } finally {
      // Whatever became of it, the file itself says which key it wants.
      if (saltOf(files.database).equals(newSalt)) {
        salt.set(newSalt);
        key.set(newKey);
      }
    }
  });
}

function forgetOldKeys(vault: LiveVault): void {
  const salt = vault.salt.toString('hex');
  changeKeyFile(vault, (content) => ({
    ...content,
    seq: content.seq + 1,
    deks: content.deks.filter((dek) => dek.dbSalt === salt),
  }));
}

/** What the vault's own key file says now. */
export function contentOf({ files, master }: LiveVault): KeyFile {
  const opened = keyFileOf(
    refusing(() => newestFirst(readCopies(files))),
    master,
  );
  if (opened === null) throw new Refusal('vault.key-file-damaged');
  return opened.file.content;
}

function writeKeyFile(files: VaultFiles, content: KeyFile, master: Buffer): void {
  refusing(() => writeCopies(files, keyFileText(content, derive(master, 'seal'))));
}

// A disk that is full or takes no writes is asked again at the next start; anything else is a bug and is not hidden.
function later(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(asRefusal(error) instanceof Refusal)) throw error;
  }
}
