import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { KeyCost } from '../app/ports.ts';
import { sealsOf } from '../vault/copy-source.ts';
import type { VaultFiles } from '../vault/files.ts';
import { newestFirst, readCopies } from '../vault/key-copies.ts';
import { type FoundKeyFile, readKeyFile } from '../vault/key-file.ts';
import { databaseKey, formerMasters, type OpenedKeyFile, openKeyFile, openKeyFileByCode } from '../vault/keys.ts';
import { type RecoveryCode, readRecoveryCode } from '../vault/recovery-code.ts';
import { type FoundManifest, isSealedWith, type Manifest, readManifest } from './backup-file.ts';
import { placeRefusal } from './place.ts';

/** What opens a backup: the owner's passphrase, or the code on the recovery sheet. */
export type Secret = { readonly passphrase: string } | { readonly code: RecoveryCode };

/** The secret as a person gave it; a slip in the code is told before anything is tried. */
export function secretOf(given: { readonly passphrase: string } | { readonly code: string }): Secret {
  if ('passphrase' in given) return given;
  const code = readRecoveryCode(given.code);
  if (code === null) throw new Refusal('vault.recovery-code-slip');
  return { code };
}

/** A backup that the secret opened: the owner's key file as it is to be from now on, and the key of the database in it. */
export type OpenedBackup = {
  readonly path: string;
  readonly manifest: Manifest;
  readonly opened: OpenedKeyFile;
  readonly salt: Buffer;
  readonly key: Buffer;
  /** What manifests of this vault are sealed with. */
  readonly seals: readonly Buffer[];
  /** True when the key file is this computer's own, and not the one in the backup. */
  readonly isOwnKeyFile: boolean;
};

/**
 * Opens a backup with the owner's secret, and writes nothing. The secret of today counts before the one of then: who has
 * another passphrase now keeps it. Refuses the backup of another shop where there is one here.
 */
export async function openBackup(
  path: string,
  files: VaultFiles,
  secret: Secret,
  cost: KeyCost,
): Promise<OpenedBackup> {
  const found = await readManifest(path).catch(async (error: unknown) => {
    throw await placeRefusal(error, dirname(path));
  });
  const inside = found === null ? null : readKeyFile(Buffer.from(found.content.keyFile, 'utf8'));
  if (found === null || inside === null) throw new Refusal('backup.not-whole');
  const { content } = found;
  const here = newestFirst(readCopies(files));
  if (here.some((one) => one.content.vaultId !== content.vaultId)) throw new Refusal('backup.other-shop');
  const salt = await saltIn(path);
  for (const one of [here, [inside]]) {
    const opened = await tryWith(one, secret, cost);
    if (opened === null) continue;
    const seals = sealsOf(opened.file.content, opened.master);
    const backup = { path, manifest: content, opened, salt, seals, isOwnKeyFile: one === here };
    const key = keyOf(backup, inside, found);
    if (key !== null && content.vaultId === inside.content.vaultId) return { ...backup, key };
    forgetBackup({ ...backup, key: key ?? salt });
    throw new Refusal('backup.not-whole');
  }
  throw new Refusal('passphrase' in secret ? 'vault.wrong-passphrase' : 'vault.wrong-recovery-code');
}

/** Overwrites every key of an opened backup. */
export function forgetBackup({ opened, key, seals }: OpenedBackup): void {
  for (const secret of [opened.master, key, ...seals]) secret.fill(0);
}

async function tryWith(files: readonly FoundKeyFile[], secret: Secret, cost: KeyCost): Promise<OpenedKeyFile | null> {
  if (files.length === 0) return null;
  try {
    return await ('passphrase' in secret
      ? openKeyFile(files, secret.passphrase, cost)
      : openKeyFileByCode(files, secret.code));
  } catch (error) {
    if (error instanceof Refusal && triedNext.has(error.code)) return null;
    throw error;
  }
}

const triedNext = new Set<string>(['vault.wrong-passphrase', 'vault.wrong-recovery-code', 'vault.key-file-damaged']);

/** The key of the database in the backup, if the manifest was sealed by this vault, under whichever of its master keys. */
function keyOf(
  { opened: { file, master }, salt, seals }: Omit<OpenedBackup, 'key'>,
  inside: FoundKeyFile,
  found: FoundManifest,
): Buffer | null {
  const former = formerMasters(file.content, master);
  const of = [master, ...[...former].reverse()][seals.findIndex((seal) => isSealedWith(seal, found))];
  const key = of === undefined ? null : databaseKey({ file: inside, master: of }, salt);
  for (const secret of former) secret.fill(0);
  return key;
}

/** The salt that the database in a backup begins with. */
export async function saltIn(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const salt = Buffer.alloc(16);
    await file.read(salt, 0, 16, 0);
    return salt;
  } finally {
    await file.close();
  }
}
