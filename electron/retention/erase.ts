import type { ProgressStep } from '../../shared/foundation/channel.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { lastStamp, nextStamp } from '../journal/clock.ts';
import { append, journalHead } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { splitShared, worthLookingFor } from './rules.ts';
import {
  announcePurge,
  countCustomers,
  endPurge,
  eraseRows,
  finishRun,
  insertFingerprint,
  insertRun,
  type Leaving,
  leaveIndexToTidying,
  remainingTexts,
  type Texts,
  textsOf,
} from './store.ts';

export type Erasure = {
  readonly kind: ErasureReceipt['kind'];
  readonly leaving: readonly Leaving[];
  /** The rule that made them due; `null` for somebody's own wish. */
  readonly months: number | null;
  /** Asked again at the last moment: false when somebody came in or the rule changed since the owner looked. */
  readonly stillWanted: () => boolean;
};

/**
 * Removes people for good and answers with the receipt. The ledger is written first; then everything goes in one
 * transaction, or nothing; then index, file and log are rewritten; then every page is decrypted and searched. A trace
 * means no receipt. Stopped after the transaction, the next unlock finishes the rewriting.
 */
export async function eraseCustomers(vault: UnlockedVault, erasure: Erasure, acting: Acting): Promise<ErasureReceipt> {
  const { ports } = acting;
  const { kind, leaving, months, stillWanted } = erasure;
  const runId = ports.newId() as CleanUpId;
  const step = (name: ProgressStep, done: number) =>
    ports.tell('progress', { task: kind === 'one-person' ? 'erase' : 'clean-up', step: name, done, total: steps });
  step('removing', 0);
  const { values, normalised } = await collect(vault, leaving);
  const fingerprints = [...new Set(normalised)].map((value) => vault.fingerprint(value));
  // From here to the end of the transaction nothing else can happen: no waiting, one process, one connection.
  if (!stillWanted()) throw new Refusal('retention.preview-changed');
  const at = ports.now();
  vault.recordErasure({ runId, at, ids: leaving.map(({ id }) => id), fingerprints });
  vault.transaction((tx) => {
    announcePurge(tx, runId);
    insertRun(tx, runId, at, nextStamp(tx, ports));
    leaveIndexToTidying(tx);
    eraseRows(tx, leaving, runId, at);
    for (const fingerprint of fingerprints) insertFingerprint(tx, fingerprint, at);
    append(tx, acting, { act: 'clean-up.started', subject: runId, detail: { people: leaving.length } });
    for (const { id } of leaving) append(tx, acting, { act: 'customer.erased', subject: id, detail: { run: runId } });
  });
  step('tidying', 1);
  await pause();
  vault.tidy((name) => step(name, name === 'tidying' ? 1 : 2));
  vault.transaction(endPurge);
  step('checking', 3);
  await pause();
  const { own, shared } = splitShared(worthLookingFor(values), remainingTexts(vault.db));
  const report = vault.searchForTraces(own);
  const trace = report.found[0];
  if (trace !== undefined) {
    const detail = { place: trace.place, count: report.found.length };
    vault.transaction((tx) => append(tx, acting, { act: 'clean-up.trace-found', subject: runId, detail }));
    throw new Refusal('retention.trace-found', detail);
  }
  const counts = countCustomers(vault.db);
  const receipt = vault.transaction((tx) => {
    append(tx, acting, {
      act: 'clean-up.finished',
      subject: runId,
      detail: { people: leaving.length, values: own.length },
    });
    const head = journalHead(tx);
    const written: ErasureReceipt = {
      id: runId,
      kind,
      at: ports.now(),
      removed: leaving.length,
      kept: counts.all - counts.unknown,
      unknown: counts.unknown,
      months,
      check: {
        values: own.length,
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
  step('checking', steps);
  return receipt;
}

const steps = 4;
const chunk = 500;

/**
 * Notes what to look for afterwards, in pieces, so that a search at the counter is answered in between. When something
 * was written meanwhile, all of it is noted again in one go.
 */
async function collect(vault: UnlockedVault, leaving: readonly Leaving[]): Promise<Texts> {
  const rows = leaving.map(({ row }) => row);
  const before = lastStamp(vault.db);
  const values: string[] = [];
  const normalised: string[] = [];
  for (let from = 0; from < rows.length; from += chunk) {
    const texts = textsOf(vault.db, rows.slice(from, from + chunk));
    values.push(...texts.values);
    normalised.push(...texts.normalised);
    await pause();
  }
  return lastStamp(vault.db) === before ? { values, normalised } : textsOf(vault.db, rows);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
