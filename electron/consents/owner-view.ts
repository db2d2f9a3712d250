import type { AskingAdvice, AskingWeek, EndingConsent } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { entriesSince } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { adviceFor, lastMondays, mondayOf } from './asking-again.ts';
import { consentLinesOf, nameOf, yesEndingWithin } from './service.ts';
import { answeredBefore } from './store.ts';

/** What the rules of re-asking say about one person now. */
export function adviceOn(db: ReadDb, customerId: CustomerId, acting: Acting): AskingAdvice {
  requireCustomer(db, customerId);
  return adviceFor(consentLinesOf(db, customerId, acting), acting.ports.now());
}

/** Every yes that still holds and ends within so many days, the first to end first. */
export function endingConsents(
  db: ReadDb,
  wish: { readonly days: number; readonly offset: number; readonly limit: number },
  acting: Acting,
): { readonly total: number; readonly rows: readonly EndingConsent[] } {
  const now = acting.ports.now();
  const { language } = shopOf(db);
  const names = new Map<string, string>();
  const purposeName = (purpose: string) => {
    const known = names.get(purpose) ?? nameOf(db, acting.ports, language, purpose);
    names.set(purpose, known);
    return known;
  };
  const ending = yesEndingWithin(db, now, wish.days).map((one) => ({ ...one, purposeName: purposeName(one.purpose) }));
  ending.sort((one, other) => (one.validUntil < other.validUntil ? -1 : one.validUntil > other.validUntil ? 1 : 0));
  return { total: ending.length, rows: ending.slice(wish.offset, wish.offset + wish.limit) };
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

const weeksShown = 8;
const counted = [
  'customer.added',
  'customer.add-undone',
  'customer.visited',
  'consent.recorded',
  'consent.skipped',
] as const;
