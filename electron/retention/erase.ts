import type { ProgressStep } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, appendWaiting, journalHead } from '../journal/journal.ts';
import type { Rewriting, Trace, UnlockedVault } from '../vault/unlocked-vault.ts';
import { personalTables } from './personal-tables.ts';
import { type PreparedErasure, prepareErasure } from './prepare-erasure.ts';
import { finishRun, insertRun, type RunDone } from './runs-store.ts';
import { countCustomers, endPurge, type Leaving, type Reducing } from './store.ts';
import { standingTexts } from './texts-store.ts';

export type Erasure = {
  readonly kind: ErasureReceipt['kind'];
  readonly leaving: readonly Leaving[];
  /** People who stay with less. */
  readonly reducing: readonly Reducing[];
  /** Months after the last contact, for the receipt; `null` for somebody's own wish. */
  readonly months: number | null;
  /** False when somebody came in or a rule changed since the owner looked: asked once more, with time for others. */
  readonly stillWantedUnhurried: () => Promise<boolean>;
  /** The same in one go, in the last moment, when something was written meanwhile that could matter. */
  readonly stillWanted: () => boolean;
  /** Asked between pieces, until the moment from which there is no way back. */
  readonly isCancelled: () => boolean;
  /** Written in the same transaction as the removal. */
  readonly alongside?: (tx: WriteDb, runId: CleanUpId) => void;
};

/** What was removed and is still to be looked for. Held in memory only; `null` when a crash took it. */
export type Unproved = { readonly runId: CleanUpId; readonly done: RunDone; readonly values: readonly string[] | null };

/**
 * Removes people and fields for good: a new book is made without them while the counter goes on, and takes the old one's
 * place in one moment. Until then everything is as it was. The ledger is written just before. What tax law keeps of a sale
 * stays without the person. `proveErasure` must follow.
 */
export async function removeForGood(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<Unproved> {
  const { ports } = acting;
  const { kind, leaving, reducing } = erasure;
  const runId = ports.newId() as CleanUpId;
  let prepared: PreparedErasure | null = null;
  const ready = (): PreparedErasure => {
    if (prepared === null) throw new Error('an erasure goes on that was not prepared');
    return prepared;
  };
  const rewriting: Rewriting = {
    async statements() {
      tellStep(acting, kind, 'removing');
      prepared = await prepareErasure(vault, erasure, runId, acting);
      return prepared.statements;
    },
    sought: () => ({ values: ready().values, standing: standingTexts }),
    goOn: () => !erasure.isCancelled(),
    onStep: (step) => tellStep(acting, kind, step),
    decide(touched) {
      if (reaches(touched, erasure) || (concerns(touched) && !erasure.stillWanted())) {
        throw new Refusal('retention.preview-changed');
      }
      const { at, ids, fingerprints } = ready();
      if (leaving.length > 0) vault.recordErasure({ runId, at, ids, fingerprints });
    },
    also(tx) {
      const { at, done } = ready();
      insertRun(tx, runId, at, done, nextStamp(tx, ports));
      erasure.alongside?.(tx, runId);
      append(tx, acting, {
        act: 'clean-up.started',
        subject: runId,
        detail: {
          people: leaving.length,
          reduced: reducing.length,
          sales: done.sales.count,
          proofs: done.proofs.count,
        },
      });
    },
  };
  const rewritten = await vault.onReserveLater(() => vault.rewrite(rewriting));
  if (!rewritten) throw new Refusal('retention.cancelled');
  const { done, values } = ready();
  return { runId, done, values };
}

/** Makes the book anew for a run that could not be proved, and removes nobody. */
export async function rewriteAgain(vault: UnlockedVault, run: Unproved, acting: Acting): Promise<void> {
  const { runId, done, values } = run;
  tellStep(acting, done.kind, 'removing');
  await vault.rewrite({
    statements: async () => [],
    sought: () => (values === null ? null : { values, standing: standingTexts }),
    goOn: () => true,
    onStep: (step) => tellStep(acting, done.kind, step),
    decide: () => {},
    also: (tx) => append(tx, acting, { act: 'clean-up.started', subject: runId, detail: { people: 0, again: 1 } }),
  });
}

/**
 * Decrypts every page of the book as it is now and looks for what was removed. A trace means no receipt; the same can be
 * tried again. What a crash made us forget cannot be looked for, and the receipt says so.
 */
export async function proveErasure(
  vault: UnlockedVault,
  run: Unproved,
  acting: Acting,
  onTrace: (place: Trace['place']) => void,
): Promise<ErasureReceipt> {
  const { ports } = acting;
  const { runId, values } = run;
  const { kind, removed } = run.done;
  tellStep(acting, kind, 'checking');
  // In pieces, which cost a twentieth of so many transactions; what a full disk did not let them keep is written one by one.
  while (vault.onReserve(() => vault.piece((tx) => appendWaiting(tx, acting)))) await pause();
  while (vault.onReserve(() => vault.transaction((tx) => appendWaiting(tx, acting)))) await pause();
  vault.forgetSetAside();
  const wanted = values ?? [];
  const report = await vault.onReserveLater(() => vault.searchForTraces(wanted, standingTexts));
  const trace = report.found[0];
  if (trace !== undefined) {
    onTrace(trace.place);
    const detail = { place: trace.place, count: report.found.length };
    vault.transaction((tx) => append(tx, acting, { act: 'clean-up.trace-found', subject: runId, detail }));
    throw new Refusal('retention.trace-found', detail);
  }
  const gone = wanted.length - report.shared;
  const counts = countCustomers(vault.db);
  const write = (tx: WriteDb): ErasureReceipt => {
    endPurge(tx);
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
        sharedValues: report.shared,
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
  };
  const receipt = vault.onReserve(() => vault.transaction(write));
  void vault.keepReserve(ports.leastReserve);
  ports.tell('progress', { task: tasks[kind], step: 'checking', done: steps.length, total: steps.length });
  return receipt;
}

type Touched = { readonly tables: ReadonlySet<string>; readonly people: ReadonlySet<number> };

const steps: readonly ProgressStep[] = ['removing', 'tidying', 'shrinking', 'checking'];

/**
 * True when something was written about one of these people meanwhile, whatever it was: taken over into the new book, it
 * would bring back something of them.
 */
function reaches({ people }: Pick<Touched, 'people'>, { leaving, reducing }: Erasure): boolean {
  return [...leaving, ...reducing].some(({ row }) => people.has(row));
}

/** True when something was written meanwhile that could give somebody a reason to stay. */
function concerns(touched: Pick<Touched, 'tables'>): boolean {
  return [...touched.tables].some((table) => !aboutOnePerson.has(table) && !keepsNobody.has(table));
}

const aboutOnePerson = new Set(personalTables.map(({ table }) => table));
/** What is written in these tables is no reason to keep anybody. */
const keepsNobody = new Set(['meta', 'journal', 'sign', 'month_end', 'paper_sheet', 'wording']);

const tasks = { 'one-person': 'erase', 'clean-up': 'clean-up', again: 'restore' } as const;

function tellStep({ ports }: Acting, kind: ErasureReceipt['kind'], step: ProgressStep): void {
  ports.tell('progress', { task: tasks[kind], step, done: steps.indexOf(step), total: steps.length });
}
