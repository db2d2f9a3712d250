import type { Instant } from '../../shared/foundation/instant.ts';
import { type Language, localeOf } from '../../shared/foundation/language.ts';

/** A day as people write it: `23 November 2026`, `23. November 2026`. */
export function dayInWords(language: Language, instant: Instant): string {
  const format = longDays.get(language) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  longDays.set(language, format);
  return format.format(new Date(instant));
}

// Twenty of them stand in the list at the counter, and making one takes as long as writing fifty days.
const longDays = new Map<Language, Intl.DateTimeFormat>();

/** A day and time for a list: `23 Nov 2026, 09:30`. */
export function momentInWords(language: Language, instant: Instant): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** A month for a chart: `Nov 26`. `month` is `2026-11`. */
export function monthInWords(language: Language, month: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00.000Z`));
}

/** The Monday of a week for a chart: `23 Nov`. `monday` is `2026-11-23`. */
export function weekInWords(language: Language, monday: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${monday}T00:00:00.000Z`));
}

/** A whole number with the language's separators. */
export function numberInWords(language: Language, number: number): string {
  return new Intl.NumberFormat(localeOf(language)).format(number);
}

/** An amount of money from its minor units, such as pence. */
export function moneyInWords(language: Language, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
