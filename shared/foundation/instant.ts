/** A moment in UTC as ISO 8601 with milliseconds, `2026-11-23T09:30:00.000Z`: sorts as text, reads as a date. */
export type Instant = string;
