import type { HistoryEntry } from '../../shared/consents/history.ts';
import { type Channel, type ConsentLine, channels, type PurposeCode } from '../../shared/consents/model.ts';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { shopOf } from '../shop/service.ts';
import { historyRows } from './history-store.ts';
import { askedPurposes, nameOf, ofPair, pairsOf } from './pairs.ts';
import { endOfYes, isLive, type Pair, standingAt } from './rules.ts';
import {
  answersEndingBetween,
  answersOfCustomer,
  eventsAroundYes,
  type StoredAnswer,
  sheetsTyped,
  type YesEvent,
} from './store.ts';

export { askingByWeek } from './asking-weeks.ts';

/**
 * What other nouns may know about consent. The verbs that change it are in `record-consent.ts` and `stop-consent.ts`,
 * which ask about customers; this file does not, because a customer's profile asks it.
 */
export function consentLinesOf(
  db: ReadDb,
  customerId: CustomerId,
  acting: Acting,
  language: Language = shopOf(db).language,
): readonly ConsentLine[] {
  const history = answersOfCustomer(db, customerId);
  const now = acting.ports.now();
  return pairsOf(askedPurposes(db), history).map((pair) => {
    const { state, event } = standingAt(ofPair(history, pair), now);
    const purposeName = nameOf(db, acting.ports, language, pair.purpose);
    return { ...pair, purposeName, state, at: event?.at ?? null, validUntil: event?.validUntil ?? null };
  });
}

// What a newer copy of the book says about consent, and what files say.
export { carryNoesOver, type NoesKnown, noesKnownIn } from './carry-over.ts';
export { insertImportedAnswers, openChannels, recordImportedNo } from './imported.ts';
export { askedPurposes, nameOf, ofPair, pairsOf } from './pairs.ts';
// What becomes of the answers of two people who become one.
export { answersTogether, carryNos, closedChannels, settleTogether } from './together.ts';

/** Every answer a person ever gave, newest first, each with the exact words of its card. */
export function answersOf(
  db: ReadDb,
  customerId: CustomerId,
  acting: Acting,
): readonly Extract<TimelineEntry, { readonly kind: 'answer' }>[] {
  const { language } = shopOf(db);
  return answersOfCustomer(db, customerId).map(({ purpose, channel, state, at, validUntil, words, shown }) => {
    const purposeName = nameOf(db, acting.ports, language, purpose);
    return { kind: 'answer', at, answer: { purpose, purposeName, channel, state, at, validUntil }, words, shown };
  });
}

/** Every answer of one person, oldest first, each purpose named in a language. */
export function wordedHistory(
  db: ReadDb,
  row: number,
  ports: Pick<Ports, 'catalogue'>,
  language: Language,
): readonly HistoryEntry[] {
  return historyRows(db, row).map(({ noticeId: _, ...entry }) => ({
    ...entry,
    purposeName: nameOf(db, ports, language, entry.purpose),
  }));
}

/** The channels a person was ever asked about for a purpose. */
export function channelsAsked(history: readonly StoredAnswer[], purpose: PurposeCode): readonly Channel[] {
  return channels.filter((channel) => ofPair(history, { purpose, channel }).length > 0);
}

/**
 * When the yes of each person for each purpose ends, or ended: the latest of its channels. `rows` is a JSON list of
 * people's rows. Who had no yes that was valid after `since` is left out.
 */
export function consentEndsOf(
  db: ReadDb,
  rows: string,
  since: Instant,
  now: Instant,
): ReadonlyMap<number, ReadonlyMap<PurposeCode, Instant>> {
  const told = new Map<number, YesEvent[]>();
  for (const event of eventsAroundYes(db, rows, since)) {
    const own = told.get(event.row);
    if (own === undefined) told.set(event.row, [event]);
    else own.push(event);
  }
  return new Map([...told].map(([row, events]) => [row, endsByPurpose(events, now)]));
}

/** When a paper answer of each person was last typed in. `rows` is a JSON list of people's rows. */
export function sheetsTypedOf(db: ReadDb, rows: string): ReadonlyMap<number, Instant> {
  return new Map(sheetsTyped(db, rows));
}

/** A yes that still holds and ends soon. */
export type Ending = Pair & {
  readonly customerId: CustomerId;
  readonly displayName: string;
  readonly validUntil: Instant;
};

/** Every yes that still holds and ends within so many days, in no order. */
export function yesEndingWithin(db: ReadDb, now: Instant, days: number): readonly Ending[] {
  const until = new Date(Date.parse(now) + days * 86_400_000).toISOString();
  return answersEndingBetween(db, now, until).flatMap(({ customerId, displayName, answers }) =>
    pairsOf([], answers).flatMap((pair): readonly Ending[] => {
      const { state, event } = standingAt(ofPair(answers, pair), now);
      const validUntil = event?.validUntil ?? null;
      if (!isLive(state) || validUntil === null || validUntil > until) return [];
      return [{ customerId, displayName, ...pair, validUntil }];
    }),
  );
}

/** What each purpose of the map is called, in the shop's language. */
export function purposeNamesOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>): Readonly<Record<PurposeCode, string>> {
  const { language } = shopOf(db);
  return Object.fromEntries(dataMapOf(db).purposes.map(({ code }) => [code, nameOf(db, ports, language, code)]));
}

function endsByPurpose(events: readonly YesEvent[], now: Instant): ReadonlyMap<PurposeCode, Instant> {
  const ends = new Map<PurposeCode, Instant>();
  const pairs = new Map(events.map((event) => [`${event.purpose} ${event.channel}`, event]));
  for (const { purpose, channel } of pairs.values()) {
    const end = endOfYes(
      events.filter((event) => event.purpose === purpose && event.channel === channel),
      now,
    );
    if (end !== null && end > (ends.get(purpose) ?? '')) ends.set(purpose, end);
  }
  return ends;
}
