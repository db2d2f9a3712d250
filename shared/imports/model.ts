import type { ImportId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

/** Whose file it is, as far as its headings tell. */
export const fileKinds = [
  'shopify',
  'square',
  'mailchimp',
  'google',
  'outlook',
  'spreadsheet',
  'vcard',
  'shopify-orders',
  'square-items',
  'purchases',
  'unknown',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** True for a file of what people bought, who must be in the book already. */
export function tellsPurchases(kind: FileKind): boolean {
  return kind === 'shopify-orders' || kind === 'square-items' || kind === 'purchases';
}

/** How the bytes of a file are letters: labels of the WHATWG encoding standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1254',
  'iso-8859-15',
  'macintosh',
] as const;
export type Encoding = (typeof encodings)[number];

/** What a column of a file can be for us. */
export const columnTargets = [
  'ignore',
  'full-name',
  'first-name',
  'middle-name',
  'last-name',
  'company',
  'email',
  'phone',
  'address',
  'street',
  'city',
  'region',
  'postcode',
  'country',
  'language',
  'marketing',
  'marketing-email',
  'marketing-sms',
  'marketing-phone',
  'marketing-post',
  'unsubscribed',
  'note',
  'birthday',
  'last-visit',
  'bought-on',
  'what',
  'quantity',
  'unit-price',
  'amount',
  'currency',
  'refunded',
  'order',
] as const;
export type ColumnTarget = (typeof columnTargets)[number];

/** What is left out unless somebody asks for it. */
export const extras = ['notes', 'birthdays'] as const;
export type Extra = (typeof extras)[number];

export type DayOrder = 'day-first' | 'month-first';

/** One column with the first things that stand in it. */
export type FileColumn = {
  /** `null` where the file has no headings. */
  readonly heading: string | null;
  readonly target: ColumnTarget;
  readonly samples: readonly string[];
};

/** A file as it was understood, before anything came in; all of it can be corrected. */
export type FileDraft = {
  /** What the file is called on this computer; shown, never kept. */
  readonly name: string;
  readonly bytes: number;
  readonly kind: FileKind;
  readonly encoding: Encoding;
  /** One character; `null` for vCards. */
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** None for vCards, which say themselves what is what. */
  readonly columns: readonly FileColumn[];
  /** The first people, or purchases, as they would come in. */
  readonly people: readonly SamplePerson[];
  /** Days that could be read in two ways; `null` when there are none. */
  readonly dayQuestion: { readonly sample: string; readonly order: DayOrder } | null;
  readonly wanted: readonly Extra[];
};
export type SamplePerson = {
  readonly displayName: string;
  readonly contacts: readonly string[];
  readonly note: string;
};

/** What becomes of one row. */
export const verdicts = ['new', 'stopped', 'likely', 'same', 'repeated', 'erased', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a row cannot come in. */
export const rowTroubles = [
  'nothing-to-know',
  'contact-unreadable',
  'too-long',
  'broken',
  'nobody-known',
  'several-known',
  'day-unreadable',
  'what-missing',
  'amount-unreadable',
] as const;
export type RowTrouble = (typeof rowTroubles)[number];

export type Counts = Readonly<Record<Verdict, number>> & {
  readonly rows: number;
  /** Rows that say no to at least one channel. */
  readonly noes: number;
  /** People who are there already and of whom the file brings a no. */
  readonly newNoes: number;
};

/** What a dry run found. */
export type DryRun = { readonly counts: Counts };

/** One line of the report. */
export type ReportRow = {
  /** The row's number in the file, the first person's is 1. */
  readonly row: number;
  readonly displayName: string;
  readonly contacts: readonly string[];
  readonly verdict: Verdict;
  readonly trouble: RowTrouble | null;
};

/** Days in which a whole import can be taken back. */
export const undoDays = 30;

/** One import that happened. */
export type PastImport = {
  readonly id: ImportId;
  readonly kind: FileKind;
  readonly at: Instant;
  readonly counts: Counts;
  /** People of it, or purchases, that are still in the book. */
  readonly here: number;
  readonly state: 'here' | 'leaving' | 'gone';
  /** Until when it can be taken back; `null` when it no longer can. */
  readonly undoUntil: Instant | null;
};

/** What taking an import back would do. */
export type UndoPreview = {
  readonly leaving: number;
  /** People who were changed, seen or asked since: they stay. */
  readonly staying: number;
  /** The first of those who stay. */
  readonly names: readonly string[];
};
