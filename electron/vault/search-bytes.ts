import { hash, type Needles, needlesFor, otherHash, type PatternIndex, type Patterns } from './needles.ts';

/** Adds what is found in the bytes to the counts, one count for each value. */
export function countIn(bytes: Uint8Array, { patterns, short, long }: Needles, counts: Uint32Array): void {
  const hay = foldedCopy(bytes);
  countLong(hay, long, patterns, counts);
  if (short.anchors > 0) countShort(hay, short, patterns, counts);
}

/** What is looked through: its bytes in lower case, the same four at a time, and how many of them count. */
type Hay = { readonly words: Int32Array; readonly folded: Uint8Array; readonly length: number };

// The two loops run for every byte of the book: no call, no object and no allocation in them but for what was found.
function countLong(hay: Hay, index: PatternIndex, patterns: Patterns, counts: Uint32Array) {
  const { words } = hay;
  const { maybe, shift } = index;
  const end = Math.ceil(hay.length / 4);
  let [first, second] = [words[0] as number, words[1] as number];
  for (let word = 0; word < end; word++) {
    const third = words[word + 2] as number;
    const here = hash(first, second) >>> shift;
    if (((maybe[here >>> 5] as number) & (1 << (here & 31))) !== 0) {
      countAt(index, first, second, hay, word * 4, patterns, counts);
    }
    const before = (first >>> 16) | (second << 16);
    const last = (second >>> 16) | (third << 16);
    const between = hash(before, last) >>> shift;
    if (((maybe[between >>> 5] as number) & (1 << (between & 31))) !== 0) {
      countAt(index, before, last, hay, word * 4 + 2, patterns, counts);
    }
    first = second;
    second = third;
  }
}

function countShort(hay: Hay, index: PatternIndex, patterns: Patterns, counts: Uint32Array) {
  const { words } = hay;
  const { maybe, shift } = index;
  const end = Math.ceil(hay.length / 4);
  let first = words[0] as number;
  for (let word = 0; word < end; word++) {
    const second = words[word + 1] as number;
    let four = first;
    for (let byte = 0; byte < 4; byte++) {
      const here = hash(0, four) >>> shift;
      if (((maybe[here >>> 5] as number) & (1 << (here & 31))) !== 0) {
        countAt(index, 0, four, hay, word * 4 + byte, patterns, counts);
      }
      four = (four >>> 8) | (((second >>> (byte * 8)) & 0xff) << 24);
    }
    first = second;
  }
}

/** Those of the values that stand in one of these texts, be it as part of a longer one. */
export function standingIn(
  values: readonly string[],
  texts: Iterable<Uint8Array>,
  needles: Needles = needlesFor(values),
): ReadonlySet<string> {
  // Whoever made the needles may have added something of their own at the end.
  const counts = new Uint32Array(needles.values);
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
function foldedCopy(bytes: Uint8Array): Hay {
  const needed = Math.ceil(bytes.length / 4) + 3;
  if (scratch.length < needed) scratch = new Int32Array(needed * 2);
  const folded = new Uint8Array(scratch.buffer);
  folded.set(bytes);
  folded.fill(0, bytes.length, needed * 4);
  for (let word = 0; word < needed; word++) scratch[word] = foldWord(scratch[word] as number);
  return { words: scratch, folded, length: bytes.length };
}

// `A` to `Z` become `a` to `z` in all four bytes at once; a byte with its highest bit set is no ASCII letter.
function foldWord(word: number): number {
  const low = word & 0x7f7f7f7f;
  const upper = ~word & 0x80808080 & ((low + 0x3f3f3f3f) ^ (low + 0x25252525));
  return word | (upper >>> 2);
}

function countAt(
  index: PatternIndex,
  before: number,
  last: number,
  hay: Hay,
  at: number,
  patterns: Patterns,
  counts: Uint32Array,
): void {
  const other = otherHash(before, last) >>> index.shift;
  if (((index.likely[other >>> 5] as number) & (1 << (other & 31))) === 0) return;
  const { starts, values, valueStarts } = patterns;
  for (let one = index.heads[hash(before, last) >>> index.shift] as number; one >= 0; one = index.next[one] as number) {
    if (index.last[one] !== last || index.before[one] !== before) continue;
    const pattern = index.pattern[one] as number;
    const [start, end] = [starts[pattern] as number, starts[pattern + 1] as number];
    if (!isAt(hay, at - (index.anchorAt[one] as number), patterns.bytes, start, end)) continue;
    for (let of = valueStarts[pattern] as number; of < (valueStarts[pattern + 1] as number); of++) {
      const value = values[of] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
}

function isAt({ folded, length }: Hay, at: number, bytes: Uint8Array, start: number, end: number): boolean {
  if (at < 0 || at + end - start > length) return false;
  for (let index = start; index < end; index++) {
    if (folded[at + index - start] !== bytes[index]) return false;
  }
  return true;
}
