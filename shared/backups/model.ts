import type { FailureCode } from '../foundation/failure.ts';
import type { Instant } from '../foundation/instant.ts';

/**
 * How the place for copies is found: `changed` is a folder without our mark, such as another stick under the same letter;
 * `other-shop` holds the copies of somebody else.
 */
export type PlaceState = 'ready' | 'missing' | 'changed' | 'other-shop' | 'read-only';

export type BackupPlace = {
  readonly folder: string;
  readonly state: PlaceState;
  /** On the same disk as the book: losing the disk loses both. */
  readonly sameDisk: boolean;
};

/** One copy, as it lies in the place. `people` is `null` for a file that cannot be read or was not made by this book. */
export type Backup = {
  readonly name: string;
  readonly madeAt: Instant | null;
  readonly bytes: number;
  readonly people: number | null;
};

/** What opening the newest copy showed. */
export type Drill = {
  readonly at: Instant;
  /** When the copy was made. */
  readonly madeAt: Instant;
  readonly people: number;
  /** People in the copy who were erased since: putting it back would remove them again. */
  readonly goingAgain: number;
  /** People in the copy or in the book of whom the other knows nothing, though it should. */
  readonly unexplained: number;
  /** `null` when everything was as it should be. */
  readonly failure: FailureCode | null;
};

/** Everything about copies on one page. */
export type BackupsView = {
  /** `null` until somebody has chosen one. */
  readonly place: BackupPlace | null;
  /** The newest copy that was read back and found whole, wherever it is now. */
  readonly lastGood: Instant | null;
  readonly isStale: boolean;
  /** What lies in the place now, the newest first. */
  readonly copies: readonly Backup[];
  readonly drill: Drill | null;
  readonly drillDue: boolean;
  /**
   * The day by which the last copy of anybody erased so far is gone; `needs-newer` when that takes
   * another copy first, `overdue` when one that is too old lies where it could not be removed.
   */
  readonly goneBy: Instant | 'needs-newer' | 'overdue' | null;
};

/** Why a copy is made. */
export type BackupReason = 'asked' | 'daily' | 'erase' | 'clean-up' | 'locks' | 'restore' | 'import';

/** What became of a copy that was to be made. */
export type BackupOutcome =
  | { readonly kind: 'made'; readonly at: Instant }
  /** The newest good copy holds everything already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'no-place' }
  | { readonly kind: 'not-due' }
  | { readonly kind: 'failed'; readonly code: FailureCode };

/** What a folder holds that somebody chose to put a copy back from. */
export type FoundBackups = {
  readonly folder: string;
  readonly copies: readonly { readonly name: string; readonly madeAt: Instant; readonly people: number }[];
};

/** The list by which people were removed again: this computer's own, one beside the copies, or only the copy's. */
export type ErasureListUsed =
  | { readonly kind: 'this-computer' }
  | { readonly kind: 'place'; readonly asOf: Instant }
  | { readonly kind: 'copy'; readonly asOf: Instant };

/** What putting a copy back came to. */
export type Restored = {
  readonly madeAt: Instant;
  readonly people: number;
  readonly removedAgain: number;
  readonly list: ErasureListUsed;
  /** Whether every no and every stop of the book that was here was taken over, and how many people's answers changed by it. */
  readonly noes: { readonly kind: 'carried'; readonly people: number } | { readonly kind: 'unknown' };
  /** The folder to which the book that was here before was moved; `null` where there was none. */
  readonly movedTo: string | null;
};
