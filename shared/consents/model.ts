import type { CustomerId, NoticeId, WordingHash } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { Language } from '../foundation/language.ts';

export const channels = ['email', 'sms', 'phone', 'post'] as const;
export type Channel = (typeof channels)[number];

/** What is stored on an event: the terms of `dpv:hasConsentStatus` (DPV 2.3), verbatim. */
export const consentEventStates = [
  'ConsentRefused',
  'ConsentRequestDeferred',
  'ConsentGiven',
  'RenewedConsentGiven',
  'ConsentWithdrawn',
  'ConsentUnknown',
] as const;
export type ConsentEventState = (typeof consentEventStates)[number];

/** What is computed from the events at a moment. `ConsentExpired` and `NotAsked` are never stored. */
export type ConsentState = ConsentEventState | 'ConsentExpired' | 'NotAsked';

/** How an answer reached the shop. */
export type ConsentMethod = 'tap' | 'spoken' | 'paper' | 'stop-at-counter';

/** A purpose code of the shop's template, such as `offers`. */
export type PurposeCode = string;

/** One answer, append-only: never edited, removed only with the person. */
export type ConsentEvent = {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly purpose: PurposeCode;
  readonly channel: Channel;
  readonly state: ConsentEventState;
  readonly wording: WordingHash | null;
  readonly noticeId: NoticeId | null;
  readonly noticeVersion: number | null;
  readonly signVersion: number | null;
  readonly method: ConsentMethod;
  readonly role: string;
  readonly staffId: string;
  readonly deviceId: string;
  readonly afterPayment: boolean;
  readonly at: Instant;
  /** Hybrid logical clock of the write; orders events when the wall clock does not. */
  readonly hlc: string;
  readonly validUntil: Instant | null;
};

/** The state of one purpose and channel now, for a profile, a done screen or a stop screen. */
export type ConsentLine = {
  readonly purpose: PurposeCode;
  /** The purpose's name in the shop's language. */
  readonly purposeName: string;
  readonly channel: Channel;
  readonly state: ConsentState;
  readonly at: Instant | null;
  readonly validUntil: Instant | null;
};

export const answers = ['yes', 'no', 'not-now', 'skip'] as const;
export type Answer = (typeof answers)[number];

/** One question on the customer's card. The text is shown exactly as it is here; its hash is the proof. */
export type CardQuestion = {
  readonly purpose: PurposeCode;
  readonly purposeName: string;
  readonly text: string;
  readonly wording: WordingHash;
  readonly channels: readonly Channel[];
};

/** Everything the customer's screen shows. Nothing of the staff's side is in it. */
export type ConsentCard = {
  readonly customerId: CustomerId;
  readonly controller: string;
  readonly language: Language;
  /** Languages every question has words in. */
  readonly languages: readonly Language[];
  readonly noticeId: NoticeId;
  readonly noticeVersion: number;
  /** The four or five things that matter, in at most 40 words, in the card's language. */
  readonly notice: string;
  readonly questions: readonly CardQuestion[];
};

/** What the done screen and the stop screen say. */
export type ConsentSummary = {
  readonly customerId: CustomerId;
  readonly agreed: readonly ConsentLine[];
  readonly others: readonly ConsentLine[];
};
