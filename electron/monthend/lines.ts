import type { Instant } from '../../shared/foundation/instant.ts';
import { lookedAt, type MonthLine, type MonthLineName, monthLines } from '../../shared/monthend/model.ts';
import type { SignOut } from '../../shared/notices/changes.ts';
import type { Acting } from '../app/ports.ts';
import { backupState } from '../backups/state.ts';
import { yesEndingWithin } from '../consents/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { listsOutside } from '../exports/service.ts';
import { noticeView, signsOut } from '../notices/service.ts';
import { requestsDue } from '../requests/service.ts';
import { keepingView, listNowOf, previewCleanUp, unusedFields } from '../retention/service.ts';
import { newestEntryAt } from './store.ts';

/** Days ahead in which a yes counts as about to end. */
const endingDays = 60;
/** Days ahead in which the last day of a request belongs on this month's page. */
const requestDays = 31;

/** What is open on the page, line by line. A new line is a name in the model and an entry here. */
export function linesOf(db: ReadDb, acting: Acting, settled: ReadonlyMap<string, Instant>): readonly MonthLine[] {
  return monthLines.flatMap((name): readonly MonthLine[] => {
    const found = open[name](db, acting, settled);
    if (found === null) return [];
    const { count, fields = [], signs = [], at = null } = found;
    const seen = (lookedAt as readonly string[]).includes(name) && settled.has(name);
    return [{ name, count, fields, signs, at, state: count === 0 ? 'settled' : seen ? 'seen' : 'open' }];
  });
}

/** How many things are open, which fields of the data map or signs, and when what the line speaks of was last done. */
type Open = {
  readonly count: number;
  readonly fields?: readonly string[];
  readonly signs?: readonly SignOut[];
  readonly at?: Instant | null;
};
/** `null` leaves the line out. */
type Look = (db: ReadDb, acting: Acting, settled: ReadonlyMap<string, Instant>) => Open | null;

const open: Readonly<Record<MonthLineName, Look>> = {
  due: (db, { ports }) => {
    const { going, reducing } = previewCleanUp(db, ports);
    return { count: going + reducing };
  },
  list: (db, { ports }) => {
    const list = listNowOf(db, ports.now());
    return { count: list?.ripe === true ? list.going + list.reducing : 0 };
  },
  unknown: (db, { ports }) => ({ count: previewCleanUp(db, ports).unknown }),
  requests: (db, { ports }) => ({ count: requestsDue(db, ports.now(), requestDays) }),
  ending: (db, { ports }) => ({ count: yesEndingWithin(db, ports.now(), endingDays).length }),
  rules: (db, { ports }) => ({ count: keepingView(db, ports).conflicts.length }),
  unused: (db) => {
    const fields = unusedFields(db);
    return { count: fields.length, fields };
  },
  outside: (db) => ({ count: listsOutside(db).length }),
  notice: (db, { ports }) => ({ count: noticeView(db, ports).stale ? 1 : 0 }),
  signs: (db, { ports }) => {
    const signs = signsOut(db, ports).filter(({ stale }) => stale);
    return { count: signs.length, signs };
  },
  backups: (db, { ports }) => {
    const { isStale, lastGood } = backupState(db, ports.now());
    return { count: isStale ? 1 : 0, at: lastGood };
  },
  // Without a backup there is nothing that a drill could open.
  drill: (db, { ports }) => {
    const { lastGood, drillDue, drillBad, drill } = backupState(db, ports.now());
    return lastGood === null ? null : { count: drillDue || drillBad ? 1 : 0, at: drill?.at ?? null };
  },
  clock: (db, { ports }) => ({ count: ports.now() < newestEntryAt(db) ? 1 : 0 }),
  journal: (_db, _acting, settled) => ({ count: settled.has('journal') ? 0 : 1 }),
};
