import type { RuleConflict } from '../datamap/keeping.ts';

/** Something in the map that no notice could tell the truth about. */
export type NoticeContradiction = {
  readonly what:
    | RuleConflict['kind']
    | 'purpose-unknown'
    | 'recipient-unknown'
    | 'field-unnamed'
    | 'field-not-for-question';
  readonly field?: string;
  readonly purpose?: string;
};

/** Sentences that went and sentences that came, under one heading. */
export type SectionChange = {
  /** `null` for the short text of the counter card, and for the questions. */
  readonly heading: string | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/** A detail of the shop, or an item of the pack by the heading it would stand under. */
export type MissingItem =
  | { readonly kind: 'shop'; readonly part: 'name' | 'address' | 'contact' }
  | { readonly kind: 'pack'; readonly heading: string };

/** What publishing now would change, in one language; and why it may not be published. */
export type NoticeChanges = {
  readonly short: SectionChange | null;
  readonly sections: readonly SectionChange[];
  readonly questions: SectionChange | null;
  /** Details of the shop and items of the pack that have to be said and cannot. */
  readonly missing: readonly MissingItem[];
  readonly contradictions: readonly NoticeContradiction[];
};

/** A printed or saved sign that may still hang somewhere. */
export type SignOut = {
  readonly id: string;
  /** The sign's own number. */
  readonly version: number;
  readonly format: string;
  readonly language: string;
  /** What stands beside it on a full sheet. */
  readonly second: string | null;
  readonly how: 'printed' | 'saved';
  readonly at: string;
  readonly noticeVersion: number;
  /** True when it no longer says what would be said today. */
  readonly stale: boolean;
  /** When the same sign was printed from the notice that is published now; `null` while it was not. */
  readonly reprintedAt: string | null;
};

export const signOutcomes = ['replaced', 'taken-down'] as const;
export type SignOutcome = (typeof signOutcomes)[number];
