import type { Instant } from '../../shared/foundation/instant.ts';
import type { JournalAct } from '../../shared/journal/model.ts';
import type { MonthBar, MonthFigures } from '../../shared/monthend/model.ts';

/** How often something was done in a month, and about how many people its lines say it was. */
export type ActCount = {
  readonly month: string;
  readonly act: JournalAct;
  readonly lines: number;
  readonly people: number;
  readonly reduced: number;
};

/** Calendar months, `2026-11`, in UTC: the month of a moment and so many around it, in order. */
export function monthsAround(now: Instant, from: number, to: number): readonly string[] {
  const index = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1;
  return Array.from({ length: to - from + 1 }, (_, step) => nameOf(index + from + step));
}

/** One month's figures out of the journal's counts. */
export function figuresOf(month: string, counts: readonly ActCount[]): MonthFigures {
  const own = counts.filter((count) => count.month === month);
  const lines = (...acts: readonly JournalAct[]) =>
    own.filter(({ act }) => acts.includes(act)).reduce((sum, one) => sum + one.lines, 0);
  const started = own.filter(({ act }) => act === 'clean-up.started');
  return {
    month,
    added: lines('customer.added'),
    visits: lines('customer.visited'),
    answers: lines('consent.recorded'),
    stops: lines('consent.stopped'),
    removed: started.reduce((sum, one) => sum + one.people, 0),
    reduced: started.reduce((sum, one) => sum + one.reduced, 0),
    views: lines('customer.viewed'),
  };
}

/** When a person who is there came, or when one who is gone came and went; `null` for a coming nobody wrote down. */
export type Stay = { readonly from: string | null; readonly to: string | null; readonly people: number };

/** How many people were in the book at the end of each month, from the months in which they came and went. */
export function keptAtEnds(months: readonly string[], stays: readonly Stay[]): readonly MonthBar[] {
  return months.map((month) => ({
    month,
    people: stays
      .filter(({ from, to }) => (from === null || from <= month) && (to === null || to > month))
      .reduce((sum, { people }) => sum + people, 0),
  }));
}

function nameOf(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
