import type { PaperHead } from '../consents/papers.ts';
import type { CleanUpId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Language } from '../foundation/language.ts';
import type { ErasureReceipt, HeldSales } from './model.ts';

/** What somebody who is gone may take along: what went, what stays and why, what was checked. Holds nothing of theirs. */
export type FarewellDocument = PaperHead & {
  readonly kind: 'farewell';
  readonly language: Language;
  readonly at: Instant;
  /** True when they asked for it; false when no reason to keep them was left. */
  readonly asked: boolean;
  readonly sales: ErasureReceipt['sales'];
  readonly held: readonly HeldSales[];
  readonly proofs: ErasureReceipt['proofs'];
  readonly values: number;
  readonly pages: number;
  readonly interrupted: boolean;
  readonly number: CleanUpId;
};
