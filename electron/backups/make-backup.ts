import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { BackupReason } from '../../shared/backups/model.ts';
import type { ProgressStep } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Acting } from '../app/ports.ts';
import { removeCopy } from '../database/copy-database.ts';
import type { BookFacts } from '../database/look-into-copy.ts';
import { asRefusal } from '../database/refusals.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, journalHead } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { completeBackup, isSealedWith, type Manifest, readManifest } from './backup-file.ts';
import { inThread } from './copy-thread.ts';
import { layErasureList } from './erasure-list.ts';
import { lookAtPlace, placeRefusal, putInPlace, roomIn, sweep } from './place.ts';
import { nameOf, unfit } from './rules.ts';
import { type CopyRow, insertCopy } from './store.ts';

export type Wish = {
  readonly copies: string;
  readonly reason: BackupReason;
  readonly isCancelled: () => boolean;
};

const steps: readonly ProgressStep[] = ['copying', 'writing', 'checking'];
/** How often the book may be rewritten under a copy before it gives up. */
const tries = 3;

/**
 * Makes one backup: the book is copied as it stands, written into the place without free space, completed with ledger and
 * manifest, read back from there byte by byte and page by page, and only then called a backup. Nothing that lies in the place
 * is touched; stopped at any moment, there is one more good backup or none, and something that the next one sweeps away.
 */
export async function makeBackup(vault: UnlockedVault, wish: Wish, acting: Acting): Promise<CopyRow> {
  const { copies } = wish;
  await refuseUnready(vault, copies);
  const { stillDatabase } = vault.copies.files;
  const madeAt = acting.ports.now();
  const tell = teller(acting);
  tell('copying');
  try {
    const head = await holdStill(vault, stillDatabase, wish.isCancelled);
    const row = await put(vault, { madeAt, head }, wish, tell);
    await layErasureList(vault, copies, acting).catch(() => {});
    vault.transaction((tx) => {
      insertCopy(tx, row, wish.reason, nextStamp(tx, acting.ports));
      append(tx, acting, { act: 'backup.made', detail: { reason: wish.reason, bytes: row.bytes, until: head.seq } });
    });
    tell('done');
    return row;
  } finally {
    forgetStill(stillDatabase);
  }
}

/** Refuses a place that is not there, not ours or not for writing. */
export async function refuseUnready({ vaultId }: UnlockedVault, copies: string): Promise<void> {
  const state = await lookAtPlace(copies, vaultId);
  if (state !== 'ready') throw new Refusal(`backup.place-${state}`);
}

type Head = BookFacts['journal'];

async function holdStill(vault: UnlockedVault, still: string, isCancelled: () => boolean): Promise<Head> {
  for (let left = tries; left > 0; left -= 1) {
    removeCopy(still);
    let head: Head | null = null;
    const isWhole = await vault.copies.still(
      still,
      () => !isCancelled(),
      () => {
        head = journalHead(vault.db);
      },
    );
    if (isWhole && head !== null) return head;
    refuseCancelled(isCancelled);
  }
  throw new Refusal('backup.interrupted');
}

async function put(
  vault: UnlockedVault,
  { madeAt, head }: { readonly madeAt: Instant; readonly head: Head },
  wish: Wish,
  tell: Tell,
): Promise<CopyRow> {
  const { copies } = wish;
  const name = await freeName(copies, madeAt);
  const unfinished = join(copies, `${name}.tmp`);
  try {
    tell('writing');
    const seq = await write(vault, { unfinished, madeAt, head }, wish, tell);
    await putInPlace(unfinished, join(copies, name));
    return await seen(vault, copies, { name, madeAt, seq });
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw await placeRefusal(error, copies);
  }
}

async function write(
  vault: UnlockedVault,
  { unfinished, madeAt, head }: { readonly unfinished: string; readonly madeAt: Instant; readonly head: Head },
  { copies, isCancelled }: Wish,
  tell: Tell,
): Promise<number> {
  const { files } = vault.copies;
  await sweep(copies);
  const needed = (await stat(files.stillDatabase)).size;
  const [list, room] = await Promise.all([sizeOf(files.ledger), roomIn(copies)]);
  const trouble = unfit(needed + list + spareBytes, room);
  if (trouble !== null) throw new Refusal(trouble);
  const written = await inThread({
    do: 'compact',
    source: files.stillDatabase,
    target: unfinished,
    key: keyOf(vault),
  });
  refuseCancelled(isCancelled);
  const { facts, bytes, sha256 } = written;
  if (!isDeepStrictEqual(facts.journal, head) || facts.vaultId !== vault.vaultId) throw new Refusal('backup.not-whole');
  const { version, journal, counts } = facts;
  const content: Omit<Manifest, 'ledger'> = {
    fmt: 'regulars-backup/1',
    vaultId: vault.vaultId,
    madeAt,
    bytes,
    sha256,
    version,
    journal,
    counts: { ...counts },
    keyFile: vault.copies.keyFile(),
  };
  await withSeal(vault, (seal) => completeBackup(unfinished, content, vault.copies.ledger(), seal));
  tell('checking');
  const back = await inThread({ do: 'check', path: unfinished, key: keyOf(vault), bytes, sha256 });
  refuseCancelled(isCancelled);
  if (!isDeepStrictEqual(back, facts)) throw new Refusal('backup.not-whole');
  return journal.seq;
}

/** The backup as it is found under its name: whole, and sealed by us. */
async function seen(
  vault: UnlockedVault,
  copies: string,
  { name, madeAt, seq }: { readonly name: string; readonly madeAt: Instant; readonly seq: number },
): Promise<CopyRow> {
  const path = join(copies, name);
  const found = await readManifest(path);
  const isOurs = found !== null && (await withSeal(vault, async (seal) => isSealedWith(seal, found)));
  if (!isOurs || found.content.madeAt !== madeAt) throw new Refusal('backup.not-whole');
  return { name, madeAt, bytes: (await stat(path)).size, seq };
}

async function withSeal<T>(vault: UnlockedVault, work: (seal: Buffer) => Promise<T>): Promise<T> {
  const seals = vault.copies.seals();
  try {
    return await work(seals[0] as Buffer);
  } finally {
    for (const seal of seals) seal.fill(0);
  }
}

/** Room for the manifest and for what a file system takes for itself. */
const spareBytes = 4 * 1_048_576;

async function freeName(copies: string, madeAt: Instant): Promise<string> {
  for (let number = 0; ; number += 1) {
    const name = nameOf(madeAt, number);
    if ((await sizeOf(join(copies, name))) === 0) return name;
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function keyOf(vault: UnlockedVault): Uint8Array<ArrayBuffer> {
  const key = vault.copies.key();
  const own = new Uint8Array(key);
  key.fill(0);
  return own;
}

function refuseCancelled(isCancelled: () => boolean): void {
  if (isCancelled()) throw new Refusal('backup.cancelled');
}

// What lies on our own disk for a moment: when it cannot be removed now, the next backup does.
function forgetStill(path: string): void {
  try {
    removeCopy(path);
  } catch (error) {
    if (!(asRefusal(error) instanceof Refusal)) throw error;
  }
}

type Tell = (step: ProgressStep | 'done') => void;

function teller({ ports }: Acting): Tell {
  return (step) =>
    ports.tell('progress', {
      task: 'backup',
      step: step === 'done' ? 'checking' : step,
      done: step === 'done' ? steps.length : steps.indexOf(step),
      total: steps.length,
    });
}
