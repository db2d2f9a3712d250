/** Values made ready to be looked for, all of them in one pass over the bytes. */
export type Needles = { readonly short: PatternIndex; readonly long: PatternIndex };

/**
 * Patterns found by an anchor, a piece of their own bytes: four of them, or eight in `last` and `before`. `maybe` says in
 * one small read that nothing with this hash is looked for.
 */
type PatternIndex = {
  readonly entries: readonly Entry[];
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
const longFrom = 8;

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
      4,
      shortAnchor,
    ),
    long: indexed(
      patterns.filter(({ bytes }) => bytes.length >= longFrom),
      8,
      longAnchor,
    ),
  };
}

/** Adds what is found in the bytes to the counts, one count for each value. */
export function countIn(bytes: Uint8Array, { short, long }: Needles, counts: Uint32Array): void {
  const { words, folded } = foldedCopy(bytes);
  const anyShort = short.entries.length > 0;
  const [longMaybe, shortMaybe] = [long.maybe, short.maybe];
  const end = Math.ceil(bytes.length / 4);
  let [first, second] = [words[0] as number, words[1] as number];
  for (let word = 0; word < end; word++) {
    const third = words[word + 2] as number;
    for (let shift = 0; shift < 32; shift += 8) {
      const before = shift === 0 ? first : (first >>> shift) | (second << (32 - shift));
      const last = shift === 0 ? second : (second >>> shift) | (third << (32 - shift));
      const slot = hash(before, last);
      if (((longMaybe[slot >>> 5] as number) & (1 << (slot & 31))) !== 0) {
        countAt(long, before, last, folded, word * 4 + shift / 8, bytes.length, counts);
      }
      if (!anyShort) continue;
      const shortSlot = hash(0, before);
      if (((shortMaybe[shortSlot >>> 5] as number) & (1 << (shortSlot & 31))) !== 0) {
        countAt(short, 0, before, folded, word * 4 + shift / 8, bytes.length, counts);
      }
    }
    [first, second] = [second, third];
  }
}

/** Those of the values that stand in one of these texts, be it as part of a longer one. */
export function standingIn(values: readonly string[], texts: Iterable<Uint8Array>): ReadonlySet<string> {
  const needles = needlesFor(values);
  const counts = new Uint32Array(values.length);
  for (const text of texts) countIn(text, needles, counts);
  return new Set(values.filter((_, index) => counts[index] !== 0));
}

const hashBits = 20;

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

// Telephone numbers and e-mail addresses begin alike; each pattern is found by that piece of it which fewest share.
function indexed(
  patterns: readonly Pattern[],
  anchorBytes: number,
  anchorAt: (pattern: Pattern, at: number) => Anchor,
): PatternIndex {
  const load = new Uint32Array(1 << hashBits);
  const heads = new Int32Array(1 << hashBits).fill(-1);
  const maybe = new Int32Array(1 << (hashBits - 5));
  const next = new Int32Array(patterns.length).fill(-1);
  const before = new Int32Array(patterns.length);
  const last = new Int32Array(patterns.length);
  const entries = patterns.map((pattern, one): Entry => {
    let best = { slot: 0, at: 0, load: Number.POSITIVE_INFINITY };
    for (let at = 0; at + anchorBytes <= pattern.bytes.length && best.load > 0; at++) {
      const anchor = anchorAt(pattern, at);
      const slot = hash(anchor.before, anchor.last);
      const shared = load[slot] as number;
      if (shared < best.load) best = { slot, at, load: shared };
    }
    const { slot, at } = best;
    const anchor = anchorAt(pattern, at);
    before[one] = anchor.before;
    last[one] = anchor.last;
    next[one] = heads[slot] as number;
    heads[slot] = one;
    load[slot] = (load[slot] as number) + 1;
    maybe[slot >>> 5] = (maybe[slot >>> 5] as number) | (1 << (slot & 31));
    return { pattern, anchorAt: at };
  });
  return { entries, maybe, heads, next, before, last };
}

function countAt(
  index: PatternIndex,
  before: number,
  last: number,
  folded: Uint8Array,
  at: number,
  length: number,
  counts: Uint32Array,
): void {
  for (let one = index.heads[hash(before, last)] as number; one >= 0; one = index.next[one] as number) {
    if (index.last[one] !== last || index.before[one] !== before) continue;
    const { pattern, anchorAt } = index.entries[one] as Entry;
    if (!isAt(folded, at - anchorAt, length, pattern.bytes)) continue;
    for (const value of pattern.values) counts[value] = (counts[value] as number) + 1;
  }
}

function hash(before: number, last: number): number {
  return Math.imul(Math.imul(before, 0x85ebca6b) ^ last, 0x9e3779b1) >>> (32 - hashBits);
}

function isAt(folded: Uint8Array, start: number, length: number, pattern: Uint8Array): boolean {
  if (start < 0 || start + pattern.length > length) return false;
  for (let index = 0; index < pattern.length; index++) {
    if (folded[start + index] !== pattern[index]) return false;
  }
  return true;
}
