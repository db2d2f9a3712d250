import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { KeyCost } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { createDatabase } from '../database/create-database.ts';
import { asRefusal, refusing } from '../database/refusals.ts';
import { removeSafely, renameSafely, syncFile, writeFileSafely } from './crash-safe-file.ts';
import { companionsOf, filesIn, type VaultFiles } from './files.ts';
import { writeCopies } from './key-copies.ts';
import { keyFileFormat, keyFileText } from './key-file.ts';
import { keysFor, sealDatabaseKey } from './keys.ts';
import { vaultOnDisk } from './on-disk.ts';
import type { RecoveryCode } from './recovery-code.ts';
import { newOwnerSlot, newRecoverySlot } from './slots.ts';

export type NewVault = {
  readonly folder: string;
  readonly passphrase: string;
  /** The second way in; it stands on the recovery sheet and nowhere else. */
  readonly recoveryCode: RecoveryCode;
  readonly cost: KeyCost;
  /** Puts the first rows in, inside the transaction that also marks the vault with its ids. */
  readonly seed: (tx: WriteDb) => void;
  readonly now: () => Instant;
  readonly newId: () => string;
};

/**
 * Makes the vault, its key file and its first rows, and leaves it locked. Until the last step there is no vault; a set-up that
 * was stopped at any moment can simply be done again. Refuses where there is a vault or anything left of one.
 */
export async function createVault(plan: NewVault): Promise<void> {
  const files = filesIn(plan.folder);
  refuseWhereOneIs(plan.folder);
  const master = randomBytes(32);
  const key = randomBytes(32);
  const vaultId = plan.newId();
  const slots = [
    await newOwnerSlot(vaultId, 1, master, plan.passphrase, plan.cost),
    newRecoverySlot(vaultId, 1, master, plan.recoveryCode),
  ];
  const keys = keysFor(master);
  // Asked again because making the key took a while; from here on nothing waits, and no second set-up comes between.
  refuseWhereOneIs(plan.folder);
  try {
    begin(files);
    const salt = createDatabase(files.unfinishedDatabase, key, (tx) => fill(tx, vaultId, plan));
    syncFile(files.unfinishedDatabase);
    const deks = [sealDatabaseKey(vaultId, master, key, salt)];
    writeCopies(files, keyFileText({ fmt: keyFileFormat, vaultId, seq: 1, slots, deks }, keys.seal));
    renameSafely(files.unfinishedDatabase, files.database);
  } catch (error) {
    giveUp(files);
    throw asRefusal(error);
  } finally {
    for (const secret of [master, key, ...Object.values(keys)]) secret.fill(0);
  }
  refusing(() => removeSafely(files.unfinished));
}

function refuseWhereOneIs(folder: string): void {
  const there = vaultOnDisk(folder);
  if (there === 'locked') throw new Refusal('vault.already-set-up');
  if (there !== 'none') throw new Refusal(there.trouble);
}

// The mark comes first and is on the disk before anything else is: what lies beside it was promised to nobody.
function begin(files: VaultFiles): void {
  writeFileSafely(files.unfinished, '');
  removeUnfinishedDatabase(files);
}

function giveUp(files: VaultFiles): void {
  try {
    removeUnfinishedDatabase(files);
    for (const copy of files.keyCopies) for (const path of [copy, `${copy}.tmp`]) rmSync(path, { force: true });
    removeSafely(files.unfinished);
  } catch {
    // The mark is still there, and the next set-up cleans up after this one.
  }
}

function removeUnfinishedDatabase({ unfinishedDatabase }: VaultFiles): void {
  for (const path of [unfinishedDatabase, ...companionsOf(unfinishedDatabase)]) rmSync(path, { force: true });
}

function fill(tx: WriteDb, vaultId: string, plan: NewVault): void {
  const mark = tx.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  mark.run('vault_id', vaultId);
  mark.run('device_id', plan.newId());
  mark.run('made_at', plan.now());
  plan.seed(tx);
}
