/**
 * Which texts of a file were seen before, and with what: a table of numbers that takes a few bytes for each, because a
 * file may hold millions. Two texts that this takes for one are a chance of one in a million million.
 */
export type Seen = {
  /** The number that came with this text first; `null` when it is new, and then remembered. */
  first(text: string, number: number): number | null;
  /** The same without remembering it. */
  find(text: string): number | null;
};

/** Nothing seen yet. In many small tables, because one that grows keeps everybody waiting for as long as that takes. */
export function seenTexts(): Seen {
  const parts = Array.from({ length: 1 << partBits }, seenPart);
  const partOf = (slot: number) => parts[slot >>> (32 - partBits)] as SeenPart;
  return {
    first(text, number) {
      const [slot, mark] = hashes(text);
      return partOf(slot).first(slot, mark, number);
    },
    find(text) {
      const [slot, mark] = hashes(text);
      return partOf(slot).find(slot, mark);
    },
  };
}

const partBits = 5;

type SeenPart = {
  first(slot: number, mark: number, number: number): number | null;
  find(slot: number, mark: number): number | null;
};

function seenPart(): SeenPart {
  let size = 1 << 8;
  let used = 0;
  let marks = new Uint32Array(size);
  let numbers = new Uint32Array(size);
  let slots = new Uint32Array(size);

  function place(slot: number, mark: number): number {
    let at = slot & (size - 1);
    while (marks[at] !== 0 && marks[at] !== mark) at = (at + 1) & (size - 1);
    return at;
  }

  function put(slot: number, mark: number, number: number): void {
    const at = place(slot, mark);
    marks[at] = mark;
    slots[at] = slot;
    numbers[at] = number;
  }

  function grow(): void {
    const [oldMarks, oldNumbers, oldSlots] = [marks, numbers, slots];
    size *= 2;
    marks = new Uint32Array(size);
    numbers = new Uint32Array(size);
    slots = new Uint32Array(size);
    for (const [at, mark] of oldMarks.entries()) if (mark !== 0) put(oldSlots[at] ?? 0, mark, oldNumbers[at] ?? 0);
  }

  return {
    first(slot, mark, number) {
      const at = place(slot, mark);
      if (marks[at] !== 0) return numbers[at] ?? 0;
      put(slot, mark, number);
      used += 1;
      if (used * 10 > size * 7) grow();
      return null;
    },
    find(slot, mark) {
      const at = place(slot, mark);
      return marks[at] === 0 ? null : (numbers[at] ?? 0);
    },
  };
}

/** Two numbers of 32 bits that have little to do with each other; the second is never 0. */
function hashes(text: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0, other >>> 0 || 1];
}
