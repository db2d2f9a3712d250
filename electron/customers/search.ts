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
  wordSeeker,
} from './search-store.ts';
import { type NearWord, nearestOf, nearWords, slipsForgiven } from './spelling.ts';

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

type Graded = { readonly row: number; readonly text: string; readonly grade: number; readonly at: Instant | null };

const crowd = 1200;
const stepsThroughCrowd = 2000;
const wholeWordsOfCrowd = 300;
const someOfCrowd = 100;
const fewEnough = 1200;
const rowsOfNearWord = 1500;

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
  for (const line of linesOf(db, [...whole, ...some.slice(0, someOfCrowd)])) lines.set(line[0], line);
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

/** Everybody who matches when a slip in one word is forgiven, else two slips, else slips in every word. */
function forgiving(db: ReadDb, typed: string): readonly Graded[] {
  const words = [...(readTyped(typed)[0] ?? [])].sort((one, other) => other.length - one.length);
  for (const most of [1, 2]) {
    const found = words.filter((word) => slipsForgiven(word) >= most).map((word) => oneNear(db, words, word, most));
    if (found.some((some) => some.length > 0)) return bestOfEach(found.flat());
  }
  return words.length > 1 && words.every((word) => slipsForgiven(word) > 0) ? allNear(db, words) : [];
}

/** Two words of one person may both be near to something. */
function bestOfEach(found: readonly Graded[]): readonly Graded[] {
  const each = new Map<number, Graded>();
  for (const one of found) if (one.grade > (each.get(one.row)?.grade ?? -Infinity)) each.set(one.row, one);
  return [...each.values()];
}

/** Those who have all the words but one, and something near to that one. */
function oneNear(db: ReadDb, words: readonly string[], slipped: string, most: number): readonly Graded[] {
  const rest = words.filter((word) => word !== slipped);
  const some = rest.length === 0 ? [] : candidates(db, rest, fewEnough + 1);
  if (rest.length > 0 && some.length <= fewEnough) {
    return grade(linesOf(db, some), rest).flatMap((line) => {
      const near = nearestOf(slipped, most, line.text.split(/[ \n]/));
      return near === null ? [] : [{ ...line, grade: closeness(near) }];
    });
  }
  const near = rowsNear(db, slipped, most);
  const lines = linesOf(db, [...near.keys()]).filter(([, text]) => rest.length === 0 || gradeOf(text, rest) > 0);
  return lines.map(([row, text, at]) => ({ row, text, grade: near.get(row) ?? 0, at }));
}

function allNear(db: ReadDb, words: readonly string[]): readonly Graded[] {
  let both: Map<number, number> | null = null;
  for (const word of words) {
    const near = rowsNear(db, word, slipsForgiven(word));
    both = both === null ? near : inBoth(both, near);
    if (both.size === 0) return [];
  }
  const found = both ?? new Map<number, number>();
  return linesOf(db, [...found.keys()]).map(([row, text, at]) => ({ row, text, grade: found.get(row) ?? 0, at }));
}

function rowsNear(db: ReadDb, typed: string, most: number): Map<number, number> {
  const rows = new Map<number, number>();
  for (const near of nearWords(typed, most, wordSeeker(db))) {
    for (const row of rowsWithWord(db, near.word, rowsOfNearWord)) {
      rows.set(row, Math.max(closeness(near), rows.get(row) ?? -100));
    }
  }
  return rows;
}

function closeness({ slips, whole }: NearWord): number {
  return -slips * 10 - Math.min(whole, 9);
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
  return lines
    .map(([row, text, at]) => ({ row, text, grade: gradeOf(text, words), at }))
    .filter((line) => line.grade > 0);
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
