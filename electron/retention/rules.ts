import { UTCDate } from '@date-fns/utc';
import { subMonths } from 'date-fns';
import type { Instant } from '../../shared/foundation/instant.ts';

/** The moment before which a last contact means due: so many calendar months ago, clamped at the end of short months. */
export function cutOff(now: Instant, months: number): Instant {
  return subMonths(new UTCDate(now), months).toISOString();
}

/** What a preview's token covers: the rule and exactly who would go. Another person or another rule, another token. */
export function previewText(months: number, dueIds: readonly string[]): string {
  return [months, ...[...dueIds].sort()].join('\n');
}

/** True when what was typed is this number; spaces, dots and commas between its digits do not matter. */
export function confirms(typed: string, number: number): boolean {
  return typed.replace(/[\s.,'’]/g, '') === String(number);
}

/** Values shorter than this say too little to be looked for: three letters stand in any file by chance. */
export const shortestValue = 4;

/** The distinct values worth looking for, in lower case because the search does not mind the case. */
export function worthLookingFor(values: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const value of values) {
    const plain = value.trim().toLowerCase();
    if (new TextEncoder().encode(plain).length >= shortestValue) found.add(plain);
  }
  return [...found];
}

/**
 * Splits values into those that nobody who stays has and those that also stand in a text that stays, be it as part of a
 * longer one. Each remaining text is read once, however many values there are.
 */
export function splitShared(
  values: readonly string[],
  remaining: Iterable<string>,
): { readonly own: readonly string[]; readonly shared: number } {
  const byStart = new Map<string, string[]>();
  for (const value of values) {
    const start = value.slice(0, shortestStart);
    const same = byStart.get(start);
    if (same === undefined) byStart.set(start, [value]);
    else same.push(value);
  }
  const shared = new Set<string>();
  for (const text of remaining) {
    const plain = text.toLowerCase();
    for (let at = 0; at < plain.length; at++) {
      const candidates = byStart.get(plain.slice(at, at + shortestStart));
      if (candidates === undefined) continue;
      for (const value of candidates) if (plain.startsWith(value, at)) shared.add(value);
    }
  }
  return { own: values.filter((value) => !shared.has(value)), shared: shared.size };
}

// Two code units: the shortest value may be one character of four bytes, which is two.
const shortestStart = 2;
