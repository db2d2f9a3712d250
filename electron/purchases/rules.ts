import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';

/** What was bought, as it is kept: blanks tidied. Refuses nothing at all. */
export function readWhat(typed: string): string {
  const what = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (what === '') throw new Refusal('purchase.what-missing');
  return what;
}

/** The moment that a day at the counter stands for: now for today, noon for a day before. Refuses days to come. */
export function momentOf(day: string, today: string, now: Instant): Instant {
  if (day > today) throw new Refusal('purchase.day-ahead');
  return day === today ? now : `${day}T12:00:00.000Z`;
}
