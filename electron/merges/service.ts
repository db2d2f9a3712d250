import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns';
import type { ConsentState } from '../../shared/consents/model.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import type { Customer } from '../../shared/customers/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, MergeId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import {
  type MergedAnswer,
  type MergeView,
  type OpenMerge,
  type Parted,
  undoMergeDays,
} from '../../shared/merges/model.ts';
import type { ActingInVault } from '../app/ports.ts';
import { answersTogether, carryNos, closedChannels, settleTogether } from '../consents/service.ts';
import { putCustomer, replaceDetails, requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { forgetStops, standingOf, stopAnswered } from '../stops/service.ts';
import { countApart } from './likeness-store.ts';
import { isOlder, mergedDetails, partedDetails, suggestedChoice } from './rules.ts';
import {
  announceMove,
  countsOf,
  deleteAnswers,
  deleteFormerId,
  deleteMerge,
  deleteMerges,
  deleteOldMerges,
  deleteRecord,
  endMove,
  insertFormerId,
  insertMerge,
  insertSides,
  keysOf,
  moveRows,
  newestMerge,
  readFormerIds,
  readMerge,
  readMergesInto,
  readSides,
} from './store.ts';

export type PairOfIds = { readonly one: CustomerId; readonly other: CustomerId };

/** Two people side by side, the record that has been there longer as the one to keep; a view of each is written down. */
export function compareTwo(tx: WriteDb, { one, other }: PairOfIds, acting: ActingInVault): MergeView {
  const [first, second] = [requireCustomer(tx, one), requireCustomer(tx, other)];
  const [keep, gone] = isOlder(first.customer, second.customer) ? [first, second] : [second, first];
  for (const { customer } of [keep, gone]) append(tx, acting, { act: 'customer.viewed', subject: customer.id });
  return {
    keep: keep.customer,
    gone: gone.customer,
    choice: suggestedChoice(keep.customer, gone.customer),
    answers: togetherOf(tx, keep.customer, gone.customer, acting).answers,
    counts: { keep: countsOf(tx, keep.row), gone: countsOf(tx, gone.row) },
    endsUndo: openMergeOf(tx, gone.row, acting.ports.now()) !== null,
  };
}

/**
 * Makes two records one. Answers, purchases, holds and stop codes all come along; of every answer the stricter one holds
 * from now on, and what the stop list says about either's contact points holds for both. What undoing needs is kept for thirty days.
 */
export function mergeTwo(tx: WriteDb, input: ParsedInput<'merges.merge'>, acting: ActingInVault): OpenMerge {
  const { ports } = acting;
  const [keep, gone] = [requireCustomer(tx, input.keep), requireCustomer(tx, input.gone)];
  const { id: keepId, ...before } = keep.customer;
  const { id: goneId, ...theirs } = gone.customer;
  const merged = mergedDetails(before, theirs, input.choice, input.contactPoints);
  if (merged.contactPoints.length > mostContacts) throw new Refusal('merge.too-many-contacts', { most: mostContacts });
  const { answers: decided, stopped } = togetherOf(tx, keep.customer, gone.customer, acting);
  const now = ports.now();
  deleteOldMerges(tx, now);
  const id = ports.newId() as MergeId;
  const keys = keysOf(tx, gone.row);
  const hlc = nextStamp(tx, ports);
  announceMove(tx, id);
  moveRows(tx, keys, gone.row, keep.row);
  deleteRecord(tx, gone.row);
  replaceDetails(tx, keep.row, { id: keepId, ...merged }, hlc);
  const added = settleTogether(tx, { id: keepId, row: keep.row }, decided, acting);
  endMove(tx);
  insertFormerId(tx, goneId, keep.row, hlc);
  const undoUntil = addDays(new UTCDate(now), undoMergeDays).toISOString();
  const stamp = nextStamp(tx, ports);
  const closed = [...new Set([...closedChannels(tx, keepId, acting), ...stopped])];
  const stops = stopAnswered(tx, acting.fingerprint, { row: keep.row, channels: closed, at: now, hlc: stamp }).map(
    ({ fingerprint, channel }) => ({ fingerprint: Buffer.from(fingerprint).toString('hex'), channel }),
  );
  insertMerge(tx, {
    id,
    row: keep.row,
    goneId,
    mergedAt: now,
    undoUntil,
    moved: { ...keys, added, stops },
    hlc: stamp,
  });
  insertSides(tx, id, { keep: before, gone: theirs, merged });
  append(tx, acting, {
    act: 'customer.merged',
    subject: keepId,
    detail: {
      merge: id,
      gone: goneId,
      ended: decided.filter(isEnded).map(({ purpose, channel }) => `${purpose} ${channel}`),
    },
  });
  return { id, mergedAt: now, undoUntil };
}

/** The newest merge of a person, while it can be undone. */
export function openMerge(db: ReadDb, id: CustomerId, { ports }: Pick<ActingInVault, 'ports'>): OpenMerge | null {
  return openMergeOf(db, requireCustomer(db, id).row, ports.now());
}

/**
 * Parts two people again, the newest merge first. Everything that came from the one who went goes back; what is new
 * since stays with the one kept, and a no that was said since holds for both.
 */
export function undoMerge(tx: WriteDb, id: MergeId, acting: ActingInVault): Parted {
  const { ports } = acting;
  const merge = readMerge(tx, id);
  if (merge === null) throw new Refusal('merge.not-found');
  if (ports.now() >= merge.undoUntil) throw new Refusal('merge.too-late');
  if (newestMerge(tx, merge.row)?.id !== id) throw new Refusal('merge.not-the-newest');
  const { row, keepId, goneId, moved } = merge;
  const { id: _, ...now } = requireCustomer(tx, keepId).customer;
  const parted = partedDetails(readSides(tx, id), now);
  const again: Customer = { id: goneId, ...parted.gone };
  const hlc = nextStamp(tx, ports);
  deleteFormerId(tx, goneId);
  replaceDetails(tx, row, { id: keepId, ...parted.keep }, hlc);
  const newRow = putCustomer(tx, again, hlc);
  announceMove(tx, id);
  moveRows(tx, moved, row, newRow);
  deleteAnswers(tx, moved.added);
  endMove(tx);
  carryNos(tx, keepId, { id: goneId, row: newRow }, merge.hlc, acting);
  forgetStops(
    tx,
    moved.stops.map(({ fingerprint, channel }) => ({ fingerprint: Buffer.from(fingerprint, 'hex'), channel })),
  );
  for (const person of [
    { id: keepId, row },
    { id: goneId, row: newRow },
  ]) {
    const no = { row: person.row, channels: closedChannels(tx, person.id, acting), at: ports.now(), hlc };
    stopAnswered(tx, acting.fingerprint, no);
  }
  deleteMerge(tx, id);
  append(tx, acting, { act: 'customer.merge-undone', subject: keepId, detail: { merge: id, again: goneId } });
  return { keep: keepId, again: goneId };
}

/** The ids that a person had before merges, oldest first: what was written down about those is about them. */
export function formerIdsOf(db: ReadDb, row: number): readonly CustomerId[] {
  return readFormerIds(db, row);
}

/** Ends the undoing of merges into people of whom something was removed: it must not come back. */
export function endUndoOf(tx: WriteDb, rows: readonly number[]): void {
  deleteMerges(tx, rows);
}

/** The merges into a person of which a copy of both sides is still there, newest first. */
export function copiesOfMerges(db: ReadDb, row: number): readonly OpenMerge[] {
  return readMergesInto(db, row);
}

/** How many entries were said to be of somebody else than this person. */
export function apartFrom(db: ReadDb, row: number): number {
  return countApart(db, row);
}

/** Forgets what undoing would have needed, once its thirty days are over. */
export function forgetOldMerges(tx: WriteDb, now: Instant): void {
  deleteOldMerges(tx, now);
}

/** As many as the edit screen takes. */
const mostContacts = 12;

/** Where every answer will stand, and on which channels the lists let neither be marketed to. */
function togetherOf(db: ReadDb, keep: Customer, gone: Customer, acting: ActingInVault) {
  const contacts = [...keep.contactPoints, ...gone.contactPoints];
  const { stopped } = standingOf(db, acting.fingerprint, contacts);
  return { answers: answersTogether(db, { keep: keep.id, gone: gone.id, stopped }, acting), stopped: stopped.keys() };
}

function openMergeOf(db: ReadDb, row: number, now: Instant): OpenMerge | null {
  const merge = newestMerge(db, row);
  if (merge === null || now >= merge.undoUntil) return null;
  return { id: merge.id, mergedAt: merge.mergedAt, undoUntil: merge.undoUntil };
}

/** A yes that one side had given and that holds no longer. */
function isEnded({ keep, gone, after }: MergedAnswer): boolean {
  return [keep, gone].some(isYes) && !isYes(after);
}

function isYes(state: ConsentState): boolean {
  return state === 'ConsentGiven' || state === 'RenewedConsentGiven';
}
