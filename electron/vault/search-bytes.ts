/** Values made ready to be looked for, all of them in one pass over the bytes. */
export type Needles = { readonly short: PatternIndex; readonly long: PatternIndex };

/**
 * Patterns found by an anchor, a piece of their own bytes: four of them, or eight in `last` and `before`. `maybe` says in
 * one small read that nothing with this hash is looked for. Hashes are the upper bits, all but `shift` of 32.
 */
type PatternIndex = {
  readonly entries: readonly Entry[];
  readonly shift: number;
  readonly maybe: Int32Array;
  /** First entry by the hash of its anchor, and the next one with the same hash; -1 for none. */
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly before: Int32Array;
  readonly last: Int32Array;
};

/** `anchorAt` is where in the pattern the anchor begins. */
type Entry = { readonly pattern: Pattern; readonly anchorAt: number };
type Pattern = { readonly bytes: Buffer; readonly values: readonly number[] };

/** Nothing shorter can be looked for. */
export const fewestBytes = 4;
/** A longer value may lie across several pages; its first bytes stand for it. */
export const longestWhole = 512;
const standsForLonger = 64;
/** Wherever so many bytes lie, eight of them begin at an even place: it is enough to look at every second byte. */
const longFrom = 9;

/**
 * Makes values ready: as they are, in lower case, and both in the two bytes of UTF-16 (little-endian). ASCII letters
 * are found in either case. A value has at least four bytes in UTF-8.
 */
export function needlesFor(values: readonly string[]): Needles {
  const owners = new Map<string, number[]>();
  values.forEach((value, index) => {
    for (const bytes of formsOf(value)) {
      const form = bytes.toString('latin1');
      const known = owners.get(form);
      if (known === undefined) owners.set(form, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  });
  const patterns = [...owners].map(([form, of]) => ({ bytes: Buffer.from(form, 'latin1'), values: of }));
  return {
    short: indexed(
      patterns.filter(({ bytes }) => bytes.length < longFrom),
      { bytes: 4, every: 1 },
      shortAnchor,
    ),
    long: indexed(
      patterns.filter(({ bytes }) => bytes.length >= longFrom),
      { bytes: 8, every: 2 },
      longAnchor,
    ),
  };
}

/** Adds what is found in the bytes to the counts, one count for each value. */
export function countIn(bytes: Uint8Array, { short, long }: Needles, counts: Uint32Array): void {
  const { words, folded } = foldedCopy(bytes);
  countLong(words, folded, bytes.length, long, counts);
  if (short.entries.length > 0) countShort(words, folded, bytes.length, short, counts);
}

// The two loops run for every byte of the book: no call, no object and no allocation in them but for what was found.
function countLong(words: Int32Array, folded: Uint8Array, length: number, index: PatternIndex, counts: Uint32Array) {
  const { maybe, shift } = index;
  const end = Math.ceil(length / 4);
  let [first, second] = [words[0] as number, words[1] as number];
  for (let word = 0; word < end; word++) {
    const third = words[word + 2] as number;
    const here = hash(first, second) >>> shift;
    if (((maybe[here >>> 5] as number) & (1 << (here & 31))) !== 0) {
      countAt(index, first, second, folded, word * 4, length, counts);
    }
    const before = (first >>> 16) | (second << 16);
    const last = (second >>> 16) | (third << 16);
    const between = hash(before, last) >>> shift;
    if (((maybe[between >>> 5] as number) & (1 << (between & 31))) !== 0) {
      countAt(index, before, last, folded, word * 4 + 2, length, counts);
    }
    first = second;
    second = third;
  }
}

function countShort(words: Int32Array, folded: Uint8Array, length: number, index: PatternIndex, counts: Uint32Array) {
  const { maybe, shift } = index;
  let four = words[0] as number;
  for (let at = 0; at < length; at++) {
    const here = hash(0, four) >>> shift;
    if (((maybe[here >>> 5] as number) & (1 << (here & 31))) !== 0) {
      countAt(index, 0, four, folded, at, length, counts);
    }
    four = (four >>> 8) | ((folded[at + 4] as number) << 24);
  }
}

/** Those of the values that stand in one of these texts, be it as part of a longer one. */
export function standingIn(values: readonly string[], texts: Iterable<Uint8Array>): ReadonlySet<string> {
  const needles = needlesFor(values);
  const counts = new Uint32Array(values.length);
  let since = 0;
  for (const text of texts) {
    countIn(text, needles, counts);
    // Most are found where they are likely to stand: then there is no need to read on.
    if (++since % textsBetween === 0 && counts.every((count) => count > 0)) break;
  }
  return new Set(values.filter((_, index) => counts[index] !== 0));
}

const textsBetween = 4096;

let scratch = new Int32Array(2048);

// Four bytes at a time, and the processor's own order: every computer this runs on puts the lowest byte first.
function foldedCopy(bytes: Uint8Array): { readonly words: Int32Array; readonly folded: Uint8Array } {
  const needed = Math.ceil(bytes.length / 4) + 3;
  if (scratch.length < needed) scratch = new Int32Array(needed * 2);
  const folded = new Uint8Array(scratch.buffer);
  folded.set(bytes);
  folded.fill(0, bytes.length, needed * 4);
  for (let word = 0; word < needed; word++) scratch[word] = foldWord(scratch[word] as number);
  return { words: scratch, folded };
}

// `A` to `Z` become `a` to `z` in all four bytes at once; a byte with its highest bit set is no ASCII letter.
function foldWord(word: number): number {
  const low = word & 0x7f7f7f7f;
  const upper = ~word & 0x80808080 & ((low + 0x3f3f3f3f) ^ (low + 0x25252525));
  return word | (upper >>> 2);
}

function formsOf(value: string): readonly Buffer[] {
  const forms = [value, value.toLowerCase()].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
  ]);
  if ((forms[0] as Buffer).length < fewestBytes) throw new Error('a value to look for has at least four bytes');
  return forms
    .filter((form) => form.length >= fewestBytes)
    .map((form) =>
      Buffer.from(form.subarray(0, form.length > longestWhole ? standsForLonger : form.length).map(foldedByte)),
    );
}

function foldedByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

type Anchor = { readonly before: number; readonly last: number };

const shortAnchor = ({ bytes }: Pattern, at: number): Anchor => ({ before: 0, last: bytes.readInt32LE(at) });

const longAnchor = ({ bytes }: Pattern, at: number): Anchor => ({
  before: bytes.readInt32LE(at),
  last: bytes.readInt32LE(at + 4),
});

// Telephone numbers and e-mail addresses begin alike; each pattern is found by that piece of it which fewest share. Where only
// every second byte is looked at, a pattern has two such pieces: one of them is seen wherever the pattern begins.
function indexed(
  patterns: readonly Pattern[],
  anchors: { readonly bytes: number; readonly every: number },
  anchorAt: (pattern: Pattern, at: number) => Anchor,
): PatternIndex {
  const count = patterns.length * anchors.every;
  const bits = Math.min(mostHashBits, Math.max(fewestHashBits, Math.ceil(Math.log2(count * slotsPerAnchor + 1))));
  const shift = 32 - bits;
  const load = new Uint32Array(1 << bits);
  const heads = new Int32Array(1 << bits).fill(-1);
  const maybe = new Int32Array(1 << (bits - 5));
  const next = new Int32Array(count).fill(-1);
  const before = new Int32Array(count);
  const last = new Int32Array(count);
  const entries: Entry[] = [];
  for (const pattern of patterns) {
    for (let first = 0; first < anchors.every; first++) {
      let [best, fewest, slot] = [first, Number.POSITIVE_INFINITY, 0];
      for (let at = first; at + anchors.bytes <= pattern.bytes.length && fewest > 0; at += anchors.every) {
        const anchor = anchorAt(pattern, at);
        const here = hash(anchor.before, anchor.last) >>> shift;
        const shared = load[here] as number;
        if (shared < fewest) [best, fewest, slot] = [at, shared, here];
      }
      const anchor = anchorAt(pattern, best);
      const one = entries.length;
      before[one] = anchor.before;
      last[one] = anchor.last;
      next[one] = heads[slot] as number;
      heads[slot] = one;
      load[slot] = (load[slot] as number) + 1;
      maybe[slot >>> 5] = (maybe[slot >>> 5] as number) | (1 << (slot & 31));
      entries.push({ pattern, anchorAt: best });
    }
  }
  return { entries, shift, maybe, heads, next, before, last };
}

const slotsPerAnchor = 32;
const fewestHashBits = 16;
const mostHashBits = 22;

function countAt(
  index: PatternIndex,
  before: number,
  last: number,
  folded: Uint8Array,
  at: number,
  length: number,
  counts: Uint32Array,
): void {
  for (let one = index.heads[hash(before, last) >>> index.shift] as number; one >= 0; one = index.next[one] as number) {
    if (index.last[one] !== last || index.before[one] !== before) continue;
    const { pattern, anchorAt } = index.entries[one] as Entry;
    if (!isAt(folded, at - anchorAt, length, pattern.bytes)) continue;
    for (const value of pattern.values) counts[value] = (counts[value] as number) + 1;
  }
}

function hash(before: number, last: number): number {
  return Math.imul(Math.imul(before, 0x85ebca6b) ^ last, 0x9e3779b1);
}

function isAt(folded: Uint8Array, start: number, length: number, pattern: Uint8Array): boolean {
  if (start < 0 || start + pattern.length > length) return false;
  for (let index = 0; index < pattern.length; index++) {
    if (folded[start + index] !== pattern[index]) return false;
  }
  return true;
}
