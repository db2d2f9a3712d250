import type { CustomerId, NoticeId, StopCode, WordingHash } from '../foundation/id.ts';
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
export const consentMethods = [
  'tap',
  'spoken',
  'paper',
  'phone',
  'letter',
  'stop-at-counter',
  'stop-by-code',
  'import',
  'merge',
] as const;
export type ConsentMethod = (typeof consentMethods)[number];

/** Why an answer came by phone or letter: a closed list, so that nothing about the person is written there. */
export const remoteReasons = ['they-called', 'called-back', 'they-wrote', 'sent-card-back', 'cannot-come'] as const;
export type RemoteReason = (typeof remoteReasons)[number];

/** Who answered: the person, or a parent for somebody under sixteen. */
export type AnsweredBy = 'person' | 'parent';

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
  /** The shop's name as it stood on the card; `null` when no card was shown. */
  readonly controller: string | null;
  /** Purposes in the order of the card's questions; `null` when no card was shown. */
  readonly askedOrder: readonly PurposeCode[] | null;
  /** Number of the sheet of paper, for `paper` alone. */
  readonly sheet: number | null;
  /** For `phone` and `letter`. */
  readonly reason: RemoteReason | null;
  /** The day on the paper or letter, `2026-11-23`; never earlier events' order, which is `hlc` alone. */
  readonly answeredOn: string | null;
  readonly answeredBy: AnsweredBy;
};

/** What an event has when no card, paper or letter is behind it. */
export const withoutCard = {
  controller: null,
  askedOrder: null,
  sheet: null,
  reason: null,
  answeredOn: null,
  answeredBy: 'person',
} as const;

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
  readonly answeredBy: AnsweredBy;
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
  /** What the person's slip stops with; `null` before their first yes. */
  readonly stopCode: StopCode | null;
};

/** What recording a card answers: how everything stands, and what the person had answered after the day on the paper. */
export type RecordedConsent = ConsentSummary & { readonly answeredSince: readonly PurposeCode[] };

/** One question as the owner edits it. */
export type QuestionDraft = {
  /** `null` while it is new. */
  readonly code: PurposeCode | null;
  /** True for one that the shop made up itself. */
  readonly isOwn: boolean;
  readonly asked: boolean;
  readonly channels: readonly Channel[];
  /** Months until a yes ends. */
  readonly months: number;
  /** In every language; without an `ask` the question is not asked in it, and no card is shown in it. */
  readonly words: readonly QuestionWords[];
};
export type QuestionWords = {
  readonly language: Language;
  readonly name: string;
  readonly why: string;
  readonly ask: string;
};

/** What the shop asks, as the owner may change it. */
export type AskingDraft = {
  readonly shopName: string;
  readonly shopLanguage: Language;
  readonly questions: readonly QuestionDraft[];
};

/** What the country and the owner ask of asking. */
export type AskingRules = {
  /** Who wants the payment finished first; `null` when nobody does. */
  readonly afterPayment: 'country' | 'shop' | null;
  /** Under this age a parent answers; `null` when somebody under sixteen is not asked at all. */
  readonly parentUnderAge: number | null;
  /** Today where the shop is, `2026-11-23`. */
  readonly today: string;
};

/** The numbers on the sheets that were printed or saved; a dialog may always be closed instead. */
export type SheetsPrinted =
  | { readonly kind: 'done'; readonly numbers: readonly number[] }
  | { readonly kind: 'cancelled' };

/** What the rules say about asking one person now. */
export type AskingAdvice = {
  /** A yes that still holds and ends soon. */
  readonly ending: readonly ConsentLine[];
  /** A yes that has ended, or an imported one that nobody ever confirmed. */
  readonly ended: readonly ConsentLine[];
  /** Not to be asked before, after a no or a "not now"; `null` when they may be asked. */
  readonly waitUntil: Instant | null;
};

/** A yes that ends soon, for the owner's list. */
export type EndingConsent = {
  readonly customerId: CustomerId;
  readonly displayName: string;
  readonly purpose: PurposeCode;
  readonly purposeName: string;
  readonly channel: Channel;
  readonly validUntil: Instant;
};

/** One week at the counter, for the shop as a whole. */
export type AskingWeek = {
  /** The week's Monday, `2026-11-23`. */
  readonly monday: string;
  readonly here: number;
  readonly answered: number;
  /** Saw the card and skipped every question. */
  readonly skipped: number;
  /** Was here, may be asked, has never answered, and nobody asked. */
  readonly notAsked: number;
};
