import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ErasureListUsed } from '../../shared/backups/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ReadDb } from '../database/connection.ts';
import { holdDatabase } from '../database/live-database.ts';
import { isOfThisVersion, newestVersion } from '../database/migrate.ts';
import { openDatabase, saltOf } from '../database/open-database.ts';
import { asRefusal, refusing } from '../database/refusals.ts';
import { syncFile, syncFolder, writeFileSafely } from '../vault/crash-safe-file.ts';
import { companionsOf, filesIn, type VaultFiles } from '../vault/files.ts';
import { writeCopies } from '../vault/key-copies.ts';
import { type KeyFile, keyFileText } from '../vault/key-file.ts';
import { databaseKey, keysFor, sealDatabaseKey } from '../vault/keys.ts';
import { vaultOnDisk } from '../vault/on-disk.ts';
import { openVault } from '../vault/open-vault.ts';
import type { ErasureRecord, UnlockedVault } from '../vault/unlocked-vault.ts';
import { ledgerIn } from './backup-file.ts';
import { inThread } from './copy-thread.ts';
import { gatherErasures, type ListSource } from './gather-erasures.ts';
import type { OpenedBackup } from './open-backup.ts';
import { isFolder, listDate, listIn, roomIn } from './place.ts';
import { unfit } from './rules.ts';

/** A backup unpacked beside the vault, open, with every erasure that is known since. */
export type Staged<Known> = {
  readonly vault: UnlockedVault;
  readonly entries: readonly ErasureRecord[];
  readonly list: ErasureListUsed;
  /** What was read in the book that is here now; `null` where there is none, or none that opens. */
  readonly here: Known | null;
};

/**
 * Unpacks a backup into a folder beside the vault and opens it there: checked byte by byte against its manifest, brought to
 * this version's schema, under the owner's keys. The vault that is here is not touched. By throwing `onStep` calls it off.
 */
export async function stage<Known>(
  files: VaultFiles,
  copies: string,
  backup: OpenedBackup,
  open: UnlockedVault | null,
  read: (db: ReadDb, isOfThisVersion: boolean) => Known,
  onStep: (step: 'copying' | 'checking', done: number, total: number) => void,
): Promise<Staged<Known>> {
  const { manifest, opened, key, salt } = backup;
  if (manifest.version > newestVersion) throw new Refusal('vault.newer-version');
  const staged = filesIn(files.restoring);
  try {
    rmSync(files.restoring, { recursive: true, force: true });
    mkdirSync(files.restoring, { recursive: true, mode: 0o700 });
    // Twice: erasing again writes the whole file anew.
    const trouble = unfit(2 * manifest.bytes + spareBytes, await roomIn(files.folder));
    if (trouble !== null) throw new Refusal('vault.disk-full');
    await unpack(backup, staged.database, (done) => onStep('copying', done, manifest.bytes));
    onStep('checking', 0, 1);
    const own = new Uint8Array(key);
    const { bytes, sha256 } = manifest;
    const facts = await inThread({ do: 'check', path: staged.database, key: own, bytes, sha256 });
    onStep('checking', 1, 1);
    const { vaultId, version, journal, counts } = manifest;
    if (!isDeepStrictEqual(facts, { vaultId, version, journal, counts })) throw new Refusal('backup.not-whole');
    const gathered = await gather(files, copies, backup, staged);
    const here = readHere(files, backup, open, read);
    refusing(() => writeCopies(staged, keyFileFor(backup)));
    const vault = openVault({
      files: staged,
      vaultId,
      salt,
      key: Buffer.from(key),
      master: Buffer.from(opened.master),
      keys: keysFor(opened.master, opened.file.content),
    });
    return { vault, entries: gathered.entries, list: gathered.used, here };
  } catch (error) {
    forgetStaged(files);
    throw (await isFolder(copies)) ? asRefusal(error) : new Refusal('backup.place-missing');
  }
}

/** Makes what was staged ready to take its place: closed, without a log, durable. */
export function settleStaged(files: VaultFiles, { vault }: Pick<Staged<unknown>, 'vault'>): void {
  vault.close();
  const staged = filesIn(files.restoring);
  refusing(() => {
    for (const path of companionsOf(staged.database)) rmSync(path, { force: true });
    for (const path of [staged.database, staged.witness]) if (existsSync(path)) syncFile(path);
    syncFolder(files.restoring);
    syncFolder(files.folder);
  });
}

/** Gives up what was staged, unless it was decided that it takes the book's place. */
export function forgetStaged(files: VaultFiles): void {
  try {
    if (existsSync(files.restoreMark)) return;
    rmSync(files.restoring, { recursive: true, force: true });
  } catch {
    // The next unlock or the next restore removes it.
  }
}

const spareBytes = 8 * 1_048_576;

async function unpack(
  { path, manifest: { bytes, sha256 } }: OpenedBackup,
  target: string,
  onBytes: (done: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let from: FileHandle | null = null;
  let to: FileHandle | null = null;
  try {
    from = await open(path, 'r');
    to = await open(target, 'wx', 0o600);
    const piece = Buffer.alloc(1_048_576);
    for (let at = 0; at < bytes; ) {
      onBytes(at);
      const { bytesRead } = await from.read(piece, 0, Math.min(piece.length, bytes - at), at);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      await to.writeFile(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
    await to.sync();
  } finally {
    await from?.close();
    await to?.close();
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('backup.not-whole');
}

async function gather(files: VaultFiles, copies: string, backup: OpenedBackup, staged: VaultFiles) {
  const { path, manifest, opened, isOwnKeyFile } = backup;
  const keys = keysFor(opened.master, opened.file.content);
  const inside = await ledgerIn(path, manifest);
  if (inside === null) throw new Refusal('backup.not-whole');
  const unpacked = `${staged.ledger}.inside`;
  refusing(() => writeFileSafely(unpacked, inside));
  const sources: readonly ListSource[] = [
    ...(isOwnKeyFile ? [{ path: files.ledger, kind: 'this-computer' } as const] : []),
    { path: listIn(copies), kind: 'place' },
    { path: unpacked, kind: 'copy' },
  ];
  const dates = { place: await listDate(copies, backup.seals), copy: manifest.madeAt };
  const gathered = gatherErasures(sources, staged.ledger, keys.ledger, manifest.vaultId, dates);
  rmSync(unpacked, { force: true });
  for (const secret of Object.values(keys)) secret.fill(0);
  return gathered;
}

/** The owner's key file with one database key: that of the database which comes back. */
function keyFileFor({ manifest, opened, key, salt }: OpenedBackup): string {
  const { content } = opened.file;
  const epoch = Math.max(...content.deks.map((dek) => dek.epoch)) + 1;
  const next: KeyFile = {
    ...content,
    // Who may open this book by PIN is said anew: it may know people who have left.
    slots: content.slots.filter(({ type }) => type !== 'pin'),
    seq: content.seq + 1,
    deks: [sealDatabaseKey(manifest.vaultId, opened.master, key, salt, epoch)],
  };
  const { seal, ...others } = keysFor(opened.master, content);
  const text = keyFileText(next, seal);
  for (const secret of [seal, ...Object.values(others)]) secret.fill(0);
  return text;
}

// Whoever the newest book still holds was not erased, and whoever it knows a no of has said it. A book that does not open says nothing about anybody.
function readHere<Known>(
  files: VaultFiles,
  { opened, isOwnKeyFile }: OpenedBackup,
  open: UnlockedVault | null,
  read: (db: ReadDb, isOfThisVersion: boolean) => Known,
): Known | null {
  if (open !== null) return read(open.db, true);
  if (!isOwnKeyFile || vaultOnDisk(files.folder) !== 'locked') return null;
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) return null;
  try {
    const held = holdDatabase(files.database, () => openDatabase(files.database, key, { waitMs: 0, check: false }));
    try {
      return read(held.db, isOfThisVersion(held.db));
    } finally {
      held.close();
    }
  } catch (error) {
    if (asRefusal(error) instanceof Refusal) return null;
    throw error;
  } finally {
    key.fill(0);
  }
}
