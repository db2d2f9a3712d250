import {
  type Channel,
  type ConsentLine,
  channels,
  type PurposeCode,
  withoutCard,
} from '../../shared/consents/model.ts';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import { isAsked, type Purpose } from '../../shared/datamap/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { MergedAnswer } from '../../shared/merges/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { dataMapOf, purposeSayer } from '../datamap/service.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { shopOf } from '../shop/service.ts';
import { endOf, endOfYes, isLive, isNo, type Pair, standingAt, strictestOf } from './rules.ts';
import {
  answersEndingBetween,
  answersOfCustomer,
  eventsAroundYes,
  insertConsentEvent,
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

// What files say about consent.
export { insertImportedAnswers, openChannels, recordImportedNo } from './imported.ts';

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

/** What each purpose of the map is called, in the shop's language. */
export function purposeNamesOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>): Readonly<Record<PurposeCode, string>> {
  const { language } = shopOf(db);
  return Object.fromEntries(dataMapOf(db).purposes.map(({ code }) => [code, nameOf(db, ports, language, code)]));
}

/** A purpose's name in a language, the owner's own before the shipped one; its code when nobody named it. */
export function nameOf(db: ReadDb, ports: Pick<Ports, 'catalogue'>, language: Language, purpose: PurposeCode): string {
  return purposeSayer(db, ports, shopOf(db))(purpose, language).name;
}

/** Where every answer of two people stands, on either side and once they are one. */
export function answersTogether(
  db: ReadDb,
  { keep, gone }: { readonly keep: CustomerId; readonly gone: CustomerId },
  { ports }: Acting,
): readonly MergedAnswer[] {
  const [own, other] = [answersOfCustomer(db, keep), answersOfCustomer(db, gone)];
  const now = ports.now();
  const { language } = shopOf(db);
  return pairsOf([], [...own, ...other]).map((pair) => {
    const [one, two] = [ofPair(own, pair), ofPair(other, pair)];
    return {
      ...pair,
      purposeName: nameOf(db, ports, language, pair.purpose),
      keep: standingAt(one, now).state,
      gone: standingAt(two, now).state,
      after: strictestOf(one, two, now),
    };
  });
}

/** Writes the no that a merge has decided where the two histories together do not say it. Answers with the new ids. */
export function settleTogether(
  tx: WriteDb,
  person: { readonly id: CustomerId; readonly row: number },
  decided: readonly MergedAnswer[],
  acting: Acting,
): readonly string[] {
  const history = answersOfCustomer(tx, person.id);
  const now = acting.ports.now();
  return decided.flatMap((answer): readonly string[] => {
    const { state } = standingAt(ofPair(history, answer), now);
    if (!isNo(answer.after) || isNo(state)) return [];
    return [addMergeNo(tx, person.row, answer, endOf(state), acting)];
  });
}

/** Carries every no that one person has said after a moment of the logical clock over to another. */
export function carryNos(
  tx: WriteDb,
  from: CustomerId,
  to: { readonly id: CustomerId; readonly row: number },
  since: string,
  acting: Acting,
): void {
  const [told, theirs] = [answersOfCustomer(tx, from), answersOfCustomer(tx, to.id)];
  const now = acting.ports.now();
  for (const pair of pairsOf([], told)) {
    const { state, event } = standingAt(ofPair(told, pair), now);
    const standing = standingAt(ofPair(theirs, pair), now).state;
    if (isNo(state) && event !== null && event.hlc > since && !isNo(standing)) {
      addMergeNo(tx, to.row, pair, endOf(standing), acting);
    }
  }
}

function addMergeNo(
  tx: WriteDb,
  row: number,
  { purpose, channel }: Pair,
  state: ReturnType<typeof endOf>,
  { ports, who }: Acting,
): string {
  const id = ports.newId();
  insertConsentEvent(tx, row, {
    id,
    purpose,
    channel,
    state,
    wording: null,
    noticeId: null,
    signVersion: null,
    method: 'merge',
    role: who.role,
    staffId: who.staffId,
    deviceId: deviceId(tx),
    afterPayment: false,
    at: ports.now(),
    hlc: nextStamp(tx, ports),
    validUntil: null,
    ...withoutCard,
  });
  return id;
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
