/** A moment in UTC as ISO 8601 with milliseconds, `2026-11-23T09:30:00.000Z`: sorts as text, reads as a date. */
export type Instant = string;

/** The day of a moment on this computer's calendar, `2026-11-23`. */
export function dayHere(moment: Instant): string {
  const there = new Date(moment);
  return new Date(there.getTime() - there.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
