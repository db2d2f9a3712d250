import { bookkeeping, type KeepingRule } from '../../shared/datamap/keeping.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';

/** Somebody and what goes of them; no fields means that the person goes. */
type Entry = { readonly row: number; readonly id: CustomerId; readonly fields: readonly string[] };

/**
 * What a confirmed list still means: whoever the rules would let go today too, and of the others only the fields that
 * were confirmed and are due today. All else has dropped out. Nobody goes who was not on the list.
 */
export function stillDue(
  listed: readonly Entry[],
  due: { readonly going: readonly Entry[]; readonly reducing: readonly Entry[] },
): { readonly going: readonly Entry[]; readonly reducing: readonly Entry[]; readonly dropped: readonly Entry[] } {
  const goes = new Set(due.going.map(({ row }) => row));
  const loses = new Map(due.reducing.map(({ row, fields }) => [row, fields]));
  const going: Entry[] = [];
  const reducing: Entry[] = [];
  const dropped: Entry[] = [];
  for (const entry of listed) {
    const { row, fields } = entry;
    if (fields.length === 0) (goes.has(row) ? going : dropped).push(entry);
    else {
      // Somebody whom nothing keeps any more loses at least what was confirmed; the person is for the next list.
      const today = goes.has(row) ? fields : fields.filter((field) => loses.get(row)?.includes(field) === true);
      if (today.length > 0) reducing.push({ ...entry, fields: today });
      else dropped.push(entry);
    }
  }
  return { going, reducing, dropped };
}

/** How long tax law wants sales, as the rules have it. */
export function salesMonths(rules: readonly KeepingRule[]): number {
  return rules.find(({ purpose }) => purpose === bookkeeping)?.months ?? 0;
}

/** True when what was typed is this number; spaces, dots and commas between its digits do not matter. */
export function confirms(typed: string, number: number): boolean {
  return typed.replace(/[\s.,'’]/g, '') === String(number);
}

/** Values shorter than this say too little to be looked for: three letters stand in any file by chance. */
export const shortestValue = 4;

/** Distinct values to be looked for, by how they read in lower case. */
export type Sought = Map<string, string>;

/** Adds the values that are worth looking for; two spellings that differ only in the case of ASCII letters are one. */
export function addSought(sought: Sought, values: Iterable<string>): void {
  for (const value of values) {
    const text = value.trim();
    if (Buffer.byteLength(text) >= shortestValue) sought.set(text.replace(/[A-Z]+/g, lowered), text);
  }
}

function lowered(letters: string): string {
  return letters.toLowerCase();
}
