/** Values made ready to be looked for, all of them in one pass over the bytes. */
export type Needles = {
  readonly patterns: readonly Pattern[];
  /** First pattern by the hash of its anchor, and the next one with the same hash; -1 for none. */
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly anchors: Int32Array;
};

type Pattern = { readonly bytes: Buffer; readonly values: readonly number[]; readonly anchorAt: number };

/** Nothing shorter can be looked for. */
export const fewestBytes = 4;
/** A longer value may lie across several pages; its first bytes stand for it. */
export const longestWhole = 512;
const standsForLonger = 64;

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
  return indexed(
    [...owners].map(([form, valuesOfForm]) => ({ bytes: Buffer.from(form, 'latin1'), values: valuesOfForm })),
  );
}

/** Adds what is found between `from` and `to` to the counts, one count for each value. */
export function countIn(bytes: Buffer, from: number, to: number, needles: Needles, counts: Uint32Array): void {
  const { patterns, heads, next, anchors } = needles;
  let window = 0;
  for (let at = from; at < to; at++) {
    window = (window >>> 8) | ((fold[bytes[at] as number] as number) << 24);
    if (at < from + 3) continue;
    for (let index = heads[hash(window)] as number; index >= 0; index = next[index] as number) {
      if (anchors[index] !== window) continue;
      const pattern = patterns[index] as Pattern;
      if (!isAt(bytes, at - 3 - pattern.anchorAt, from, to, pattern.bytes)) continue;
      for (const value of pattern.values) counts[value] = (counts[value] as number) + 1;
    }
  }
}

const hashBits = 20;
const fold = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

function formsOf(value: string): readonly Buffer[] {
  const forms = [value, value.toLowerCase()].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
  ]);
  if ((forms[0] as Buffer).length < fewestBytes) throw new Error('a value to look for has at least four bytes');
  return forms
    .filter((form) => form.length >= fewestBytes)
    .map((form) =>
      Buffer.from(form.subarray(0, form.length > longestWhole ? standsForLonger : form.length).map(folded)),
    );
}

function folded(byte: number): number {
  return fold[byte] as number;
}

// Telephone numbers and e-mail addresses begin alike; each pattern is found by the four of its bytes that fewest share.
function indexed(forms: readonly Omit<Pattern, 'anchorAt'>[]): Needles {
  const load = new Map<number, number>();
  const heads = new Int32Array(1 << hashBits).fill(-1);
  const next = new Int32Array(forms.length).fill(-1);
  const anchors = new Int32Array(forms.length);
  const patterns = forms.map((form, index) => {
    let anchorAt = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 4 <= form.bytes.length && least > 0; at++) {
      const shared = load.get(form.bytes.readInt32LE(at)) ?? 0;
      if (shared < least) [least, anchorAt] = [shared, at];
    }
    const anchor = form.bytes.readInt32LE(anchorAt);
    load.set(anchor, (load.get(anchor) ?? 0) + 1);
    anchors[index] = anchor;
    const slot = hash(anchor);
    next[index] = heads[slot] as number;
    heads[slot] = index;
    return { ...form, anchorAt };
  });
  return { patterns, heads, next, anchors };
}

function hash(window: number): number {
  return Math.imul(window, 0x9e3779b1) >>> (32 - hashBits);
}

function isAt(bytes: Buffer, start: number, from: number, to: number, pattern: Buffer): boolean {
  if (start < from || start + pattern.length > to) return false;
  for (let index = 0; index < pattern.length; index++) {
    if (fold[bytes[start + index] as number] !== pattern[index]) return false;
  }
  return true;
}
