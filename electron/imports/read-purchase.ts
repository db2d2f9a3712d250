import type { ColumnTarget, RowTrouble } from '../../shared/imports/model.ts';
import { mostMinor } from '../../shared/purchases/model.ts';
import { minorDigitsOf, plainAmount, readAmount } from '../../shared/purchases/money.ts';
import { readDay } from './days.ts';
import type { FileRecord } from './file-records.ts';
import { cellText, type Reading, type Said, saidBy } from './read-person.ts';
import type { Till } from './till.ts';

/** What a row of a file says was bought, and whom it names as the buyer. */
export type SaidBought = {
  readonly said: Said;
  readonly day: string;
  readonly what: string;
  readonly amountMinor: number;
  readonly currency: string;
};

/** Whether columns were understood, or put by hand, so that they tell of purchases. */
export function areOfPurchases(targets: readonly ColumnTarget[]): boolean {
  return targets.includes('bought-on') && targets.includes('what');
}

/** What a row says was bought; its trouble when it cannot be kept; `null` for an empty row. */
export function boughtIn(record: FileRecord, reading: Reading, till: Till): SaidBought | RowTrouble | null {
  const said = saidBy(record, reading);
  if (said === null || typeof said === 'string') return said;
  if (record.kind !== 'cells' && record.kind !== 'refund') return 'broken';
  const cell = (target: ColumnTarget) => cellText(record.cells[reading.targets.indexOf(target)] ?? '');
  const day = readDay(cell('bought-on'), reading.dayOrder);
  if (day === null || day.length < fullDay || day > till.today) return 'day-unreadable';
  const currency = (cell('currency') || reading.currency || till.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return 'amount-unreadable';
  const digits = minorDigitsOf(currency);
  if (record.kind === 'refund') {
    const back = readAmount(cell('refunded'), digits);
    if (back === null) return 'amount-unreadable';
    const what = tidied(till.refundOf(tidied(cell('order'))));
    return { said, day, what, amountMinor: -Math.abs(back), currency };
  }
  const item = tidied(cell('what'));
  if (item === '') return 'what-missing';
  const quantity = quantityIn(cell('quantity'));
  const whole = reading.targets.includes('amount');
  const minor = readAmount(cell(whole ? 'amount' : 'unit-price'), digits);
  if (minor === null || quantity === null) return 'amount-unreadable';
  const many = Math.abs(quantity);
  const paid = whole ? Math.abs(minor) : Math.round(Math.abs(minor) * many);
  if (paid > mostMinor) return 'amount-unreadable';
  // Tills write what was given back with a minus before the amount, before the number of things, or before both.
  const amountMinor = paid > 0 && (minor < 0 || quantity < 0) ? -paid : paid;
  const what = many === 1 ? item : `${String(many)} × ${item}`.slice(0, longestWhat);
  return { said, day, what, amountMinor, currency };
}

/** The one currency that the rows of a sample name; `null` where they name none, or several. */
export function currencyIn(rows: readonly (readonly string[])[], targets: readonly ColumnTarget[]): string | null {
  const column = targets.indexOf('currency');
  const named = new Set(rows.map((row) => cellText(row[column] ?? '')).filter((text) => text !== ''));
  const [only = null] = named;
  return column === -1 || named.size !== 1 ? null : only;
}

/** By what a row calls its buyer. */
export function buyerNamed({ said }: SaidBought): string {
  return (said.name || said.company || said.contacts[0]?.typed || '').slice(0, 200);
}

/** What was bought, as a list shows it: the day, the thing, the amount. */
export function shownBought({ day, what, amountMinor, currency }: SaidBought): readonly string[] {
  return [day, what, `${plainAmount(amountMinor, minorDigitsOf(currency))} ${currency}`];
}

function tidied(text: string): string {
  return text.replace(/\s+/g, ' ').normalize('NFC').slice(0, longestWhat);
}

const fullDay = '2026-11-23'.length;
const longestWhat = 200;
const mostOfOne = 100_000;

/** How many of a thing, less than none for what came back; nothing said is one of it. */
function quantityIn(text: string): number | null {
  if (text === '') return 1;
  const quantity = /^-?\d{1,6}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : 0;
  return quantity !== 0 && Math.abs(quantity) <= mostOfOne ? quantity : null;
}
