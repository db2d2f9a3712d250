import { type Channel, type ConsentEvent, channels, withoutCard } from '../../shared/consents/model.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { deviceId } from '../journal/clock.ts';
import { endOf, isNo, standingAt } from './rules.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** What a file says about one new person: how they can be reached, and by which channels it says no. */
export type ImportedAnswers = {
  readonly row: number;
  readonly reachable: readonly Channel[];
  readonly noes: readonly Channel[];
};

/**
 * Writes what is known about the consent of new people from a file: nothing, which is an answer of its own that somebody
 * has to ask about, and the noes. A file's yes is never written.
 */
export function insertImportedAnswers(
  tx: WriteDb,
  people: readonly ImportedAnswers[],
  wish: { readonly purposes: readonly Purpose[]; readonly hlc: string },
  acting: Acting,
): void {
  const proof = proofOf(tx, acting);
  for (const { row, reachable, noes } of people) {
    for (const { code, channels: offered } of wish.purposes) {
      for (const channel of offered) {
        const no = noes.includes(channel);
        if (!no && !reachable.includes(channel)) continue;
        const id = acting.ports.newId();
        const state = no ? 'ConsentRefused' : 'ConsentUnknown';
        insertConsentEvent(tx, row, { ...proof, id, hlc: wish.hlc, purpose: code, channel, state });
      }
    }
  }
}

/** Channels among these on which a person has not said no to everything yet. */
export function openChannels(
  db: ReadDb,
  customerId: CustomerId,
  wish: { readonly purposes: readonly Purpose[]; readonly channels: readonly Channel[] },
  acting: Acting,
): readonly Channel[] {
  const history = answersOfCustomer(db, customerId);
  const now = acting.ports.now();
  return channels.filter(
    (channel) =>
      wish.channels.includes(channel) &&
      wish.purposes.some(
        ({ code, channels: offered }) =>
          offered.includes(channel) &&
          !isNo(
            standingAt(
              history.filter((one) => one.purpose === code && one.channel === channel),
              now,
            ).state,
          ),
      ),
  );
}

/** Writes a file's no for somebody who is in the book already: it ends what was agreed, and is written once. */
export function recordImportedNo(
  tx: WriteDb,
  person: { readonly row: number; readonly id: CustomerId; readonly noes: readonly Channel[] },
  wish: { readonly purposes: readonly Purpose[]; readonly stamp: () => string },
  acting: Acting,
): void {
  const history = answersOfCustomer(tx, person.id);
  const proof = proofOf(tx, acting);
  for (const { code, channels: offered } of wish.purposes) {
    for (const channel of offered) {
      if (!person.noes.includes(channel)) continue;
      const own = history.filter((one) => one.purpose === code && one.channel === channel);
      const { state } = standingAt(own, acting.ports.now());
      if (isNo(state)) continue;
      const id = acting.ports.newId();
      insertConsentEvent(tx, person.row, {
        ...proof,
        id,
        hlc: wish.stamp(),
        purpose: code,
        channel,
        state: endOf(state),
      });
    }
  }
}

type Proof = Omit<ConsentEvent, 'id' | 'customerId' | 'noticeVersion' | 'purpose' | 'channel' | 'state' | 'hlc'>;

function proofOf(db: ReadDb, { who, ports }: Acting): Proof {
  return {
    wording: null,
    noticeId: null,
    signVersion: null,
    method: 'import',
    role: who.role,
    staffId: who.staffId,
    deviceId: deviceId(db),
    afterPayment: false,
    at: ports.now(),
    validUntil: null,
    ...withoutCard,
  };
}
