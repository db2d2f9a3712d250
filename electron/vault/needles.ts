/**
 * Values made ready to be looked for, all of them in one pass over the bytes. It is numbers in shared memory from end to end:
 * made once, it is handed to every thread that looks.
 */
export type Needles = {
  readonly values: number;
  readonly patterns: Patterns;
  readonly short: PatternIndex;
  readonly long: PatternIndex;
};

/** The bytes of every pattern one after the other and where each begins; and the same for the values that it stands for. */
export type Patterns = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly valueStarts: Int32Array;
};

/**
 * Patterns found by an anchor, a piece of their own bytes: four of them, or eight in `last` and `before`. `maybe` says in
 * one small read that nothing with this hash is looked for, `likely` the same by another hash: both are wrong once in six
 * hundred times. Hashes are the upper bits, all but `shift` of 32.
 */
export type PatternIndex = {
  /** How many anchors there are. */
  readonly anchors: number;
  readonly shift: number;
  readonly maybe: Int32Array;
  readonly likely: Int32Array;
  /** First anchor with this hash, and the next one with the same; -1 for none. */
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly before: Int32Array;
  readonly last: Int32Array;
  /** Of which pattern an anchor is a piece, and where in it. */
  readonly pattern: Int32Array;
  readonly anchorAt: Int32Array;
};

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
    for (const form of formsOf(value)) {
      const known = owners.get(form);
      if (known === undefined) owners.set(form, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  });
  const patterns = patternsOf(owners);
  return {
    values: values.length,
    patterns,
    short: indexed(patterns, (length) => length < longFrom, { bytes: 4, every: 1 }),
    long: indexed(patterns, (length) => length >= longFrom, { bytes: 8, every: 2 }),
  };
}

function patternsOf(owners: ReadonlyMap<string, readonly number[]>): Patterns {
  const forms = [...owners.keys()];
  const known = [...owners.values()];
  const starts = startsOf(forms);
  const valueStarts = startsOf(known);
  const patterns = {
    bytes: new Uint8Array(new SharedArrayBuffer(starts[forms.length] as number)),
    starts,
    values: numbers(valueStarts[forms.length] as number),
    valueStarts,
  };
  forms.forEach((form, index) => {
    patterns.bytes.set(Buffer.from(form, 'latin1'), starts[index]);
  });
  known.forEach((of, index) => {
    patterns.values.set(of, valueStarts[index]);
  });
  return patterns;
}

/** Where each of these begins when they lie one after the other, and where the last ends. */
function startsOf(all: readonly { readonly length: number }[]): Int32Array {
  const starts = numbers(all.length + 1);
  all.forEach(({ length }, index) => {
    starts[index + 1] = (starts[index] as number) + length;
  });
  return starts;
}

function numbers(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * 4));
}

/** The bytes to look for, a letter each; nearly always a value and the same in lower case are one. */
function formsOf(value: string): readonly string[] {
  const utf8 = Buffer.from(value, 'utf8');
  if (utf8.length < fewestBytes) throw new Error('a value to look for has at least four bytes');
  const lower = value.toLowerCase();
  const forms = [utf8, Buffer.from(value, 'utf16le')];
  if (lower !== value) forms.push(Buffer.from(lower, 'utf8'), Buffer.from(lower, 'utf16le'));
  return forms.filter((form) => form.length >= fewestBytes).map(foldedForm);
}

function foldedForm(form: Buffer): string {
  const bytes = form.length > longestWhole ? form.subarray(0, standsForLonger) : form;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x41 && byte <= 0x5a) bytes[at] = byte + 0x20;
  }
  return bytes.toString('latin1');
}

// Telephone numbers and e-mail addresses begin alike; each pattern is found by that piece of it which fewest share. Where only
// every second byte is looked at, a pattern has two such pieces: one of them is seen wherever the pattern begins.
function indexed(
  { bytes, starts }: Patterns,
  isOfThese: (length: number) => boolean,
  anchor: { readonly bytes: 4 | 8; readonly every: number },
): PatternIndex {
  const ends = starts.subarray(1);
  const isHere = (start: number, one: number) => isOfThese((ends[one] as number) - start);
  const anchors =
    starts.subarray(0, -1).reduce((all, start, one) => all + (isHere(start, one) ? 1 : 0), 0) * anchor.every;
  const bits = Math.min(mostHashBits, Math.max(fewestHashBits, Math.ceil(Math.log2(anchors * slotsPerAnchor + 1))));
  const shift = 32 - bits;
  const load = new Uint32Array(1 << bits);
  const index = {
    anchors,
    shift,
    maybe: numbers(1 << (bits - 5)),
    likely: numbers(1 << (bits - 5)),
    heads: numbers(1 << bits).fill(-1),
    next: numbers(anchors).fill(-1),
    before: numbers(anchors),
    last: numbers(anchors),
    pattern: numbers(anchors),
    anchorAt: numbers(anchors),
  };
  const view = new DataView(bytes.buffer);
  const [first4, last4] = anchor.bytes === 8 ? [0, 4] : [null, 0];
  const beforeAt = (at: number) => (first4 === null ? 0 : view.getInt32(at + first4, true));
  const lastAt = (at: number) => view.getInt32(at + last4, true);
  let added = 0;
  for (let pattern = 0; pattern < ends.length; pattern++) {
    const [start, end] = [starts[pattern] as number, ends[pattern] as number];
    if (!isOfThese(end - start)) continue;
    for (let first = 0; first < anchor.every; first++) {
      let [best, fewest] = [start + first, Number.POSITIVE_INFINITY];
      for (let at = start + first; at + anchor.bytes <= end && fewest > 0; at += anchor.every) {
        const shared = load[hash(beforeAt(at), lastAt(at)) >>> shift] as number;
        if (shared < fewest) [best, fewest] = [at, shared];
      }
      const slot = hash(beforeAt(best), lastAt(best)) >>> shift;
      index.before[added] = beforeAt(best);
      index.last[added] = lastAt(best);
      index.pattern[added] = pattern;
      index.anchorAt[added] = best - start;
      index.next[added] = index.heads[slot] as number;
      index.heads[slot] = added;
      load[slot] = (load[slot] as number) + 1;
      const other = otherHash(beforeAt(best), lastAt(best)) >>> shift;
      index.maybe[slot >>> 5] = (index.maybe[slot >>> 5] as number) | (1 << (slot & 31));
      index.likely[other >>> 5] = (index.likely[other >>> 5] as number) | (1 << (other & 31));
      added += 1;
    }
  }
  return index;
}

const slotsPerAnchor = 32;
const fewestHashBits = 16;
const mostHashBits = 22;

/** Spreads eight bytes over 32 bits, the upper ones best. */
export function hash(before: number, last: number): number {
  return Math.imul(Math.imul(before, 0x85ebca6b) ^ last, 0x9e3779b1);
}

/** The same in another way: what agrees in one seldom agrees in the other. */
export function otherHash(before: number, last: number): number {
  return Math.imul(Math.imul(last, 0xc2b2ae35) ^ before, 0x27d4eb2f);
}
