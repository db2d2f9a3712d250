import { UTCDate } from '@date-fns/utc';
import { addDays, addMonths, startOfISOWeek } from 'date-fns';
import type { AskingAdvice, ConsentLine } from '../../shared/consents/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { isLive, isNo } from './rules.ts';

/** A yes that ends within so many days may be asked for again; nothing renews itself. */
export const endingDays = 60;
/** Nobody who said "not now" is asked again sooner, nor anybody who said no. */
const laterDays = 90;
const noMonths = 12;

/**
 * What the rules say about asking somebody now: which yes is ending, which has ended or was never more than imported,
 * what was never asked, and, when there is nothing of that, until when to leave them in peace.
 */
export function adviceFor(lines: readonly ConsentLine[], now: Instant): AskingAdvice {
  const soon = addDays(new UTCDate(now), endingDays).toISOString();
  const ending = lines.filter(({ state, validUntil }) => isLive(state) && validUntil !== null && validUntil <= soon);
  const ended = lines.filter(({ state }) => state === 'ConsentExpired' || state === 'ConsentUnknown');
  const purposes = [...new Set(lines.map(({ purpose }) => purpose))].map((purpose) =>
    lines.filter((line) => line.purpose === purpose),
  );
  const open = purposes.some((own) => own.every(({ state }) => state === 'NotAsked'));
  const askNow = open || ending.length > 0 || ended.length > 0;
  const peace = purposes.flatMap((own) => restUntil(own) ?? []).filter((until) => until > now);
  return { ending, ended, waitUntil: askNow ? null : (peace.sort()[0] ?? null) };
}

/** The Monday of the week in which a moment lies, as `2026-11-23`. */
export function mondayOf(moment: Instant): string {
  return startOfISOWeek(new UTCDate(moment)).toISOString().slice(0, 10);
}

/** The Mondays of the last so many weeks, newest first. */
export function lastMondays(now: Instant, weeks: number): readonly string[] {
  const newest = new UTCDate(`${mondayOf(now)}T00:00:00.000Z`);
  return Array.from({ length: weeks }, (_, back) =>
    addDays(newest, -7 * back)
      .toISOString()
      .slice(0, 10),
  );
}

/** Somebody who wants offers by e-mail alone has not said no to offers. */
function restUntil(own: readonly ConsentLine[]): Instant | null {
  if (own.some(({ state }) => isLive(state))) return null;
  const until = own.flatMap(({ state, at }) => {
    if (at === null) return [];
    if (isNo(state)) return [addMonths(new UTCDate(at), noMonths).toISOString()];
    return state === 'ConsentRequestDeferred' ? [addDays(new UTCDate(at), laterDays).toISOString()] : [];
  });
  return until.sort().at(-1) ?? null;
}
