import type { AskingWeek } from '../../shared/consents/model.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { entriesSince } from '../journal/journal.ts';
import { lastMondays, mondayOf } from './asking-again.ts';
import { answeredBefore } from './store.ts';

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
