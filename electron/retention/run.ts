import { Refusal } from '../../shared/foundation/failure.ts';
import type { ErasureReceipt, UnfinishedRun } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { backUpBefore } from '../backups/back-up.ts';
import { keepErasureListInPlace } from '../backups/erasure-list.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Erasure, proveErasure, removeForGood, rewriteAgain, type Unproved } from './erase.ts';
import { unfinishedRun } from './runs-store.ts';
import { isFileUnderWay } from './store.ts';

/**
 * Settles who goes, removes them and then proves it; one at a time, because a second would look for what the first is still
 * removing.
 */
export async function removeAndProve(
  vault: UnlockedVault,
  settle: () => Promise<Omit<Erasure, 'isCancelled'>>,
  acting: Acting,
): Promise<ErasureReceipt> {
  return alone(vault, async (run) => {
    const erasure = { ...(await settle()), isCancelled: () => run.cancelled };
    if (erasure.kind === 'again') return removed(vault, erasure, acting);
    await backUpBefore(vault, erasure.kind === 'one-person' ? 'erase' : 'clean-up', acting);
    const receipt = await removed(vault, erasure, acting);
    await keepErasureListInPlace(vault, acting);
    return receipt;
  });
}

/** Stops what is running while it still can be stopped: then everything is as it was. */
export function cancelRun(vault: UnlockedVault): null {
  const run = runs.get(vault);
  if (run !== undefined) run.cancelled = true;
  return null;
}

/** True while people are being removed or that is being proved. */
export function isRunning(vault: UnlockedVault): boolean {
  return runs.has(vault);
}

/** The run that removed people and has no receipt yet, or `null`. */
export function unfinished(vault: UnlockedVault): UnfinishedRun | null {
  const found = unfinishedRun(vault.db);
  if (found === null || runs.has(vault)) return null;
  const known = waiting.get(vault);
  const same = known?.runId === found.id;
  return { id: found.id, at: found.at, canSearch: same, place: same ? (places.get(known) ?? null) : null };
}

/** Rewrites the file and looks for traces once more, for a run that could not be proved. */
export async function finishRunAgain(vault: UnlockedVault, acting: Acting): Promise<ErasureReceipt> {
  return alone(vault, async () => {
    const found = unfinishedRun(vault.db);
    if (found === null) throw new Refusal('retention.nothing-due');
    const waited = waiting.get(vault);
    const known = waited?.runId === found.id ? waited : { runId: found.id, done: found.done, values: null };
    await rewriteAgain(vault, known, acting);
    return prove(vault, known, acting);
  });
}

type Run = { cancelled: boolean };

const runs = new WeakMap<UnlockedVault, Run>();
/** What a found trace left unproved: kept in memory until it is proved or the vault is locked. */
const waiting = new WeakMap<UnlockedVault, Unproved>();

async function removed(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<ErasureReceipt> {
  return prove(vault, await removeForGood(vault, erasure, acting), acting);
}

/** Where the last search for each of them found a trace. */
const places = new WeakMap<Unproved, Exclude<UnfinishedRun['place'], null>>();

async function prove(vault: UnlockedVault, unproved: Unproved, acting: Acting): Promise<ErasureReceipt> {
  waiting.set(vault, unproved);
  const receipt = await proveErasure(vault, unproved, acting, (place) => places.set(unproved, place));
  waiting.delete(vault);
  return receipt;
}

async function alone<T>(vault: UnlockedVault, work: (run: Run) => Promise<T>): Promise<T> {
  if (runs.has(vault)) throw new Refusal('retention.already-running');
  // Whoever is on their way is hidden from the search for traces too.
  if (isFileUnderWay(vault.db)) throw new Refusal('imports.under-way');
  const run: Run = { cancelled: false };
  runs.set(vault, run);
  try {
    return await work(run);
  } finally {
    runs.delete(vault);
  }
}
