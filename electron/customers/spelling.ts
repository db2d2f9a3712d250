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
  const wanted = [...typed];
  const found: NearWord[] = [];
  const path: string[] = [];
  const rows: number[][] = [wanted.map((_, index) => index + 1)];
  rows[0]?.unshift(0);
  let word = atOrAfter('');
  for (let step = 0; word !== null && step < mostSteps; step += 1) {
    const letters = [...word];
    let shared = 0;
    while (shared < path.length && path[shared] === letters[shared]) shared += 1;
    path.length = shared;
    rows.length = shared + 1;
    while (path.length < letters.length && Math.min(...last(rows)) <= most) {
      path.push(letters[path.length] ?? '');
      rows.push(nextRow(wanted, path, rows));
    }
    const slips = Math.min(...rows.map((row) => row[wanted.length] ?? Infinity));
    if (slips <= most) found.push({ word, slips, whole: Math.abs(letters.length - wanted.length) });
    const deadEnd = slips > most && Math.min(...last(rows)) > most;
    word = atOrAfter(deadEnd ? afterBranch(path) : `${word}\u0001`);
  }
  return found.sort((a, b) => a.slips - b.slips || a.whole - b.whole).slice(0, atMost);
}

const mostSteps = 20_000;

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
function afterBranch(path: readonly string[]): string {
  const point = (path[path.length - 1]?.codePointAt(0) ?? 0) + 1;
  return path.slice(0, -1).join('') + String.fromCodePoint(point === 0xd800 ? 0xe000 : point);
}

function last(rows: readonly number[][]): readonly number[] {
  return rows[rows.length - 1] ?? [];
}
