import { channels } from '../../shared/consents/model.ts';
import { bookkeeping } from '../../shared/datamap/keeping.ts';
import type { ProgressStep } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { writeSearchWithout } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, appendAll, journalHead } from '../journal/journal.ts';
import { endUndoOf, forgetOldMerges } from '../merges/service.ts';
import { contactsAt, stopContacts } from '../stops/service.ts';
import type { Rewriting, Trace, UnlockedVault } from '../vault/unlocked-vault.ts';
import { collectTexts } from './collect-texts.ts';
import { personalTables } from './personal-tables.ts';
import { keepProofs, proofsToKeep } from './proofs.ts';
import { reduceRows } from './reduce-store.ts';
import { salesMonths, worthLookingFor } from './rules.ts';
import { finishRun, insertRun, type RunDone } from './runs-store.ts';
import { keepSales, salesToKeep } from './sales-store.ts';
import {
  announcePurge,
  countCustomers,
  endPurge,
  eraseRows,
  formerIdsOf,
  insertFingerprint,
  type Leaving,
  leaveIndexToTidying,
  type Reducing,
} from './store.ts';
import { standingTexts } from './texts-store.ts';
import { writtenDown } from './written-down.ts';

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
 * Removes people and fields for good: a new book is made without them while the counter goes on, and takes the old one's
 * place in one moment. Until then everything is as it was. The ledger is written just before. What tax law keeps of a sale
 * stays without the person. `proveErasure` must follow.
 */
export async function removeForGood(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<Unproved> {
  const { ports } = acting;
  const { kind, leaving, reducing, months } = erasure;
  const runId = ports.newId() as CleanUpId;
  tellStep(acting, kind, 'removing');
  const { values, normalised } = await collectTexts(vault, erasure, ports.now());
  // Somebody may have come in since the list was made; from here on every change is noted.
  if (!erasure.stillWanted()) throw new Refusal('retention.preview-changed');
  const fingerprints = [...new Set(normalised)].map((value) => vault.fingerprint(value));
  const at = ports.now();
  const hlc = vault.onReserve(() => vault.transaction((tx) => nextStamp(tx, ports)));
  const buyers = { leaving, staying: reducing.filter(losesPurchases) };
  const rules = dataMapOf(vault.db).keeping;
  const keeping = { months: salesMonths(rules), now: at, hlc };
  const law = rules.find(({ purpose }) => purpose === bookkeeping)?.law ?? null;
  const wanted = salesToKeep(vault.db, buyers, keeping);
  const sales = { ...wanted.sales, law };
  const proofs = proofsToKeep(
    vault,
    leaving.map(({ row }) => row),
    { now: at, hlc },
    ports,
  );
  const ids = [...leaving.map(({ id }) => id), ...formerIdsOf(vault.db, leaving)];
  // Whoever goes at their own wish must not be marketed to should their number come up again.
  const stopped = kind === 'one-person' ? leaving.flatMap(({ row }) => contactsAt(vault.db, row)) : [];
  const statements = writtenDown((tx) => {
    announcePurge(tx, runId);
    leaveIndexToTidying(tx);
    keepSales(tx, buyers, keeping);
    keepProofs(tx, proofs);
    eraseRows(tx, leaving, runId, at);
    reduceRows(tx, reducing, at);
    endUndoOf(
      tx,
      reducing.map(({ row }) => row),
    );
    forgetOldMerges(tx, at);
    for (const { row, fields } of reducing) writeSearchWithout(vault.db, tx, row, fields);
    for (const fingerprint of fingerprints) insertFingerprint(tx, fingerprint, at);
    stopContacts(tx, vault.fingerprint, { contacts: stopped, channels, at, hlc });
  });
  const done: RunDone = {
    kind,
    removed: leaving.length,
    reduced: reducing.length,
    months,
    sales,
    held: wanted.held,
    proofs: proofs.kept,
  };
  const rewriting: Rewriting = {
    statements,
    goOn: () => !erasure.isCancelled(),
    onStep: (step) => tellStep(acting, kind, step),
    decide(touched) {
      if (reaches(touched, erasure) || (concerns(touched) && !erasure.stillWanted())) {
        throw new Refusal('retention.preview-changed');
      }
      if (leaving.length > 0) vault.recordErasure({ runId, at, ids, fingerprints });
    },
    also(tx) {
      insertRun(tx, runId, at, done, nextStamp(tx, ports));
      erasure.alongside?.(tx, runId);
      appendAll(tx, acting, [
        {
          act: 'clean-up.started',
          subject: runId,
          detail: { people: leaving.length, reduced: reducing.length, sales: sales.count, proofs: proofs.kept.count },
        },
        ...leaving.map(({ id }) => ({ act: 'customer.erased' as const, subject: id, detail: { run: runId } })),
        ...reducing.map(({ id, fields }) => ({
          act: 'customer.reduced' as const,
          subject: id,
          detail: { run: runId, fields },
        })),
      ]);
    },
  };
  const rewritten = await vault.onReserveLater(() => vault.rewrite(rewriting));
  if (!rewritten) throw new Refusal('retention.cancelled');
  return { runId, done, values };
}

/** Makes the book anew for a run that could not be proved, and removes nobody. */
export async function rewriteAgain(vault: UnlockedVault, run: Unproved, acting: Acting): Promise<void> {
  const { runId, done } = run;
  tellStep(acting, done.kind, 'removing');
  await vault.rewrite({
    statements: [],
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
  vault.forgetSetAside();
  const wanted = worthLookingFor(values ?? []);
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

function losesPurchases({ fields }: Reducing): boolean {
  return fields.includes('purchases');
}

const tasks = { 'one-person': 'erase', 'clean-up': 'clean-up', again: 'restore' } as const;

function tellStep({ ports }: Acting, kind: ErasureReceipt['kind'], step: ProgressStep): void {
  ports.tell('progress', { task: tasks[kind], step, done: steps.indexOf(step), total: steps.length });
}
