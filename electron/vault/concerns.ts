import type { Instant } from '../../shared/foundation/instant.ts';
import type { Concern } from '../../shared/vault/model.ts';
import { newestEntry } from '../journal/journal.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A clock that runs back less than this was set right by the system. */
const toleranceMs = 10 * minuteMs;
/** A shop that was closed for longer is asked, because then the clock is more likely wrong than the holiday long. */
const longestAbsenceMs = 366 * dayMs;

/** What only the owner can know to be right before this book is worked with: its clock, and that it is the newest copy. */
export function concernsOf(vault: UnlockedVault, now: Instant): readonly Concern[] {
  const newest = newestEntry(vault.db);
  const clock = newest === null ? null : clockConcern(newest.at, now);
  return [...(vault.olderCopy === null ? [] : [vault.olderCopy]), ...(clock === null ? [] : [clock])];
}

/** Compares the computer's clock with the newest entry of the journal. */
export function clockConcern(newest: Instant, now: Instant): Concern | null {
  const ahead = Date.parse(now) - Date.parse(newest);
  if (ahead < -toleranceMs) return { kind: 'clock-behind', newest, now };
  return ahead > longestAbsenceMs ? { kind: 'clock-ahead', newest, now } : null;
}

/** The journal's line about a concern that the owner has answered: numbers and times. */
export function lineOf(concern: Concern) {
  return concern.kind === 'older-copy'
    ? ({ act: 'book.older-copy', detail: { missing: concern.missing, until: concern.seenUntil } } as const)
    : ({ act: 'clock.confirmed', detail: { clock: concern.kind, newest: concern.newest } } as const);
}
