import type { Instant } from '../foundation/instant.ts';
import type { ConsentLine, ConsentSummary } from './model.ts';

/** Why somebody is still kept after a stop, and until when; `null` when nobody knows when they were last in touch. */
export type KeptFor = { readonly purposeName: string; readonly until: Instant | null };

/** What stopping did: what ended by it, how everything stands now, and what is still kept. */
export type StopOutcome = ConsentSummary & {
  readonly ended: readonly ConsentLine[];
  readonly kept: readonly KeptFor[];
};

/** What a stop code shows: what it would stop, and no more of the person than their initials. */
export type StopByCodeView = ConsentSummary & { readonly initials: string };
