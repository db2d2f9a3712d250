/** A word that somebody may have meant, and how many slips lie between. */
export type NearWord = {
  readonly word: string;
  readonly slips: number;
  /** How much longer or shorter the whole word is. */
  readonly whole: number;
};

/** How many slips are forgiven in a word of this length. */
export function slipsForgiven(typed: string): 0 | 1 | 2 {
  const { length } = [...typed];
  return length < 3 || /^\p{N}+$/u.test(typed) ? 0 : length <= 5 ? 1 : 2;
}

/**
 * The words that begin like what was typed, give or take `most` slips (a letter wrong, missing, too many, or two
 * swapped: restricted Damerau-Levenshtein), nearest first. Walks the sorted words like a tree: `atOrAfter` answers the
 * first word not before its key, and whole branches that cannot match are never looked at.
 */
export function nearWords(
  typed: string,
  most: number,
  atOrAfter: (key: string) => string | null,
  atMost = 12,
): readonly NearWord[] {
  const table = tableFor(typed, most);
  const found: NearWord[] = [];
  let word = atOrAfter('');
  for (let step = 0; word !== null && step < mostSteps; step += 1) {
    const near = table.compare(word);
    if (near !== null) found.push(near);
    word = atOrAfter(near === null ? table.afterBranch() : `${word}\u0001`);
  }
  return found.sort(nearestFirst).slice(0, atMost);
}

/** The nearest of some words, when one of them begins like what was typed, give or take `most` slips. */
export function nearestOf(typed: string, most: number, words: readonly string[]): NearWord | null {
  const table = tableFor(typed, most);
  const found = words.map((word) => table.compare(word)).filter((near) => near !== null);
  return found.sort(nearestFirst)[0] ?? null;
}

const mostSteps = 20_000;

function nearestFirst(a: NearWord, b: NearWord): number {
  return a.slips - b.slips || a.whole - b.whole;
}

/** The table of distances, kept from word to word as far as they begin alike. */
function tableFor(typed: string, most: number) {
  const wanted = [...typed];
  const path: string[] = [];
  const rows: number[][] = [[0, ...wanted.map((_, index) => index + 1)]];
  const least: number[] = [0];
  return {
    compare(word: string): NearWord | null {
      const letters = [...word];
      let shared = 0;
      while (shared < path.length && path[shared] === letters[shared]) shared += 1;
      path.length = shared;
      rows.length = shared + 1;
      least.length = shared + 1;
      while (path.length < letters.length && (least[path.length] ?? 0) <= most) {
        path.push(letters[path.length] ?? '');
        const row = nextRow(wanted, path, rows);
        rows.push(row);
        least.push(Math.min(...row));
      }
      let slips = wanted.length;
      for (const row of rows) slips = Math.min(slips, row[wanted.length] ?? slips);
      return slips > most ? null : { word, slips, whole: Math.abs(letters.length - wanted.length) };
    },
    /** The key after every word that begins as the one compared last, up to where it went wrong. */
    afterBranch: () => ((least[path.length] ?? 0) > most ? nextSibling(path) : `${path.join('')}\u0001`),
  };
}

function nextRow(wanted: readonly string[], path: readonly string[], rows: readonly number[][]): number[] {
  const above = last(rows);
  const twoAbove = rows[rows.length - 2];
  const letter = path[path.length - 1];
  const before = path[path.length - 2];
  const row = [(above[0] ?? 0) + 1];
  for (let j = 1; j <= wanted.length; j += 1) {
    const same = wanted[j - 1] === letter ? 0 : 1;
    let least = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + same);
    if (j > 1 && twoAbove !== undefined && wanted[j - 1] === before && wanted[j - 2] === letter) {
      least = Math.min(least, (twoAbove[j - 2] ?? 0) + 1);
    }
    row.push(least);
  }
  return row;
}

// Words are ordered by code point, as SQLite orders UTF-8; the gap of the surrogates holds none.
function nextSibling(path: readonly string[]): string {
  const point = (path[path.length - 1]?.codePointAt(0) ?? 0) + 1;
  return path.slice(0, -1).join('') + String.fromCodePoint(point === 0xd800 ? 0xe000 : point);
}

function last(rows: readonly number[][]): readonly number[] {
  return rows[rows.length - 1] ?? [];
}
