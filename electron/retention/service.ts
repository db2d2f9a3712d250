import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type {
  CleanUpPreview,
  DueCustomer,
  DueGroup,
  ErasureReceipt,
  KeepingView,
  KeepMonths,
  LetGoList,
  Reason,
  Touched,
} from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { purposeNamesOf } from '../consents/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { changeKeepMonths, changeOneRule, conflictsOf, dataMapOf, mapIf } from '../datamap/service.ts';
import { emptyFields } from '../fields/service.ts';
import { nextStamp } from '../journal/clock.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Due, dueNow, factsOfPerson, lastEnds, settle, settleUnhurried } from './due.ts';
import type { Erasure } from './erase.ts';
import { listNow, listOf, tokenOf } from './let-go.ts';
import { endList, openList, peopleOnList } from './let-go-store.ts';
import { dropEndedProofs } from './proofs.ts';
import { reasonsFor } from './reasons.ts';
import { removeThoseBack as removeBack, type SomebodyBack } from './remove-again.ts';
import { confirms } from './rules.ts';
import { cancelRun, isRunning, removeAndProve } from './run.ts';
import { dropEndedSales } from './sales-store.ts';
import {
  announcePurge,
  countCustomers,
  customerLeaving,
  deleteRows,
  endPurge,
  eraseRows,
  type Leaving,
  namesOf,
} from './store.ts';

// Why somebody is still here, for pages of other nouns.
export { whyKept } from './holds.ts';

/** How long people are kept as such. */
export function keepMonths(db: ReadDb): KeepMonths {
  return { months: dataMapOf(db).keepMonths };
}

/** Puts another time in force. Touches nobody. */
export function changeMonths(tx: WriteDb, months: number, acting: Acting): KeepMonths {
  changeKeepMonths(tx, months, acting);
  return keepMonths(tx);
}

/** Every rule, what contradicts itself, and how many people they would touch today. */
export function keepingView(db: ReadDb, ports: Ports): KeepingView {
  const map = dataMapOf(db);
  const { going, reducing } = dueNow(db, ports.now());
  const purposeNames = purposeNamesOf(db, ports);
  return {
    rules: map.keeping,
    conflicts: conflictsOf(map),
    purposeNames,
    going: going.length,
    reducing: reducing.length,
  };
}

/** Changes the rule of one field and purpose. Touches nobody. */
export function changeRule(tx: WriteDb, change: ParsedInput<'retention.changeOneRule'>, acting: Acting): KeepingView {
  changeOneRule(tx, change, acting);
  return keepingView(tx, acting.ports);
}

/** How many people the rules would touch if they were changed. Changes nothing. */
export function tryRules(db: ReadDb, change: ParsedInput<'retention.tryRule'>, now: Instant): Touched {
  const { going, reducing } = settle(db, now, mapIf(db, change));
  return { going: going.length, reducing: reducing.length };
}

/** Everything that keeps one person now, the longest first; nothing keeps somebody whom nobody knows. */
export function reasonsToKeep(db: ReadDb, id: CustomerId, now: Instant): readonly Reason[] {
  const found = factsOfPerson(db, id, now);
  return found === null ? [] : reasonsFor(dataMapOf(db).keeping, found.facts, now);
}

/** Drops what stayed of erased people and whose last day has come: proof of answers, and sales. */
export function dropWhatEnded(tx: WriteDb, { ports }: Acting): void {
  dropEndedProofs(tx, ports);
  dropEndedSales(tx, ports.now());
}

/** What a clean-up would do now, in numbers, and the token that stands for exactly that. */
export function previewCleanUp(db: ReadDb, ports: Ports): CleanUpPreview {
  const due = withoutListed(db, dueNow(db, ports.now()));
  return {
    token: tokenOf(due.going, due.reducing),
    months: dataMapOf(db).keepMonths,
    going: due.going.length,
    reducing: due.reducing.length,
    kept: due.kept.length,
    unknown: due.unknown.length,
    all: countCustomers(db).all,
  };
}

/** The open list with what has become of it, or `null`. */
export function listNowOf(db: ReadDb, now: Instant): LetGoList | null {
  return listOf(db, now);
}

/** The moment the last reason of each person ends, everybody in turn, with pauses in which others are answered. */
export async function* endsOfEverybody(vault: UnlockedVault, now: Instant): AsyncGenerator<Instant> {
  yield* lastEnds(vault.db, now);
}

/** A window of one group of the preview, longest unseen first. */
export function peopleIn(
  db: ReadDb,
  ports: Ports,
  wish: { readonly group: DueGroup; readonly offset: number; readonly limit: number },
): readonly DueCustomer[] {
  const all = withoutListed(db, dueNow(db, ports.now()))[wish.group];
  const people = all.slice(wish.offset, wish.offset + wish.limit);
  const names = namesOf(
    db,
    people.map(({ row }) => row),
  );
  return people.map(({ row, id, lastContactAt, reason, fields, decideBy }) => ({
    id,
    displayName: names.get(row) ?? '',
    lastContactAt,
    reason,
    fields,
    decideBy,
  }));
}

/** Removes exactly who is left on the list that is ready, after their number was typed. */
export async function cleanUp(
  vault: UnlockedVault,
  wish: { readonly token: string; readonly typed: string },
  acting: Acting,
): Promise<ErasureReceipt> {
  return removeAndProve(vault, () => listedErasure(vault, wish, acting), acting);
}

async function listedErasure(
  vault: UnlockedVault,
  wish: { readonly token: string; readonly typed: string },
  { ports }: Acting,
): Promise<Omit<Erasure, 'isCancelled'>> {
  const list = openList(vault.db);
  if (list === null) throw new Refusal('retention.nothing-due');
  if (ports.now() < list.leavesAt) throw new Refusal('retention.list-not-ready');
  const { going, reducing } = listNow(vault.db, list, await settleUnhurried(vault.db, ports.now()));
  await pause();
  if (tokenOf(going, reducing) !== wish.token) throw new Refusal('retention.preview-changed');
  if (going.length + reducing.length === 0) throw new Refusal('retention.nothing-due');
  if (!confirms(wish.typed, going.length + reducing.length)) throw new Refusal('retention.confirmation-wrong');
  const isSame = (due: Due) => {
    const again = listNow(vault.db, list, due);
    return tokenOf(again.going, again.reducing) === wish.token;
  };
  return {
    kind: 'clean-up',
    leaving: going,
    reducing,
    months: dataMapOf(vault.db).keepMonths,
    stillWantedUnhurried: async () => isSame(await settleUnhurried(vault.db, ports.now())),
    stillWanted: () => isSame(settle(vault.db, ports.now())),
    alongside: (tx) => endList(tx, list.id, 'done', ports.now(), nextStamp(tx, ports)),
  };
}

/** Removes one person now, at their own wish. */
export async function eraseOne(vault: UnlockedVault, id: CustomerId, acting: Acting): Promise<ErasureReceipt> {
  const leaving = customerLeaving(vault.db, id);
  if (leaving === null) throw new Refusal('customer.not-found');
  const stillWanted = () => customerLeaving(vault.db, id) !== null;
  return removeAndProve(
    vault,
    async () => ({
      kind: 'one-person',
      leaving: [leaving],
      reducing: [],
      months: null,
      stillWantedUnhurried: async () => stillWanted(),
      stillWanted,
    }),
    acting,
  );
}

/** Removes those who came back with an older copy of the book and had been erased since. Answers how many. */
export function removeThoseBack(
  vault: UnlockedVault,
  wasErased: (somebody: SomebodyBack) => boolean,
  acting: Acting,
): Promise<number> {
  return removeBack(vault, wasErased, acting);
}

/**
 * Takes people out of every table, as if a file had never brought them. `undone`: they had been here, and their ids are
 * remembered as those of the erased are; nobody's contact points are, for nobody wished to be forgotten.
 */
export function takeOut(
  tx: WriteDb,
  people: readonly Leaving[],
  undone: { readonly runId: string; readonly at: Instant } | null,
): void {
  announcePurge(tx, undone?.runId ?? 'never came in');
  if (undone === null) deleteRows(tx, people);
  else eraseRows(tx, people, undone.runId, undone.at);
  endPurge(tx);
}

/** Stops removing people, as long as nobody is gone. */
export function stopErasing(vault: UnlockedVault): void {
  cancelRun(vault);
}

/** True while people are being removed or that is being proved. */
export function isErasing(vault: UnlockedVault): boolean {
  return isRunning(vault);
}

/** Optional fields of the map that nobody has anything in. */
export function unusedFields(db: ReadDb): readonly string[] {
  return emptyFields(db).map(({ code }) => code);
}

/** People on the open list are shown there, not among those who are due. */
function withoutListed(db: ReadDb, due: Due): Due {
  const list = openList(db);
  if (list === null) return due;
  const listed = new Set(peopleOnList(db, list.id).map(({ row }) => row));
  const others = ({ row }: { readonly row: number }) => !listed.has(row);
  return { ...due, going: due.going.filter(others), reducing: due.reducing.filter(others) };
}
