import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWhole, needlesFor } from '../../electron/vault/needles.ts';
import { countIn, standingIn } from '../../electron/vault/search-bytes.ts';

function counts(values: readonly string[], haystack: Buffer): readonly number[] {
  const found = new Uint32Array(values.length);
  countIn(haystack, needlesFor(values), found);
  return [...found];
}

test('finds a value as it is, in another case, and in two-byte letters', () => {
  const values = ['Zuzanna Wrzos', 'Ærø Blomst', '+441174960123'];
  const text = 'x ZUZANNA wrzos, zuzanna wrzosu; Ærø blomst ÆRØ; 441174960123';
  expect(counts(values, Buffer.from(text, 'utf8'))).toEqual([2, 1, 0]);
  expect(counts(values, Buffer.from(` +441174960123${text}`, 'utf16le'))).toEqual([2, 1, 1]);
});

test('finds a value at the very beginning and the very end, and none that is cut off', () => {
  expect(counts(['rose'], Buffer.from('rose rose'))).toEqual([2]);
  expect(counts(['rose'], Buffer.from('ros ose'))).toEqual([0]);
});

test('looks for a long value by its first bytes, because pages may have cut it', () => {
  const long = 'lavender and thyme, '.repeat(40);
  expect(long.length).toBeGreaterThan(longestWhole);
  expect(counts([long], Buffer.from(long.slice(0, 70)))).toEqual([1]);
});

test('counts exactly what a search for one value after another counts', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'ß'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 30 }),
      fc.array(letters, { maxLength: 60 }),
      (values, words) => {
        const text = words.join('');
        expect(counts(values, Buffer.from(text))).toEqual(values.map((value) => occurrences(text, value)));
      },
    ),
  );
});

test('ten thousand values cost no more passes than one', () => {
  const values = Array.from({ length: 10_000 }, (_, n) => `+4411749${String(n).padStart(5, '0')}`);
  const haystack = Buffer.from(values.join(' '));
  expect(counts(values, haystack)).toEqual(values.map(() => 1));
  const needles = needlesFor(values);
  const longest = needles.long.heads.reduce((most, head) => Math.max(most, chainLength(needles.long.next, head)), 0);
  // By their first four bytes all ten thousand would be alike.
  expect(longest).toBeLessThan(100);
});

test('is found in texts exactly where a search for one after another would find it', () => {
  const letters = fc.constantFrom('a', 'b', 'ß', ' ');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: letters, minLength: 4, maxLength: 12 }), { maxLength: 12 }),
      fc.array(fc.string({ unit: letters, maxLength: 30 })),
      (values, texts) => {
        const naive = values.filter((value) => texts.some((text) => text.includes(value)));
        expect([
          ...standingIn(
            values,
            texts.map((text) => Buffer.from(text)),
          ),
        ]).toEqual(naive);
      },
    ),
  );
});

function occurrences(text: string, value: string): number {
  const fold = (from: string) => from.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [hay, needle] = [fold(text), fold(value)];
  let count = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) count += 1;
  return count;
}

function chainLength(next: Int32Array, head: number): number {
  let length = 0;
  for (let index = head; index >= 0; index = next[index] as number) length += 1;
  return length;
}
