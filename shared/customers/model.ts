import type { ConsentLine } from '../consents/model.ts';
import type { ContactPointId, CustomerId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Purchase } from '../purchases/model.ts';

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
export type CustomerSource = 'counter' | 'import' | 'sample';

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
  readonly contactPoints: readonly ContactPoint[];
  readonly createdAt: Instant;
  /** `null` when nobody knows when this person was last in touch. */
  readonly lastContactAt: Instant | null;
  readonly source: CustomerSource;
};

/** One entry of the single timeline on a profile, newest first. */
export type TimelineEntry =
  | { readonly kind: 'added'; readonly at: Instant; readonly source: CustomerSource }
  | { readonly kind: 'changed'; readonly at: Instant; readonly fields: readonly string[] }
  | { readonly kind: 'visit'; readonly at: Instant }
  | { readonly kind: 'merged'; readonly at: Instant }
  | { readonly kind: 'parted'; readonly at: Instant }
  | ({ readonly kind: 'purchase' } & Purchase)
  | { readonly kind: 'answer'; readonly at: Instant; readonly answer: ConsentLine; readonly words: string | null }
  | { readonly kind: 'viewed'; readonly at: Instant; readonly role: string };

export type CustomerProfile = {
  readonly customer: Customer;
  /** Current state per purpose and channel, computed from the events just now. */
  readonly consents: readonly ConsentLine[];
  /** Newest first, at most 500 entries. */
  readonly timeline: readonly TimelineEntry[];
};
