import type { HistoryEntry } from '../../shared/consents/history.ts';
import { type Channel, type ConsentLine, channels, type PurposeCode } from '../../shared/consents/model.ts';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { purposesOf } from '../datamap/service.ts';
import { shopOf } from '../shop/service.ts';
import { historyRows } from './history-store.ts';
import { askedPurposes, namerIn, ofPair, pairsOf } from './pairs.ts';
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
  const name = namerIn(db, acting.ports, language);
  return standingsOf(db, customerId, acting.ports.now()).map((standing) => ({
    ...standing,
    purposeName: name(standing.purpose),
  }));
}

/** Where every pair stands for one person, in words of nobody. */
export function standingsOf(
  db: ReadDb,
  customerId: CustomerId,
  now: Instant,
): readonly Omit<ConsentLine, 'purposeName'>[] {
  const history = answersOfCustomer(db, customerId);
  return pairsOf(askedPurposes(db), history).map((pair) => {
    const { state, event } = standingAt(ofPair(history, pair), now);
    return { ...pair, state, at: event?.at ?? null, validUntil: event?.validUntil ?? null };
  });
}

// What a newer copy of the book says about consent, and what files say.
export { carryNoesOver, type NoesKnown, noesKnownIn } from './carry-over.ts';
export { insertImportedAnswers, openChannels, recordImportedNo } from './imported.ts';
export { askedPurposes, namerIn, ofPair, pairsOf } from './pairs.ts';
// What becomes of the answers of two people who become one.
export { answersTogether, carryNos, closedChannels, settleTogether } from './together.ts';

/** Every answer a person ever gave, newest first, each with the exact words of its card. */
export function answersOf(
  db: ReadDb,
  customerId: CustomerId,
  acting: Acting,
): readonly Extract<TimelineEntry, { readonly kind: 'answer' }>[] {
  const name = namerIn(db, acting.ports, shopOf(db).language);
  return answersOfCustomer(db, customerId).map(({ purpose, channel, state, at, validUntil, words, shown }) => {
    const answer = { purpose, purposeName: name(purpose), channel, state, at, validUntil };
    return { kind: 'answer', at, answer, words, shown };
  });
}

/** Every answer of one person, oldest first, each purpose named in a language. */
export function wordedHistory(
  db: ReadDb,
  row: number,
  ports: Pick<Ports, 'catalogue'>,
  language: Language,
): readonly HistoryEntry[] {
  const name = namerIn(db, ports, language);
  return historyRows(db, row).map(({ noticeId: _, ...entry }) => ({
    ...entry,
    purposeName: name(entry.purpose),
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
  const name = namerIn(db, ports, shopOf(db).language);
  return Object.fromEntries(purposesOf(db).map(({ code }) => [code, name(code)]));
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
