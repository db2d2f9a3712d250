import type { ConsentLine, ConsentMethod } from '../consents/model.ts';
import type { OwnValue } from '../datamap/map-view.ts';
import type { ContactPointId, CustomerId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Purchase } from '../purchases/model.ts';
import type { RequestKind } from '../requests/model.ts';

export const contactKinds = ['email', 'phone', 'post'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** One e-mail, phone or postal address: as typed, and normalised (lower-case e-mail, E.164 phone). */
export type ContactPoint = {
  readonly id: ContactPointId;
  readonly kind: ContactKind;
  readonly typed: string;
  readonly normalised: string;
};

/** How long an adding can be taken back, in milliseconds. */
export const undoAddMs = 60_000;

/** Where a record came from. Imported people have unknown consent until they are asked. */
export const customerSources = ['counter', 'import', 'sample'] as const;
export type CustomerSource = (typeof customerSources)[number];

/** So many are shown for what is typed at the counter; more are not read there, and painting them takes longer than finding them. */
export const mostHits = 20;

/** A row of search results. For the Counter role name and contact are masked by the core, never by the screen. */
export type CustomerHit = {
  readonly id: CustomerId;
  readonly displayName: string;
  readonly contact: string | null;
  readonly lastContactAt: Instant | null;
};

/** A row of the owner's list. */
export type CustomerRow = CustomerHit & { readonly createdAt: Instant; readonly source: CustomerSource };

export type Customer = {
  readonly id: CustomerId;
  readonly displayName: string;
  /** BCP 47; the language the customer is asked in, which may be one the screen does not speak. */
  readonly language: string;
  readonly underSixteen: boolean;
  readonly note: string;
  /** Short words to tell customers apart by, in order. */
  readonly tags: readonly string[];
  readonly contactPoints: readonly ContactPoint[];
  readonly createdAt: Instant;
  /** `null` when nobody knows when this person was last in touch. */
  readonly lastContactAt: Instant | null;
  readonly source: CustomerSource;
};

/** What was in front of the person when they answered, and how the answer came; `null` where there was none. */
export type ShownWith = {
  readonly method: ConsentMethod;
  readonly noticeVersion: number | null;
  readonly signVersion: number | null;
  readonly sheet: number | null;
};

/** Who did something: their role then, and their name while they work here. */
export type DoneBy = { readonly role: string; readonly name: string | null };

/** What was shown, printed or handed over to the person, or looked at on their behalf. */
export const paperKinds = [
  'card-skipped',
  'slip-shown',
  'slip-taken',
  'answers-viewed',
  'answers-taken',
  'everything-viewed',
  'everything-taken',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** One entry of the single timeline on a profile, newest first. */
export type TimelineEntry =
  | { readonly kind: 'added'; readonly at: Instant; readonly source: CustomerSource }
  | { readonly kind: 'changed'; readonly at: Instant; readonly fields: readonly string[]; readonly by: DoneBy }
  | { readonly kind: 'visit'; readonly at: Instant }
  | { readonly kind: 'merged'; readonly at: Instant; readonly by: DoneBy }
  | { readonly kind: 'parted'; readonly at: Instant; readonly by: DoneBy }
  | ({ readonly kind: 'purchase' } & Purchase)
  | {
      readonly kind: 'answer';
      readonly at: Instant;
      readonly answer: ConsentLine;
      readonly words: string | null;
      readonly shown: ShownWith;
    }
  | { readonly kind: 'paper'; readonly at: Instant; readonly what: PaperKind; readonly by: DoneBy }
  | { readonly kind: 'exported'; readonly at: Instant; readonly everybody: boolean; readonly by: DoneBy }
  | { readonly kind: 'held'; readonly at: Instant; readonly by: DoneBy }
  | { readonly kind: 'released'; readonly at: Instant; readonly by: DoneBy }
  /** What the person asked about their own data, and what came of it; `what` is null where only who asks was settled. */
  | {
      readonly kind: 'request';
      readonly at: Instant;
      readonly step: 'recorded' | 'identified' | 'done' | 'refused';
      readonly what: RequestKind | null;
      readonly by: DoneBy;
    }
  /** Fields that a clean-up took out, by their codes in the data map. */
  | { readonly kind: 'reduced'; readonly at: Instant; readonly fields: readonly string[] }
  | { readonly kind: 'viewed'; readonly at: Instant; readonly by: DoneBy };

export type CustomerProfile = {
  readonly customer: Customer;
  /** What is kept in the fields that the owner added; not for the counter. */
  readonly own: readonly OwnValue[];
  /** Current state per purpose and channel, computed from the events just now. */
  readonly consents: readonly ConsentLine[];
  /** Newest first, at most 500 entries. */
  readonly timeline: readonly TimelineEntry[];
};
