/** A moment in UTC as ISO 8601 with milliseconds, `2026-11-23T09:30:00.000Z`: sorts as text, reads as a date. */
export type Instant = string;

/** The day of a moment on this computer's calendar, `2026-11-23`; Swedish writes it as ISO 8601 does. */
export function dayHere(moment: Instant): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date(moment));
}
