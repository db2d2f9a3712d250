import type { Channel, ConsentEventState, ConsentMethod, PurposeCode } from '../consents/model.ts';
import type { KeepingRule, KeepingTrigger, RemovableField, RuleConflict } from '../datamap/keeping.ts';
import type { CleanUpId, CustomerId, HoldId, LetGoId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

/** How long people are kept as such: months after the last contact. */
export type KeepMonths = { readonly months: number };

/** All rules, what does not fit together in them, and how many people each field's rules would touch today. */
export type KeepingView = {
  readonly rules: readonly KeepingRule[];
  readonly conflicts: readonly RuleConflict[];
  /** What each purpose is called, in the shop's language. */
  readonly purposeNames: PurposeNames;
  readonly going: number;
  readonly reducing: number;
};

export type PurposeNames = Readonly<Record<PurposeCode, string>>;

export const holdKinds = ['repair', 'dispute', 'request', 'warranty', 'other'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** A dated reason not to let somebody, or one thing about them, go yet. */
export type Hold = {
  readonly id: HoldId;
  readonly customerId: CustomerId;
  readonly kind: HoldKind;
  /** What is held; `null` for all of the person. */
  readonly field: RemovableField | null;
  /** The one purchase that is held, where it is not the whole field. */
  readonly purchase: { readonly id: string; readonly what: string } | null;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly until: Instant;
};

/** One live answer to "why do we still have this?". */
export type Reason =
  | {
      readonly kind: 'rule';
      readonly field: string;
      readonly purpose: PurposeCode;
      readonly trigger: KeepingTrigger;
      readonly because: string;
      readonly until: Instant;
    }
  | {
      readonly kind: 'hold';
      readonly hold: HoldKind;
      readonly field: RemovableField | null;
      /** True when it is on one purchase alone. */
      readonly onePurchase: boolean;
      readonly because: string;
      readonly until: Instant;
    };

/** Sales that stay without the person, whatever becomes of them, and the day the last of them goes. */
export type KeptSales = { readonly count: number; readonly until: Instant | null };

/** Sales that stay without the person for the same kind of hold, and the day the last of them goes. */
export type HeldSales = { readonly kind: HoldKind; readonly count: number; readonly until: Instant };

/** Why a person is still in the book, and what nothing keeps any longer. */
export type WhyKept = {
  readonly reasons: readonly Reason[];
  readonly holds: readonly Hold[];
  readonly purposeNames: PurposeNames;
  /** Sales of theirs that tax law would keep without them. */
  readonly sales: KeptSales;
  /** Fields that will go while the person stays. */
  readonly fieldsDue: readonly string[];
  /** True when no reason is left. */
  readonly due: boolean;
  /** The day the person leaves when they are on the list of those who go; `null` when they are not. */
  readonly leavesAt: Instant | null;
  /** The day until which the owner decides; `null` when the last contact is known. */
  readonly decideBy: Instant | null;
};

/** How many people the rules would touch today. */
export type Touched = { readonly going: number; readonly reducing: number };

export const dueGroups = ['going', 'reducing', 'kept', 'unknown'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** What a clean-up would do now. Nothing outside it is touched; anything that changes it is seen. */
export type CleanUpPreview = {
  /** SHA-256 over the people in it and what goes of each; a list is confirmed with the preview that the owner saw. */
  readonly token: string;
  readonly months: number;
  /** Nothing keeps them any longer. */
  readonly going: number;
  /** They stay, some of what is known about them goes. */
  readonly reducing: number;
  /** Their time is over, but a yes, a purchase or a hold keeps them for now. */
  readonly kept: number;
  /** Last contact unknown and still time to decide. */
  readonly unknown: number;
  readonly all: number;
};

export type DueCustomer = {
  readonly id: CustomerId;
  readonly displayName: string;
  readonly lastContactAt: Instant | null;
  /** What keeps them longest; `null` for who goes. */
  readonly reason: Reason | null;
  /** The fields that go; empty for who goes altogether or stays whole. */
  readonly fields: readonly string[];
  readonly decideBy: Instant | null;
};

/** Why somebody on the list stays after all. */
export type DropOut = { readonly id: CustomerId; readonly displayName: string };

/** The people the owner confirmed, and what has become of the list since. */
export type LetGoList = {
  readonly id: LetGoId;
  readonly listedAt: Instant;
  readonly leavesAt: Instant;
  /** True once the seven days are over. */
  readonly ripe: boolean;
  /** Names exactly who goes now; the last confirmation carries it. */
  readonly token: string;
  readonly going: number;
  readonly reducing: number;
  /** Who was on the list and has a reason to stay again, at most a hundred of them. */
  readonly droppedOut: readonly DropOut[];
  readonly dropped: number;
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
  /** `again`: people who came back with an older copy of the book and had been erased since. */
  readonly kind: 'clean-up' | 'one-person' | 'again';
  readonly at: Instant;
  readonly removed: number;
  /** People who stay with less. */
  readonly reduced: number;
  readonly kept: number;
  readonly unknown: number;
  /** Sales that tax law keeps, without the person, and the day the last of them goes. */
  readonly sales: KeptSales & { readonly law: string | null };
  /** Sales that a hold keeps longer than that, without the person. Receipts from before there were such holds have none. */
  readonly held?: readonly HeldSales[];
  /** People of whom the bare proof of a yes stays, under a fingerprint, and the day the last of it goes. */
  readonly proofs: { readonly count: number; readonly until: Instant | null };
  /** True when a crash took what was to be looked for: the file was rewritten, but not searched. */
  readonly interrupted: boolean;
  /** `null` for one person at their own wish. */
  readonly months: number | null;
  readonly check: ErasureCheck;
  /** Head of the journal when the receipt was written, hex. */
  readonly journalHead: string;
  readonly journalLength: number;
};

/** A run that removed people and has no receipt yet. */
export type UnfinishedRun = {
  readonly id: CleanUpId;
  readonly at: Instant;
  /** False when a crash took what was to be looked for. */
  readonly canSearch: boolean;
  /** Where the last search found a trace; `null` while none has. */
  readonly place: 'database' | 'log' | 'temporary-files' | null;
};

/** What stays of an erased person's answers: no name and no contact point, until its own last day. */
export type KeptProof = {
  readonly id: string;
  /** `2026-11-23`. */
  readonly erasedOn: string;
  readonly until: Instant;
  readonly answers: readonly {
    readonly purpose: PurposeCode;
    readonly purposeName: string;
    readonly channel: Channel;
    readonly state: ConsentEventState;
    readonly method: ConsentMethod;
    readonly at: Instant;
    readonly validUntil: Instant | null;
    readonly words: string | null;
    readonly wordsLanguage: string | null;
  }[];
};

/** Papers of a run's receipt, for the file. */
export const receiptPapers = ['a4', 'letter'] as const;
/** Papers of the slip for somebody who is gone. */
export const slipPapers = ['roll-80', 'a4', 'letter'] as const;
export type SlipPaper = (typeof slipPapers)[number];
