import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOf, nearWords, slipsForgiven } from '../../electron/customers/spelling.ts';

const words = ['anna', 'annika', 'mueller', 'schmid', 'schmidt', 'schmitz', 'smith', 'smyth', 'wójcik'].sort();

describe('forgiving slips', () => {
  it.each([
    ['shcmidt', 1, 'schmidt'],
    ['schmit', 1, 'schmitz'],
    ['smiht', 1, 'smith'],
    ['snith', 1, 'smith'],
    ['mueler', 1, 'mueller'],
    ['xnna', 1, 'anna'],
    ['scmhitd', 2, 'schmidt'],
  ])('reads %s, with %i slips, as %s', (typed, most, meant) => {
    expect(nearWords(typed, most, seekIn(words))[0]?.word).toBe(meant);
  });

  it('forgives one slip in a short word, two in a long one, and none in digits or in next to nothing', () => {
    expect(['an', 'anna', 'smith', 'miller', '12345'].map(slipsForgiven)).toEqual([0, 1, 1, 2, 0]);
  });

  it('finds exactly what comparing with every word finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'ł', '子', '\u{20000}'),
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, fc.constantFrom(1, 2), (some, typed, most) => {
        const sorted = [...some].sort(asSqlite);
        const walked = nearWords(typed, most, seekIn(sorted), 1000).map((near) => [near.word, near.slips]);
        const compared = sorted
          .map((one) => [one, slipsToStart(typed, one)] as const)
          .filter(([, slips]) => slips <= most);
        expect(new Map(walked as [string, number][])).toEqual(new Map(compared));
        expect(nearestOf(typed, most, sorted)?.slips).toBe(compared.map(([, slips]) => slips).sort()[0]);
      }),
      { numRuns: 500 },
    );
  });
});

function seekIn(sorted: readonly string[]) {
  return (key: string) => sorted.find((word) => asSqlite(word, key) >= 0) ?? null;
}

function asSqlite(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** The textbook's restricted Damerau-Levenshtein distance from what was typed to the nearest start of a word. */
function slipsToStart(typed: string, word: string): number {
  const [a, b] = [[...typed], [...word]];
  const d: number[][] = Array.from({ length: b.length + 1 }, () => Array<number>(a.length + 1).fill(0));
  const at = (i: number, j: number) => d[i]?.[j] ?? Infinity;
  for (let i = 0; i <= b.length; i += 1) {
    for (let j = 0; j <= a.length; j += 1) {
      let least =
        i === 0
          ? j
          : j === 0
            ? i
            : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[j - 1] === b[i - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[j - 1] === b[i - 2] && a[j - 2] === b[i - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = least;
    }
  }
  return Math.min(...d.map((row) => row[a.length] ?? Infinity));
}
