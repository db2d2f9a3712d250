import { type Channel, channels } from '../../shared/consents/model.ts';
import type { ContactKind } from '../../shared/customers/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { allStops, areEmpty, contactsOf, deleteStop, deleteStopsOf, insertStop, stopsFor, wasErased } from './store.ts';

/** HMAC of a normalised contact point under the vault's own key: `UnlockedVault.fingerprint`. */
export type Fingerprint = (normalised: string) => Uint8Array;
export type Contact = { readonly kind: ContactKind; readonly normalised: string };

/** What the lists say about somebody's contact points. */
export type Standing = {
  /** One of them belonged to somebody who was erased. */
  readonly erased: boolean;
  /** Channels by which none of them may be marketed to, and since when. */
  readonly stopped: ReadonlyMap<Channel, Instant>;
};

/** One contact point's fingerprint on one channel's list. */
export type OneStop = { readonly fingerprint: Uint8Array; readonly channel: Channel };
export type KnownStop = OneStop & { readonly stoppedAt: Instant };

/** How a contact point can be written to or called. */
export const channelsOf: Readonly<Record<ContactKind, readonly Channel[]>> = {
  email: ['email'],
  phone: ['sms', 'phone'],
  post: ['post'],
};

/**
 * Asks the erasure ledger and the stop list, which win over every file, merge and restore. Asking about many people,
 * `listsAreEmpty` spares the fingerprints of a shop that never needed them.
 */
export function standingOf(db: ReadDb, fingerprint: Fingerprint, contacts: readonly Contact[]): Standing {
  const stopped = new Map<Channel, Instant>();
  let erased = false;
  for (const { normalised } of contacts) {
    const mark = fingerprint(normalised);
    erased ||= wasErased(db, mark);
    for (const { channel, stoppedAt } of stopsFor(db, mark)) {
      if (stoppedAt > (stopped.get(channel) ?? '')) stopped.set(channel, stoppedAt);
    }
  }
  return { erased, stopped };
}

export function listsAreEmpty(db: ReadDb): boolean {
  return areEmpty(db);
}

/** Puts contact points on the stop list for these channels, as far as they can be used for them. Answers with what is new there. */
export function stopContacts(
  tx: WriteDb,
  fingerprint: Fingerprint,
  stop: {
    readonly contacts: readonly Contact[];
    readonly channels: readonly Channel[];
    readonly at: Instant;
    readonly hlc: string;
    readonly importNumber?: number;
  },
): readonly OneStop[] {
  const added: OneStop[] = [];
  for (const { kind, normalised } of stop.contacts) {
    for (const channel of channelsOf[kind]) {
      if (!stop.channels.includes(channel)) continue;
      const mark = fingerprint(normalised);
      const { at: stoppedAt, hlc, importNumber = null } = stop;
      if (insertStop(tx, { fingerprint: mark, channel, stoppedAt, importNumber, hlc }))
        added.push({ fingerprint: mark, channel });
    }
  }
  return added;
}

/**
 * Brings the stop list in step with what a person has just said: channels on which they said no and on which nothing is
 * agreed any more are stopped, channels on which they just said yes themselves are lifted. Answers with the channels lifted.
 */
export function followAnswer(
  tx: WriteDb,
  fingerprint: Fingerprint,
  said: {
    readonly row: number;
    readonly stopped: readonly Channel[];
    readonly agreed: readonly Channel[];
    readonly at: Instant;
    readonly hlc: string;
  },
): readonly Channel[] {
  const contacts = contactsOf(tx, said.row);
  stopContacts(tx, fingerprint, { contacts, channels: said.stopped, at: said.at, hlc: said.hlc });
  const lifted = new Set<Channel>();
  for (const { kind, normalised } of contacts) {
    for (const channel of channelsOf[kind]) {
      if (said.agreed.includes(channel) && deleteStop(tx, fingerprint(normalised), channel)) lifted.add(channel);
    }
  }
  return channels.filter((channel) => lifted.has(channel));
}

/** Puts a person's contact points on the stop list for channels that they said no to. Answers with what is new there. */
export function stopAnswered(
  tx: WriteDb,
  fingerprint: Fingerprint,
  no: { readonly row: number; readonly channels: readonly Channel[]; readonly at: Instant; readonly hlc: string },
): readonly OneStop[] {
  const { row, channels: stopped, at, hlc } = no;
  return stopContacts(tx, fingerprint, { contacts: contactsOf(tx, row), channels: stopped, at, hlc });
}

/** What a person can be reached by, as the lists know it. */
export function contactsAt(db: ReadDb, row: number): readonly Contact[] {
  return contactsOf(db, row);
}

/** Every stop of a book, for another copy of the same book. */
export function stopsOf(db: ReadDb): readonly KnownStop[] {
  return allStops(db);
}

/** Takes over the stops of another copy of this book; whatever is on the list already stays. Answers with how many are new. */
export function takeOverStops(tx: WriteDb, stops: readonly KnownStop[], hlc: string): number {
  return stops.filter((stop) => insertStop(tx, { ...stop, importNumber: null, hlc })).length;
}

/** Takes these off the list. */
export function forgetStops(tx: WriteDb, stops: readonly OneStop[]): void {
  for (const { fingerprint, channel } of stops) deleteStop(tx, fingerprint, channel);
}

/** Takes back what a file put on the list that did not come in after all. */
export function forgetStopsOf(tx: WriteDb, importNumber: number): void {
  deleteStopsOf(tx, importNumber);
}
