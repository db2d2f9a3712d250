import type { Instant } from '../../shared/foundation/instant.ts';

const dayMs = 86_400_000;

/** No copy is kept longer than this, but for the last good one. */
export const longestDays = 35;
/** A shop whose newest good copy is older than this is told. */
export const staleDays = 7;
/** The drill is due again after so many days. */
export const drillDays = 31;
/** A daily copy is due so many hours after the last: less than a day, so that it does not wander through the opening hours. */
const dailyHours = 20;

const daysKept = 7;
const weeksKept = 4;
/** The newest copies stay whatever they are: made one after the other, before one risky act and the next. */
const newestKept = 3;

export type Kept = { readonly name: string; readonly madeAt: Instant };

/**
 * Which copies go: all but the newest three, the last of each of seven days and the last of each of four weeks, and those that
 * are too old. The newest good one never goes, however old it is.
 */
export function toPrune<One extends Kept>(copies: readonly One[], now: Instant): readonly One[] {
  const newestFirst = [...copies].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  const kept = new Set([
    ...newestFirst.slice(0, newestKept),
    ...lastOfEach(newestFirst, dayOf, daysKept),
    ...lastOfEach(newestFirst, weekOf, weeksKept),
  ]);
  return newestFirst.filter((copy, index) => index > 0 && (!kept.has(copy) || isTooOld(copy.madeAt, now)));
}

/** True when the day's copy is due. A clock that runs back makes it due too. */
export function isDue(last: Instant | null, now: Instant): boolean {
  if (last === null) return true;
  const since = Date.parse(now) - Date.parse(last);
  return since < 0 || since >= dailyHours * 3_600_000;
}

/** Whole days from one moment to another; 0 when it lies ahead. */
export function daysBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / dayMs));
}

/**
 * The day by which the last copy that still holds somebody is gone: the newest copy from before they were erased goes after 35
 * days. `null` when there is no such copy; `needs-newer` when it is the newest of all and so would stay; `overdue` when one
 * that should be gone lies where it could not be removed.
 */
export function goneBy(
  copies: readonly Kept[],
  erasedAt: Instant | null,
  now: Instant,
): Instant | 'needs-newer' | 'overdue' | null {
  if (erasedAt === null) return null;
  const before = copies.filter(({ madeAt }) => madeAt <= erasedAt).map(({ madeAt }) => madeAt);
  const newest = before.sort().at(-1);
  if (newest === undefined) return null;
  if (copies.every(({ madeAt }) => madeAt <= erasedAt)) return 'needs-newer';
  if (before.some((madeAt) => daysBetween(madeAt, now) > longestDays + 1)) return 'overdue';
  return new Date(Date.parse(newest) + longestDays * dayMs).toISOString();
}

/** How a copy is called: when it was made, in signs that every disk takes; `number` tells two of the same second apart. */
export function nameOf(madeAt: Instant, number: number): string {
  const moment = madeAt.slice(0, 19).replaceAll(':', '').replace('T', '-');
  return `regulars-${moment}${number === 0 ? '' : `-${number}`}.vault`;
}

/** What a copy of ours is called, finished or not. */
export const ourName = /^regulars-\d{4}-\d{2}-\d{2}-\d{6}(?:-\d+)?\.vault$/;
export const unfinishedName = /^regulars-\d{4}-\d{2}-\d{2}-\d{6}(?:-\d+)?\.vault\.tmp(?:-journal|-wal|-shm)?$/;

export type Room = {
  readonly freeBytes: number;
  /** A file system that holds no file of four gigabytes or more. */
  readonly isFat32: boolean;
};

const mostOnFat32 = 4_294_967_295;

/** What stands in the way of a file of that size, before a byte is written. */
export function unfit(bytes: number, { freeBytes, isFat32 }: Room): 'backup.too-large' | 'backup.place-full' | null {
  if (isFat32 && bytes > mostOnFat32) return 'backup.too-large';
  return freeBytes < bytes ? 'backup.place-full' : null;
}

/** A person as far as erasing again goes. */
export type SomebodyInCopy = { readonly id: string; readonly contacts: readonly string[] };

/**
 * Who of the people in a copy was erased after it was made: by id, or because every contact point they have is one of somebody
 * erased, as after two entries of one person were merged. Whoever the newest book still holds was not erased.
 */
export function goesAgain(
  { id, contacts }: SomebodyInCopy,
  erased: { readonly ids: ReadonlySet<string>; readonly contacts: ReadonlySet<string> },
  isStillThere: (id: string) => boolean,
): boolean {
  if (erased.ids.has(id)) return true;
  return contacts.length > 0 && contacts.every((contact) => erased.contacts.has(contact)) && !isStillThere(id);
}

function lastOfEach<One extends Kept>(
  newestFirst: readonly One[],
  spanOf: (madeAt: Instant) => string,
  spans: number,
): readonly One[] {
  const last = new Map<string, One>();
  for (const copy of newestFirst) {
    const span = spanOf(copy.madeAt);
    if (!last.has(span)) last.set(span, copy);
  }
  return [...last.values()].slice(0, spans);
}

function dayOf(madeAt: Instant): string {
  return madeAt.slice(0, 10);
}

/** Weeks from Monday to Sunday, by number since 1970. */
function weekOf(madeAt: Instant): string {
  return String(Math.floor((Math.floor(Date.parse(madeAt) / dayMs) + 3) / 7));
}

function isTooOld(madeAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(madeAt) > longestDays * dayMs;
}
