import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns';
import type { Instant } from '../../shared/foundation/instant.ts';
import {
  type Counts,
  type RowTrouble,
  rowTroubles,
  undoDays,
  type Verdict,
  verdicts,
} from '../../shared/imports/model.ts';

/** What becomes of one row, and why it cannot come in when it cannot. */
export type Judgement = { readonly verdict: Verdict; readonly trouble: RowTrouble | null; readonly no: boolean };

/** Nothing yet counted. */
export const noCounts: Counts = {
  ...(Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>),
  rows: 0,
  noes: 0,
  newNoes: 0,
};

/** What is known of a person against whom a row is held: in the book, in the file before it, on the two lists. */
export type Known = {
  readonly match: 'same' | 'likely' | 'nobody';
  readonly earlier: 'same' | 'likely' | 'nobody';
  readonly erased: boolean;
  readonly stopped: boolean;
};

/**
 * Who comes in. Somebody in the book stays as they are; whoever was erased stays out; the same row twice comes in once;
 * whoever is on the stop list comes in and stays a no.
 */
export function verdictOf({ match, earlier, erased, stopped }: Known): Verdict {
  if (match === 'same') return 'same';
  if (erased) return 'erased';
  if (earlier === 'same') return 'repeated';
  if (match === 'likely' || earlier === 'likely') return 'likely';
  return stopped ? 'stopped' : 'new';
}

/** Whether a row comes in; who is likely there already only when somebody said so. */
export function comesIn(verdict: Verdict, likely: boolean): boolean {
  return verdict === 'new' || verdict === 'stopped' || (verdict === 'likely' && likely);
}

/** One byte for a judgement, and whether it is of a row that was read a second time for its refund; 0 is no row at all. */
export function codeOf({ verdict, trouble, no }: Judgement, again = false): number {
  const at = trouble === null ? verdicts.indexOf(verdict) : verdicts.length + rowTroubles.indexOf(trouble);
  return at + 1 + (no ? noBit : 0) + (again ? againBit : 0);
}

/** Whether a byte is of a row that was read a second time: it has the number of the row before. */
export function isAgain(code: number): boolean {
  return (code & againBit) !== 0;
}

/** The judgement that a byte stands for; `null` for no row. */
export function judgementOf(code: number): Judgement | null {
  if (code === 0) return null;
  const at = (code & (againBit - 1)) - 1;
  const trouble = rowTroubles[at - verdicts.length] ?? null;
  return { verdict: trouble === null ? (verdicts[at] ?? 'refused') : 'refused', trouble, no: (code & noBit) !== 0 };
}

const noBit = 128;
const againBit = 64;

/** Until when an import can be taken back. */
export function undoUntil(arrivedAt: Instant): Instant {
  return addDays(new UTCDate(arrivedAt), undoDays).toISOString();
}
