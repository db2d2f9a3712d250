import type { Instant } from '../foundation/instant.ts';
import type { SignOut } from '../notices/changes.ts';

/** What the page asks about, top to bottom. */
export const monthLines = [
  'due',
  'list',
  'unknown',
  'requests',
  'ending',
  'rules',
  'unused',
  'outside',
  'notice',
  'signs',
  'backups',
  'drill',
  'clock',
  'journal',
] as const;
export type MonthLineName = (typeof monthLines)[number];
/** Lines that only a person can settle. */
export const lookedAt = ['ending', 'unused', 'unknown'] as const satisfies readonly MonthLineName[];

export type MonthLine = {
  readonly name: MonthLineName;
  /** `seen`: there is something, and the owner has looked at it this month. */
  readonly state: 'settled' | 'seen' | 'open';
  readonly count: number;
  /** Fields of the data map that nobody has anything in; empty for other lines. */
  readonly fields: readonly string[];
  /** Signs that may still hang and are no longer true, newest first; empty for other lines. */
  readonly signs: readonly SignOut[];
  /** When what the line speaks of was last done; `null` for other lines. */
  readonly at: Instant | null;
};

/** What happened in a calendar month (UTC), in numbers without a person. */
export type MonthFigures = {
  /** `2026-11`. */
  readonly month: string;
  readonly added: number;
  readonly visits: number;
  readonly answers: number;
  readonly stops: number;
  readonly removed: number;
  readonly reduced: number;
  readonly views: number;
};

/** One bar of a chart, with the number that stands beside it. */
export type MonthBar = { readonly month: string; readonly people: number };

export type MonthEnd = {
  readonly month: string;
  readonly lines: readonly MonthLine[];
  readonly now: MonthFigures;
  readonly before: MonthFigures;
  /** People in the book at the end of each of the last twelve months, and today. */
  readonly kept: readonly MonthBar[];
  readonly people: number;
  readonly erasures: number;
  readonly journal: { readonly length: number; readonly head: string };
  /** When this month's page was closed as done; `null` before. */
  readonly doneAt: Instant | null;
};

export const monthPapers = ['a4', 'letter'] as const;
export type MonthPaper = (typeof monthPapers)[number];
