import { buyerIn, readStranger } from '../customers/service.ts';
import { timesBought } from '../purchases/service.ts';
import type { Against } from './assess.ts';
import type { FileRecord } from './file-records.ts';
import { boughtIn, type SaidBought } from './read-purchase.ts';
import type { Judgement } from './rules.ts';
import type { Seen } from './seen.ts';
import type { Till } from './till.ts';

/** What one row says was bought, by whom in the book, and what becomes of it. */
export type AssessedPurchase = Judgement & {
  readonly bought: SaidBought | null;
  /** The row of the person who bought it; `null` when nobody, or not one alone, is known by it. */
  readonly row: number | null;
};

/** What purchases are held against: the book, and the rows before. */
export type AgainstPurchases = Against & { readonly till: Till; readonly seen: Seen };

/**
 * Finds who in the book bought it, and whether it is there already: the same thing on the same day for as much counts as often as
 * it stands in either. `null` for an empty row.
 */
export function assessPurchase(record: FileRecord, against: AgainstPurchases): AssessedPurchase | null {
  const { db, reading, country, till, seen } = against;
  const bought = boughtIn(record, reading, till);
  if (bought === null) return null;
  if (typeof bought === 'string') return refused(bought, null);
  const { stranger, unreadable } = readStranger(bought.said, country);
  if (stranger === null) return refused(unreadable.length > 0 ? 'contact-unreadable' : 'nothing-to-know', bought);
  const buyer = buyerIn(db, stranger);
  if (buyer.kind !== 'one') return refused(buyer.kind === 'nobody' ? 'nobody-known' : 'several-known', bought);
  const { day, what, amountMinor, currency } = bought;
  const before = timesBought(db, buyer.row, { day, what, amountMinor, currency });
  const time = timeIn(seen, JSON.stringify([buyer.row, day, what, amountMinor, currency]));
  return { verdict: time <= before ? 'same' : 'new', trouble: null, no: false, bought, row: buyer.row };
}

/** Which time it is that this stands in the file, from 1. */
function timeIn(seen: Seen, text: string): number {
  let time = 1;
  while (seen.first(`${text}${time}`, 1) !== null) time += 1;
  return time;
}

function refused(trouble: NonNullable<Judgement['trouble']>, bought: SaidBought | null): AssessedPurchase {
  return { verdict: 'refused', trouble, no: false, bought, row: null };
}
