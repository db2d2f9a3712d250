import type { ExportEntry } from '../exports/model.ts';
import type { Instant } from '../foundation/instant.ts';
import type { HoldKind } from '../retention/model.ts';
import type { ConsentLine, ConsentSummary } from './model.ts';

/** Why somebody is still kept after a stop, and until when. A hold's own words are not for whoever brings a code. */
export type KeptFor =
  | { readonly kind: 'purpose'; readonly purposeName: string; readonly until: Instant }
  | { readonly kind: 'hold'; readonly hold: HoldKind; readonly until: Instant };

/** A list that left the book as files and may still hold the person. Where it lies is not for whoever brings a code. */
export type ListOutside = Pick<ExportEntry, 'scope' | 'formats' | 'startedAt' | 'deleteBy'>;

/** What stopping did: what ended by it, how everything stands now, what is still kept, and which lists are still outside. */
export type StopOutcome = ConsentSummary & {
  readonly ended: readonly ConsentLine[];
  readonly kept: readonly KeptFor[];
  readonly outside: readonly ListOutside[];
};

/** What a stop code shows: what it would stop, and no more of the person than their initials. */
export type StopByCodeView = ConsentSummary & { readonly initials: string };
