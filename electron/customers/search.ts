import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb } from '../database/connection.ts';
import { gradeOf, piecesOf, readTyped, startsWell } from './ranking.ts';
import {
  type Line,
  linesByLastContact,
  linesOf,
  rowsWithPieces,
  rowsWithStart,
  rowsWithWord,
  wordAtOrAfter,
} from './search-store.ts';
import { nearWords, slipsForgiven } from './spelling.ts';

/**
 * Rows of the people who match what was typed, best first: whole words before starts before middles, names before
 * contacts, then whoever was in touch last. Only when that is nobody, one or two slips of the finger are forgiven.
 * Of a crowd (more than `crowd` matches) the order is over those who were in touch lately.
 */
export function findRows(db: ReadDb, typed: string, limit: number): readonly number[] {
  return (
    firstThatFinds(readTyped(typed), (words) => {
      const near = candidates(db, words, crowd + 1);
      const lines = near.length <= crowd ? linesOf(db, near) : crowdLines(db, words, near, limit);
      return best(grade(lines, words), limit);
    }) ?? best(forgiving(db, typed), limit)
  );
}

/** Rows of everybody who matches what was typed, in no order. */
export function allRows(db: ReadDb, typed: string): readonly number[] {
  const found = firstThatFinds(readTyped(typed), (words) =>
    grade(linesOf(db, candidates(db, words, -1)), words).map(toRow),
  );
  return found ?? forgiving(db, typed).map(toRow);
}

type Graded = { readonly row: number; readonly grade: number; readonly at: Instant | null };

const crowd = 1500;
const stepsThroughCrowd = 2500;
const wholeWordsOfCrowd = 300;
const rowsOfNearWord = 4000;

function firstThatFinds(
  ways: readonly (readonly string[])[],
  find: (words: readonly string[]) => readonly number[],
): readonly number[] | null {
  for (const words of ways) {
    const rows = find(words);
    if (rows.length > 0) return rows;
  }
  return null;
}

/** Everybody who can match, and some who do not. */
function candidates(db: ReadDb, words: readonly string[], limit: number): readonly number[] {
  const pieces = piecesOf(words);
  if (pieces.length > 0) return rowsWithPieces(db, pieces, limit);
  const sets = words.map((word) => [...new Set(rowsWithStart(db, word, limit))]);
  return sets.reduce((fewest, set) => (set.length < fewest.length ? set : fewest), sets[0] ?? []);
}

// Too many to look at each: those with the whole word, and whoever was in touch last until enough of them start well.
function crowdLines(db: ReadDb, words: readonly string[], some: readonly number[], limit: number): readonly Line[] {
  const lines = new Map<number, Line>();
  const whole = words.length === 1 ? rowsWithWord(db, words[0] ?? '', wholeWordsOfCrowd) : [];
  for (const line of linesOf(db, [...whole, ...some.slice(0, wholeWordsOfCrowd)])) lines.set(line[0], line);
  let steps = 0;
  let enough = 0;
  for (const line of linesByLastContact(db)) {
    const found = gradeOf(line[1], words);
    if (found > 0) lines.set(line[0], line);
    if (startsWell(found, words)) enough += 1;
    steps += 1;
    if (enough >= limit || steps >= stepsThroughCrowd) break;
  }
  return [...lines.values()];
}

/** Everybody with words near to all that was typed; empty when nothing is near. */
function forgiving(db: ReadDb, typed: string): readonly Graded[] {
  const words = readTyped(typed)[0] ?? [];
  for (const most of [1, 2]) {
    let found: Map<number, number> | null = null;
    for (const word of words.filter((one) => slipsForgiven(one) > 0)) {
      const near = rowsNear(db, word, Math.min(most, slipsForgiven(word)));
      found = found === null ? near : inBoth(found, near);
      if (found.size === 0) break;
    }
    if (found === null || found.size === 0) continue;
    const rest = words.filter((one) => slipsForgiven(one) === 0);
    const lines = linesOf(db, [...found.keys()]).filter(([, text]) => rest.length === 0 || gradeOf(text, rest) > 0);
    if (lines.length > 0) return lines.map(([row, , at]) => ({ row, grade: found.get(row) ?? 0, at }));
  }
  return [];
}

function rowsNear(db: ReadDb, typed: string, most: number): Map<number, number> {
  const rows = new Map<number, number>();
  for (const { word, closeness } of closest(db, typed, most)) {
    for (const row of rowsWithWord(db, word, rowsOfNearWord)) rows.set(row, Math.max(closeness, rows.get(row) ?? -100));
  }
  return rows;
}

function closest(db: ReadDb, typed: string, most: number) {
  return nearWords(typed, most, (key) => wordAtOrAfter(db, key)).map(({ word, slips, whole }) => ({
    word,
    closeness: -slips * 10 - Math.min(whole, 9),
  }));
}

function inBoth(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map<number, number>();
  for (const [row, grade] of one) {
    const more = other.get(row);
    if (more !== undefined) both.set(row, grade + more);
  }
  return both;
}

function grade(lines: readonly Line[], words: readonly string[]): readonly Graded[] {
  return lines.map(([row, text, at]) => ({ row, grade: gradeOf(text, words), at })).filter((line) => line.grade > 0);
}

function best(found: readonly Graded[], limit: number): readonly number[] {
  return [...found].sort(bestFirst).slice(0, limit).map(toRow);
}

// Nobody knows when they were in touch: last. Instants sort as text.
function bestFirst(a: Graded, b: Graded): number {
  if (a.grade !== b.grade) return b.grade - a.grade;
  const [atA, atB] = [a.at ?? '', b.at ?? ''];
  return atA === atB ? b.row - a.row : atA < atB ? 1 : -1;
}

function toRow({ row }: Graded): number {
  return row;
}
