import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupOutcome, BackupReason } from '../../shared/backups/model.ts';
import { type FailureCode, Refusal } from '../../shared/foundation/failure.ts';
import type { Acting } from '../app/ports.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { prune } from './copies.ts';
import { makeBackup, refuseUnready } from './make-backup.ts';
import { isUnchangedSince, newestCopy, readPlace } from './store.ts';

type Running = { readonly done: Promise<unknown>; cancelled: boolean };

/** The backup that is being made of each open vault; a second one waits for the first. */
const running = new WeakMap<UnlockedVault, Running>();

/**
 * Makes a backup before a risky act, and never stands in its way: when none can be made, the window is told, the journal keeps
 * it, and the act goes on. Nothing is made twice while nothing has changed.
 */
export async function backUpBefore(vault: UnlockedVault, reason: BackupReason, acting: Acting): Promise<BackupOutcome> {
  const outcome = await outcomeOf(backUp(vault, reason, acting));
  if (outcome.kind === 'failed' || outcome.kind === 'no-place') acting.ports.tell('backup', { reason, outcome });
  if (outcome.kind === 'failed') {
    vault.transaction((tx) => append(tx, acting, { act: 'backup.failed', detail: { reason, code: outcome.code } }));
  }
  return outcome;
}

/** Makes a backup and removes the ones that are kept no longer. Refuses where none can be made. */
export async function backUp(vault: UnlockedVault, reason: BackupReason, acting: Acting): Promise<BackupOutcome> {
  for (let before = running.get(vault); before !== undefined; before = running.get(vault)) {
    await before.done.catch(() => {});
  }
  const run: { done: Promise<unknown>; cancelled: boolean } = { done: Promise.resolve(), cancelled: false };
  running.set(vault, run);
  const work = backUpNow(vault, reason, acting, () => run.cancelled).finally(() => running.delete(vault));
  run.done = work;
  return work;
}

/** Stops the backup that is being made, if one is. */
export function cancelBackUp(vault: UnlockedVault): null {
  const run = running.get(vault);
  if (run !== undefined) run.cancelled = true;
  return null;
}

/** What became of it, with a refusal for an answer. */
export async function outcomeOf(work: Promise<BackupOutcome>): Promise<BackupOutcome> {
  try {
    return await work;
  } catch (error) {
    const code: FailureCode = error instanceof Refusal ? error.code : 'unexpected';
    return { kind: 'failed', code };
  }
}

async function backUpNow(
  vault: UnlockedVault,
  reason: BackupReason,
  acting: Acting,
  isCancelled: () => boolean,
): Promise<BackupOutcome> {
  const copies = readPlace(vault.db);
  if (copies === null) return { kind: 'no-place' };
  await refuseUnready(vault, copies);
  const newest = newestCopy(vault.db);
  if (reason !== 'asked' && newest !== null && isUnchangedSince(vault.db, newest.seq)) {
    const isThere = await stat(join(copies, newest.name)).then(
      () => true,
      () => false,
    );
    if (isThere) return { kind: 'unchanged' };
  }
  const { madeAt } = await makeBackup(vault, { copies, reason, isCancelled }, acting);
  // The copy that is about to be put back may be one that is kept no longer.
  if (reason !== 'restore') await prune(vault, copies, acting).catch(() => {});
  return { kind: 'made', at: madeAt };
}
