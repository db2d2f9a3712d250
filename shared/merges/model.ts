import type { Channel, ConsentState, PurposeCode } from '../consents/model.ts';
import type { Customer, CustomerHit } from '../customers/model.ts';
import type { CustomerId, MergeId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

/** For how many days a merge can be undone. */
export const undoMergeDays = 30;

/** Why two records look like one person. The first two are certain, the last is likely. */
export type Likeness = 'email' | 'phone' | 'name-and-postcode';

/** Two records that look like one person. */
export type MergePair = { readonly one: CustomerHit; readonly other: CustomerHit; readonly why: Likeness };

/** The first so many pairs, certain ones before likely ones, and how many there are. */
export type MergeSuggestions = { readonly total: number; readonly pairs: readonly MergePair[] };

export type Side = 'keep' | 'gone';

/** What somebody chose where the two records differ. */
export type MergeChoice = {
  readonly displayName: Side;
  readonly language: Side;
  readonly note: Side | 'both';
};

/** Where one purpose and channel stands on either side, and where it will stand once they are one. */
export type MergedAnswer = {
  readonly purpose: PurposeCode;
  readonly purposeName: string;
  readonly channel: Channel;
  readonly keep: ConsentState;
  readonly gone: ConsentState;
  readonly after: ConsentState;
};

/** How much hangs on a record beside what is written on it. */
export type MergeCounts = { readonly answers: number; readonly purchases: number; readonly holds: number };

/** Two people side by side. The record that has been there longer is the one that is kept. */
export type MergeView = {
  readonly keep: Customer;
  readonly gone: Customer;
  readonly choice: MergeChoice;
  readonly answers: readonly MergedAnswer[];
  readonly counts: Readonly<Record<Side, MergeCounts>>;
  /** True when an earlier merge into the record that goes could still be undone, and no longer afterwards. */
  readonly endsUndo: boolean;
};

/** The newest merge of a person that can still be undone. */
export type OpenMerge = { readonly id: MergeId; readonly mergedAt: Instant; readonly undoUntil: Instant };

/** What undoing gives back: the two people. */
export type Parted = { readonly keep: CustomerId; readonly again: CustomerId };
