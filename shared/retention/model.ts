import type { CleanUpId, CustomerId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

/** The one keeping rule of this version: remove a person `months` after the last contact. */
export type KeepingRule = { readonly months: number };

/** What a clean-up would do now. Nothing outside it is touched; anything that changes it is seen. */
export type CleanUpPreview = {
  /** SHA-256 over the rule and the ids in it; a clean-up names the preview that the owner saw. */
  readonly token: string;
  readonly months: number;
  /** Last contact before this moment means due. */
  readonly before: Instant;
  readonly due: number;
  readonly keptForNow: number;
  /** Last contact unknown: not due, listed apart. */
  readonly unknown: number;
};

export type DueCustomer = {
  readonly id: CustomerId;
  readonly displayName: string;
  readonly lastContactAt: Instant | null;
};

/** What was looked at after an erasure, and how. Receipts never claim more than this. */
export type ErasureCheck = {
  /** Distinct values searched for: names, contact points, notes, purchases. */
  readonly values: number;
  /** Values that somebody who stays also has, and which are rightly still there. */
  readonly sharedValues: number;
  readonly pages: number;
  readonly logBytes: number;
  readonly places: readonly (
    | 'tables'
    | 'indexes'
    | 'full-text'
    | 'statistics'
    | 'free-pages'
    | 'log'
    | 'temporary-files'
  )[];
  readonly tracesFound: 0;
};

/** What an erasure proves. Holds no person. */
export type ErasureReceipt = {
  readonly id: CleanUpId;
  readonly kind: 'clean-up' | 'one-person';
  readonly at: Instant;
  readonly removed: number;
  readonly kept: number;
  readonly unknown: number;
  /** `null` for one person at their own wish. */
  readonly months: number | null;
  readonly check: ErasureCheck;
  /** Head of the journal when the receipt was written, hex. */
  readonly journalHead: string;
  readonly journalLength: number;
};
