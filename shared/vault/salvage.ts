import type { PaperHead } from '../consents/papers.ts';
import type { Instant } from '../foundation/instant.ts';
import type { ScreenLanguage } from '../foundation/language.ts';

/** What a salvage could not read. */
export type SalvageList = {
  readonly at: Instant;
  /** Kinds of rows of which some are missing; `null` when nothing says how many. */
  readonly missing: readonly { readonly table: string; readonly read: number; readonly missing: number | null }[];
  /** People about whom something is missing, and of what kind. */
  readonly people: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly missing: readonly string[];
  }[];
  /** Answers are lost and nothing says whose: then nobody's yes was kept. */
  readonly everyYes: boolean;
  /** The damaged file's name now; it lies in the same folder. */
  readonly setAside: string;
};

/** The same on paper, for whoever asks people again. */
export type SalvageDocument = PaperHead & {
  readonly kind: 'salvage';
  readonly language: ScreenLanguage;
  readonly list: SalvageList;
};
