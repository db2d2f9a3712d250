import {
  type AskingWeek,
  type Channel,
  type ConsentLine,
  channels,
  type PurposeCode,
} from '../../shared/consents/model.ts';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import { isAsked, type Purpose } from '../../shared/datamap/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf, purposeSayer } from '../datamap/service.ts';
import { entriesSince } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { lastMondays, mondayOf } from './asking-again.ts';
import { endOfYes, isLive, type Pair, standingAt } from './rules.ts';
import {
  answeredBefore,
  answersEndingBetween,
  answersOfCustomer,
  eventsAroundYes,
  type StoredAnswer,
  sheetsTyped,
  type YesEvent,
} from './store.ts';

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

/** Every answer a person ever gave, newest first, each with the exact words of its card. */
export function answersOf(
  db: ReadDb,
  customerId: CustomerId,
  acting: Acting,
): readonly Extract<TimelineEntry, { readonly kind: 'answer' }>[] {
  const { language } = shopOf(db);
  return answersOfCustomer(db, customerId).map(({ purpose, channel, state, at, validUntil, words }) => {
    const purposeName = nameOf(db, acting.ports, language, purpose);
    return { kind: 'answer', at, answer: { purpose, purposeName, channel, state, at, validUntil }, words };
  });
}

/** The purposes that the shop asks a yes for, in the order of the data map. */
export function askedPurposes(db: ReadDb): readonly Purpose[] {
  return dataMapOf(db).purposes.filter(isAsked);
}

/** Every pair the shop offers, then those only the past knows, so that nothing once agreed is hidden. */
export function pairsOf(purposes: readonly Purpose[], history: readonly StoredAnswer[]): readonly Pair[] {
  const offered = purposes.flatMap(({ code, channels: own }) =>
    channels.filter((channel) => own.includes(channel)).map((channel) => ({ purpose: code, channel })),
  );
  const pairs = new Map<string, Pair>();
  for (const { purpose, channel } of [...offered, ...history]) pairs.set(`${purpose} ${channel}`, { purpose, channel });
  return [...pairs.values()];
}

/** The part of a history that is about one purpose and channel. */
export function ofPair(history: readonly StoredAnswer[], pair: Pair): readonly StoredAnswer[] {
  return history.filter((answer) => answer.purpose === pair.purpose && answer.channel === pair.channel);
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

/**
 * How often people who were here were asked, week by week, newest first. Counted from the journal for the shop as a
 * whole: nobody of the staff can be told from it. Somebody who answered in an earlier week need not be asked again.
 */
export function askingByWeek(db: ReadDb, acting: Acting): readonly AskingWeek[] {
  const mondays = lastMondays(acting.ports.now(), weeksShown);
  const weeks = new Map(
    mondays.map((monday) => [
      monday,
      { here: new Set<string>(), answered: new Set<string>(), skipped: new Set<string>() },
    ]),
  );
  for (const { act, at, subject } of entriesSince(db, `${mondays.at(-1) ?? ''}T00:00:00.000Z`, counted)) {
    const week = weeks.get(mondayOf(at));
    if (week === undefined || subject === null) continue;
    week.here.add(subject);
    if (act === 'consent.recorded') week.answered.add(subject);
    if (act === 'consent.skipped') week.skipped.add(subject);
    if (act === 'customer.add-undone') week.here.delete(subject);
  }
  return [...weeks].map(([monday, { here, answered, skipped }]) => {
    const left = [...here].filter((id) => !answered.has(id) && !skipped.has(id));
    const settled = answeredBefore(db, left, `${monday}T00:00:00.000Z`);
    return {
      monday,
      here: here.size,
      answered: answered.size,
      skipped: [...skipped].filter((id) => !answered.has(id)).length,
      notAsked: left.length - settled,
    };
  });
}

/** What each purpose of the map is called, in the shop's language. */
export function purposeNamesOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>): Readonly<Record<PurposeCode, string>> {
  const { language } = shopOf(db);
  return Object.fromEntries(dataMapOf(db).purposes.map(({ code }) => [code, nameOf(db, ports, language, code)]));
}

/** A purpose's name in a language, the owner's own before the shipped one; its code when nobody named it. */
export function nameOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>, language: Language, purpose: PurposeCode): string {
  return purposeSayer(db, ports, shopOf(db))(purpose, language).name;
}

const weeksShown = 8;
const counted = [
  'customer.added',
  'customer.add-undone',
  'customer.visited',
  'consent.recorded',
  'consent.skipped',
] as const;

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
