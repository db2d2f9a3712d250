import { UTCDate } from '@date-fns/utc';
import { addDays, addMonths, addYears, isWeekend } from 'date-fns';
import { type CountryPack, isConfirmed } from '../../shared/notices/pack.ts';
import type { RequestKind } from '../../shared/requests/model.ts';

/** How long the shop has, in a pack's notation, and the article that says so; `null` for a number of our own. */
export type Clock = { readonly period: string; readonly law: string | null };

/**
 * The clock of a request in a country. A pack may know no number for a right: then it is as long as the pack's for seeing
 * the data, and thirty days where there is none. Only confirmed law is named as law.
 */
export function clockFor(kind: RequestKind, pack: Pick<CountryPack, 'id' | 'rights'>): Clock {
  if (kind === 'complaint') return { period: shortest, law: pack.id === 'uk' ? 'DPA 2018 s.164A(3)' : null };
  const right = rightsOf[kind]
    .map((key) => pack.rights.find((one) => one.key === key))
    .find((one) => one !== undefined && one.respond !== null);
  if (right?.respond != null) return { period: right.respond, law: isConfirmed(right) ? right.law : null };
  return { period: pack.rights.find(({ key }) => key === 'access')?.respond ?? shortest, law: null };
}

/** The day from which the clock runs: from knowing who asks where the law says so, from the request everywhere else. */
export function startOfClock(
  packId: CountryPack['id'],
  days: { readonly receivedOn: string; readonly identifiedOn: string | null },
): string {
  return waitsForIdentity.includes(packId) ? (days.identifiedOn ?? days.receivedOn) : days.receivedOn;
}

/**
 * The last day for an answer. Months end on the same day of the month or its last, and run on to Monday from a weekend;
 * working days leave out weekends, and in New Zealand the summer break. Public holidays are not known here and count as
 * working days, which may make a deadline earlier than the law's and never later.
 */
export function lastDay(kind: RequestKind, packId: CountryPack['id'], period: string, start: string): string {
  const from = new UTCDate(`${start}T00:00:00.000Z`);
  const [, count = '0', unit = 'D'] = /^P(\d+)(Y|M|BD|D)$/.exec(period) ?? [];
  const number = Number(count);
  if (unit === 'Y') return day(addYears(from, number));
  if (unit === 'M') return day(afterWeekend(addMonths(from, number)));
  if (unit === 'BD') return day(afterWorkingDays(from, number, packId));
  // A complaint's thirty days begin with the day it came in: safe under every reading of the statute.
  return day(addDays(from, kind === 'complaint' ? number - 1 : number));
}

const shortest = 'P30D';
const waitsForIdentity: readonly CountryPack['id'][] = ['eu', 'uk'];

/** The rights of a pack that a request may be, the most fitting first. */
const rightsOf: Readonly<Record<Exclude<RequestKind, 'complaint'>, readonly string[]>> = {
  see: ['access'],
  correct: ['rectification'],
  copy: ['portability', 'access'],
  erase: ['erasure'],
  stop: ['opt_out_sale_sharing', 'objection'],
  object: ['objection', 'restriction'],
};

function afterWeekend(date: UTCDate): UTCDate {
  let last = date;
  while (isWeekend(last)) last = addDays(last, 1);
  return last;
}

function afterWorkingDays(from: UTCDate, count: number, packId: CountryPack['id']): UTCDate {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (!isWeekend(date) && !(packId === 'nz' && isSummerBreak(date))) left -= 1;
  }
  return date;
}

/** 25 December to 15 January, which New Zealand's working days leave out. */
function isSummerBreak(date: UTCDate): boolean {
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  return (month === 11 && dayOfMonth >= 25) || (month === 0 && dayOfMonth <= 15);
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
