import type { Channel } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ActingInVault } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { contactsAt, type KnownStop, standingOf, stopsOf, takeOverStops } from '../stops/service.ts';
import { eventsWithNo, peopleById, rowOfEither, type StoredEvent, withKnownProof } from './carry-over-store.ts';
import { recordImportedNo } from './imported.ts';
import { askedPurposes, ofPair, pairsOf } from './pairs.ts';
import { endOf, isNo, type Pair, standingAt } from './rules.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** A no that stands in a book, with every id by which an older copy of the book may know who said it. */
type StandingNo = Pair & { readonly ids: readonly CustomerId[]; readonly event: StoredEvent };

/** What a book knows about who must not be marketed to. */
export type NoesKnown = {
  readonly people: ReadonlySet<string>;
  /** False for the book of an older program, of which only the people could be read. */
  readonly whole: boolean;
  readonly stops: readonly KnownStop[];
  readonly noes: readonly StandingNo[];
};

/** Reads who must not be marketed to, for an older copy of the book that is to take this one's place. */
export function noesKnownIn(db: ReadDb, now: Instant, isOfThisVersion: boolean): NoesKnown {
  const people = new Set<string>(peopleById(db).map(({ id }) => id));
  if (!isOfThisVersion) return { people, whole: false, stops: [], noes: [] };
  const noes: StandingNo[] = [];
  for (const { ids, events } of eventsWithNo(db)) {
    const told = events.map((event) => ({ ...event, validUntil: event.valid_until }));
    for (const pair of pairsOf([], told)) {
      const { state, event } = standingAt(ofPair(told, pair), now);
      const full = events.find(({ id }) => id === event?.id);
      if (isNo(state) && full !== undefined) noes.push({ ...pair, ids, event: full });
    }
  }
  return { people, whole: true, stops: stopsOf(db), noes };
}

/**
 * Takes over into an older copy of a book every no and every stop that the newer one knew, and says of how many people an
 * answer changed. Nothing that the older copy says itself is lifted.
 */
export function carryNoesOver(tx: WriteDb, known: NoesKnown, since: Instant, acting: ActingInVault): number {
  const changed = new Set<number>();
  for (const { purpose, channel, ids, event } of known.noes) {
    for (const { row, id } of rowOfEither(tx, ids)) {
      const { state } = standingAt(ofPair(answersOfCustomer(tx, id), { purpose, channel }), acting.ports.now());
      if (isNo(state)) continue;
      insertConsentEvent(tx, row, {
        ...withKnownProof(tx, event),
        id: acting.ports.newId(),
        state: endOf(state),
        hlc: nextStamp(tx, acting.ports),
      });
      changed.add(row);
    }
  }
  takeOverStops(tx, known.stops, nextStamp(tx, acting.ports));
  if (!known.stops.some(({ stoppedAt }) => stoppedAt > since)) return changed.size;
  // Whom the newer book no longer knew can only be told by what they are reached by.
  for (const { row, id } of peopleById(tx)) {
    if (known.people.has(id)) continue;
    const { stopped } = standingOf(tx, acting.fingerprint, contactsAt(tx, row));
    const noes = [...stopped].flatMap(([channel, at]): readonly Channel[] => (at > since ? [channel] : []));
    const agreed = pairsOf([], answersOfCustomer(tx, id)).length;
    if (noes.length === 0 || agreed === 0) continue;
    const wish = { purposes: askedPurposes(tx), stamp: () => nextStamp(tx, acting.ports) };
    recordImportedNo(tx, { row, id, noes }, wish, acting);
    changed.add(row);
  }
  return changed.size;
}
