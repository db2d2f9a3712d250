import { bookkeeping, type KeepingRule } from '../../shared/datamap/keeping.ts';
import type { ProgressStep } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { refreshSearch } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { lastStamp, nextStamp } from '../journal/clock.ts';
import { append, journalHead } from '../journal/journal.ts';
import type { Trace, UnlockedVault } from '../vault/unlocked-vault.ts';
import { keepProofs } from './proofs.ts';
import { fieldTextsOf, reduceRows } from './reduce-store.ts';
import { worthLookingFor } from './rules.ts';
import { finishRun, insertRun, type RunDone } from './runs-store.ts';
import {
  announcePurge,
  countCustomers,
  endPurge,
  eraseRows,
  insertFingerprint,
  keepSales,
  type Leaving,
  leaveIndexToTidying,
  type Reducing,
} from './store.ts';
import { remainingRecords, remainingTexts, type Texts, textsOf } from './texts-store.ts';

export type Erasure = {
  readonly kind: ErasureReceipt['kind'];
  readonly leaving: readonly Leaving[];
  /** People who stay with less. */
  readonly reducing: readonly Reducing[];
  /** Months after the last contact, for the receipt; `null` for somebody's own wish. */
  readonly months: number | null;
  /** Asked again at the last moment: false when somebody came in or a rule changed since the owner looked. */
  readonly stillWanted: () => boolean;
  /** Asked between pieces, until the moment from which there is no way back. */
  readonly isCancelled: () => boolean;
  /** Written in the same transaction as the removal. */
  readonly alongside?: (tx: WriteDb, runId: CleanUpId) => void;
};

/** What was removed and is still to be looked for. Held in memory only; `null` when a crash took it. */
export type Unproved = { readonly runId: CleanUpId; readonly done: RunDone; readonly values: readonly string[] | null };

/**
 * Removes people and fields for good. The ledger is written first; then everything goes in one transaction, or nothing.
 * What tax law keeps of a sale stays without the person. `proveErasure` must follow; stopped in between, the next
 * unlock rewrites the file.
 */
export async function removeForGood(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<Unproved> {
  const { ports } = acting;
  const { kind, leaving, reducing, months } = erasure;
  const runId = ports.newId() as CleanUpId;
  tellStep(acting, kind, 'removing', 0);
  const { values, normalised } = await collect(vault, erasure);
  const fingerprints = [...new Set(normalised)].map((value) => vault.fingerprint(value));
  // From here to the end of the transaction nothing else can happen: no waiting, one process, one connection.
  if (erasure.isCancelled()) throw new Refusal('retention.cancelled');
  if (!erasure.stillWanted()) throw new Refusal('retention.preview-changed');
  const at = ports.now();
  if (leaving.length > 0) vault.recordErasure({ runId, at, ids: leaving.map(({ id }) => id), fingerprints });
  const done = vault.transaction((tx) => {
    announcePurge(tx, runId);
    leaveIndexToTidying(tx);
    const sales = keepSales(tx, [...leaving, ...reducing.filter(losesPurchases)], {
      months: salesMonths(dataMapOf(tx).keeping),
      now: at,
      hlc: nextStamp(tx, ports),
    });
    const proofs = keepProofs(
      tx,
      vault,
      leaving.map(({ row }) => row),
      ports,
    );
    const run: RunDone = { kind, removed: leaving.length, reduced: reducing.length, months, sales, proofs };
    insertRun(tx, runId, at, run, nextStamp(tx, ports));
    eraseRows(tx, leaving, runId, at);
    reduceRows(tx, reducing);
    for (const { row } of reducing) refreshSearch(tx, row);
    for (const fingerprint of fingerprints) insertFingerprint(tx, fingerprint, at);
    erasure.alongside?.(tx, runId);
    append(tx, acting, {
      act: 'clean-up.started',
      subject: runId,
      detail: { people: leaving.length, reduced: reducing.length, sales: sales.count, proofs: proofs.count },
    });
    for (const { id } of leaving) append(tx, acting, { act: 'customer.erased', subject: id, detail: { run: runId } });
    for (const { id, fields } of reducing) {
      append(tx, acting, { act: 'customer.reduced', subject: id, detail: { run: runId, fields } });
    }
    return run;
  });
  return { runId, done, values };
}

/**
 * Rewrites index, file and log, decrypts every page and looks for what was removed. A trace means no receipt; the same
 * can be tried again. What a crash made us forget cannot be looked for, and the receipt says so.
 */
export async function proveErasure(vault: UnlockedVault, run: Unproved, acting: Acting): Promise<ErasureReceipt> {
  const { ports } = acting;
  const { runId, values } = run;
  const { kind, removed } = run.done;
  tellStep(acting, kind, 'tidying', 1);
  await pause();
  vault.tidy((name) => tellStep(acting, kind, name, name === 'tidying' ? 1 : 2));
  vault.transaction(endPurge);
  tellStep(acting, kind, 'checking', 3);
  await pause();
  const wanted = worthLookingFor(values ?? []);
  const report = vault.searchForTraces(wanted);
  const { traces, shared } = weigh(vault, wanted, report.found);
  const trace = traces[0];
  if (trace !== undefined) {
    const detail = { place: trace.place, count: traces.length };
    vault.transaction((tx) => append(tx, acting, { act: 'clean-up.trace-found', subject: runId, detail }));
    throw new Refusal('retention.trace-found', detail);
  }
  const gone = wanted.length - shared;
  const counts = countCustomers(vault.db);
  const receipt = vault.transaction((tx) => {
    append(tx, acting, { act: 'clean-up.finished', subject: runId, detail: { people: removed, values: gone } });
    const head = journalHead(tx);
    const written: ErasureReceipt = {
      ...run.done,
      id: runId,
      at: ports.now(),
      kept: counts.all - counts.unknown,
      unknown: counts.unknown,
      interrupted: values === null,
      check: {
        values: gone,
        sharedValues: shared,
        pages: report.pages,
        logBytes: report.logBytes,
        places: ['tables', 'indexes', 'full-text', 'statistics', 'free-pages', 'log', 'temporary-files'],
        tracesFound: 0,
      },
      journalHead: head.hash,
      journalLength: head.seq,
    };
    finishRun(tx, written);
    return written;
  });
  tellStep(acting, kind, 'checking', steps);
  return receipt;
}

/** What was found is a trace, or it stands in what rightly stays: then nothing can be said about it. */
function weigh(
  vault: UnlockedVault,
  wanted: readonly string[],
  found: readonly Trace[],
): { readonly traces: readonly Trace[]; readonly shared: number } {
  const values = [...new Set(found.map(({ value }) => wanted[value] as string))];
  const usual = vault.standingIn(values, remainingTexts(vault.db));
  const odd = values.filter((value) => !usual.has(value));
  const elsewhere = odd.length === 0 ? usual : vault.standingIn(odd, remainingRecords(vault.db));
  const stays = (value: string) => usual.has(value) || elsewhere.has(value);
  return {
    traces: found.filter(({ value }) => !stays(wanted[value] as string)),
    shared: values.filter(stays).length,
  };
}

const steps = 4;
const chunk = 500;

/**
 * Notes what to look for afterwards, in pieces, so that a search at the counter is answered in between. When something
 * was written meanwhile, all of it is noted again in one go.
 */
async function collect(vault: UnlockedVault, erasure: Erasure): Promise<Texts> {
  const before = lastStamp(vault.db);
  const rows = erasure.leaving.map(({ row }) => row);
  const values: string[] = [];
  const normalised: string[] = [];
  for (let from = 0; from < rows.length; from += chunk) {
    const texts = textsOf(vault.db, rows.slice(from, from + chunk));
    values.push(...texts.values);
    normalised.push(...texts.normalised);
    await pause();
    if (erasure.isCancelled()) throw new Refusal('retention.cancelled');
  }
  const reduced = () => fieldTextsOf(vault.db, erasure.reducing);
  if (lastStamp(vault.db) === before) return { values: [...values, ...reduced()], normalised };
  const again = textsOf(vault.db, rows);
  return { values: [...again.values, ...reduced()], normalised: again.normalised };
}

function losesPurchases({ fields }: Reducing): boolean {
  return fields.includes('purchases');
}

function salesMonths(rules: readonly KeepingRule[]): number {
  return rules.find(({ purpose }) => purpose === bookkeeping)?.months ?? 0;
}

const tasks = { 'one-person': 'erase', 'clean-up': 'clean-up', again: 'restore' } as const;

function tellStep({ ports }: Acting, kind: ErasureReceipt['kind'], step: ProgressStep, done: number): void {
  ports.tell('progress', { task: tasks[kind], step, done, total: steps });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
