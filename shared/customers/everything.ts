import type { HistoryEntry } from '../consents/history.ts';
import type { PaperHead } from '../consents/papers.ts';
import type { CustomerId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Language } from '../foundation/language.ts';
import type { DoneBy } from './model.ts';

/**
 * Every place of the book, and around it, where somebody may appear, in the order of the page. An empty place is listed
 * too: that there is nothing is an answer.
 */
export const places = [
  'person',
  'contacts',
  'own',
  'tags',
  'note',
  'answers',
  'purchases',
  'why',
  'holds',
  'requests',
  'merges',
  'apart',
  'stop-codes',
  'sheets',
  'fingerprints',
  'import',
  'finding',
  'views',
  'acts',
  'files',
  'copies',
  'given',
] as const;
export type Place = (typeof places)[number];

/** One piece of a line. Words are keys of what customers read, so that every language can say it. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: string; readonly values?: Readonly<Record<string, string>> }
  /** A word with a day in it as `{{day}}`; alone, the day itself. */
  | { readonly kind: 'day'; readonly at: Instant; readonly word?: string }
  | { readonly kind: 'moment'; readonly at: Instant }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: string };

/** What something is, what stands there, and who it was; nobody's name is in it on paper. */
export type Line = { readonly what: Part; readonly parts: readonly Part[]; readonly by: DoneBy | null };

/** What there is of somebody in every place; answers come with the words that were shown. */
export type Everything = {
  readonly customerId: CustomerId;
  readonly name: string;
  readonly at: Instant;
  readonly answers: readonly HistoryEntry[];
  readonly places: Readonly<Record<Exclude<Place, 'answers'>, readonly Line[]>>;
};

/** The same on paper: the answer to somebody who asks what there is about them. */
export type EverythingDocument = PaperHead & {
  readonly kind: 'everything';
  readonly language: Language;
  readonly everything: Everything;
};
