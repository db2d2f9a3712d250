/** A stream of numbers that is the same for the same seed on every computer (sfc32). */
export type Random = {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True about this often. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Early ones often, late ones seldom, as names are spread in a town. */
  pickSkewed<T>(from: readonly T[]): T;
  /** A UUIDv7 of a moment. */
  uuid(ms: number): string;
};

/** Starts a stream. Every text gives another one. */
export function randomFrom(seed: string): Random {
  let [a, b, c, d] = seedWords(seed);
  function word(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let warm = 0; warm < 12; warm += 1) word();
  const next = () => word() / 4294967296;
  const below = (limit: number) => Math.floor(next() * limit);
  const at = <T>(from: readonly T[], index: number): T => {
    const found = from[index];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (from) => at(from, below(from.length)),
    pickSkewed: (from) => at(from, Math.floor(next() ** 1.6 * from.length)),
    uuid(ms) {
      const time = ms.toString(16).padStart(12, '0');
      const [one, two, three] = [hex8(word()), hex8(word()), hex8(word())];
      const variant = (8 + (Number.parseInt(one.slice(3, 4), 16) % 4)).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${one.slice(0, 3)}-${variant}${one.slice(4, 7)}-${two}${three.slice(0, 4)}`;
    },
  };
}

// FNV-1a, four times over, so that near seeds start far apart.
function seedWords(seed: string): [number, number, number, number] {
  const words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let hash = start;
    for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    return hash | 0;
  });
  return [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0];
}

function hex8(word: number): string {
  return word.toString(16).padStart(8, '0');
}
