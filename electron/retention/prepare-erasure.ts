import { channels } from '../../shared/consents/model.ts';
import { bookkeeping } from '../../shared/datamap/keeping.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CleanUpId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Acting } from '../app/ports.ts';
import { writeSearchWithout } from '../customers/service.ts';
import { pause } from '../database/pause.ts';
import { dataMapOf } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { putAside } from '../journal/journal.ts';
import { endUndoOf, forgetOldMerges } from '../merges/service.ts';
import { contactsAt, stopContacts } from '../stops/service.ts';
import type { Statement, UnlockedVault } from '../vault/unlocked-vault.ts';
import type { Erasure } from './erase.ts';
import { keepProofs, proofsToKeep } from './proofs.ts';
import { fieldTextsOf, reduceRows } from './reduce-store.ts';
import { addSought, type Sought, salesMonths } from './rules.ts';
import type { RunDone } from './runs-store.ts';
import { keepSales, salesToKeep } from './sales-store.ts';
import {
  announcePurge,
  eraseRows,
  formerIdsOf,
  insertFingerprints,
  leaveIndexToTidying,
  type Reducing,
} from './store.ts';
import { textsOf } from './texts-store.ts';
import { writtenDown } from './written-down.ts';

/** Everything about an erasure that is settled before the book is made anew. */
export type PreparedErasure = {
  readonly at: Instant;
  readonly done: RunDone;
  readonly statements: readonly Statement[];
  /** What nobody may find afterwards. */
  readonly values: readonly string[];
  /** For the ledger beside the book. */
  readonly ids: readonly string[];
  readonly fingerprints: readonly Buffer[];
};

/**
 * Settles in pieces, with pauses in which others are answered, what an erasure takes out, what it leaves of it and what is
 * to be looked for afterwards. Changes nothing. Whoever carries it out makes sure that nothing is written meanwhile about the
 * people it names: every change is being noted by then.
 */
export async function prepareErasure(
  vault: UnlockedVault,
  erasure: Erasure,
  runId: CleanUpId,
  acting: Acting,
): Promise<PreparedErasure> {
  const { ports } = acting;
  const { kind, leaving, reducing, months } = erasure;
  // Somebody may have come in since the list was made.
  if (!(await erasure.stillWantedUnhurried())) throw new Refusal('retention.preview-changed');
  const at = ports.now();
  const { sought, fingerprints } = await collect(vault, erasure, at);
  const hlc = vault.onReserve(() => vault.transaction((tx) => nextStamp(tx, ports)));
  const buyers = { leaving, staying: reducing.filter(losesPurchases) };
  const rules = dataMapOf(vault.db).keeping;
  const keeping = { months: salesMonths(rules), now: at, hlc };
  const law = rules.find(({ purpose }) => purpose === bookkeeping)?.law ?? null;
  const kept = salesToKeep(vault.db, buyers, keeping);
  await pause();
  const rows = leaving.map(({ row }) => row);
  const proofs = proofsToKeep(vault, rows, { now: at, hlc }, ports);
  const ids = [...leaving.map(({ id }) => id), ...formerIdsOf(vault.db, leaving)];
  await pause();
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
    insertFingerprints(tx, fingerprints, at);
    stopContacts(tx, vault.fingerprint, { contacts: stopped, channels, at, hlc });
    putAside(tx, [
      ...leaving.map(({ id }) => ({ act: 'customer.erased' as const, subject: id, detail: { run: runId } })),
      ...reducing.map(({ id, fields }) => ({
        act: 'customer.reduced' as const,
        subject: id,
        detail: { run: runId, fields },
      })),
    ]);
  });
  await pause();
  const done: RunDone = {
    kind,
    removed: leaving.length,
    reduced: reducing.length,
    months,
    sales: { ...kept.sales, law },
    held: kept.held,
    proofs: proofs.kept,
  };
  return { at, done, statements, values: [...sought.values()], ids, fingerprints };
}

/** What to look for afterwards, and the fingerprints of the contact points that go. */
async function collect(
  vault: UnlockedVault,
  { leaving, reducing, isCancelled }: Erasure,
  at: Instant,
): Promise<{ readonly sought: Sought; readonly fingerprints: readonly Buffer[] }> {
  const sought: Sought = new Map();
  const fingerprints = new Map<string, Buffer>();
  for (let from = 0; from < leaving.length; from += peopleAtATime) {
    const some = leaving.slice(from, from + peopleAtATime);
    const texts = textsOf(
      vault.db,
      some.map(({ row }) => row),
    );
    addSought(sought, texts.values);
    for (const value of texts.normalised) {
      if (!fingerprints.has(value)) fingerprints.set(value, vault.fingerprint(value));
    }
    await pause();
    if (isCancelled()) throw new Refusal('retention.cancelled');
  }
  addSought(sought, fieldTextsOf(vault.db, reducing, at));
  return { sought, fingerprints: [...fingerprints.values()] };
}

/** Few enough that nobody at the counter notices. */
const peopleAtATime = 500;

function losesPurchases({ fields }: Reducing): boolean {
  return fields.includes('purchases');
}
