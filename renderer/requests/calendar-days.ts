import { getLocalTimeZone, today as todayIn } from '@internationalized/date';
import { type Language, localeOf } from '../../shared/foundation/language.ts';

/** Today where the shop is, as an ISO date. */
export function today(): string {
  return todayIn(getLocalTimeZone()).toString();
}

/** A calendar day as people write it, in whatever time zone it is read. */
export function dayOfCalendar(language: Language, day: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00.000Z`));
}
