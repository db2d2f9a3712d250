import type { DayOrder } from '../../shared/imports/model.ts';

/** A day as a file wrote it, `2026-05-03`, or without a year `05-03`; `null` when it is none. */
export function readDay(written: string, order: DayOrder): string | null {
  const text = written.trim().slice(0, 40);
  const sorted = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (sorted !== null) return day(sorted[1] ?? '', sorted[2], sorted[3]);
  const noYear = /^--(\d{2})-?(\d{2})$/.exec(text);
  if (noYear !== null) return day(null, noYear[1], noYear[2]);
  const loose = /^(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{2}|\d{4}))?\.?(?:[T ].*)?$/.exec(text);
  if (loose === null) return null;
  const [, one, other, year] = loose;
  const [dayPart, monthPart] = order === 'day-first' ? [one, other] : [other, one];
  const full = year === undefined ? null : year.length === 4 ? year : century(year);
  return day(full, monthPart, dayPart) ?? day(full, dayPart, monthPart);
}

/** Whether the same letters are one day for day-first readers and another for month-first ones. */
export function isAmbiguous(written: string): boolean {
  const first = readDay(written, 'day-first');
  return first !== null && first !== readDay(written, 'month-first');
}

function day(year: string | null, month: string | undefined, date: string | undefined): string | null {
  const [m, d] = [Number(month), Number(date)];
  if (!(m >= 1 && m <= 12) || !(d >= 1 && d <= daysIn(year === null ? 2000 : Number(year), m))) return null;
  const short = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return year === null ? short : `${year}-${short}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Two digits of a year: nobody in the book is born later than this. */
function century(year: string): string {
  return Number(year) <= 30 ? `20${year}` : `19${year}`;
}
