import type { CustomerId, StopCode, WordingHash } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';
import type { AnsweredBy, Channel, ConsentEventState, ConsentMethod, PurposeCode, RemoteReason } from './model.ts';

/** One answer of a person's history with everything that proves it, in the words of one language where they were not shown. */
export type HistoryEntry = {
  readonly id: string;
  readonly at: Instant;
  readonly purpose: PurposeCode;
  readonly purposeName: string;
  readonly channel: Channel;
  readonly state: ConsentEventState;
  readonly validUntil: Instant | null;
  /** The question as it was shown then, letter for letter, and its language; `null` where no card was behind it. */
  readonly words: string | null;
  readonly wordsLanguage: string | null;
  readonly wording: WordingHash | null;
  readonly noticeVersion: number | null;
  readonly method: ConsentMethod;
  readonly role: string;
  readonly sheet: number | null;
  readonly reason: RemoteReason | null;
  readonly answeredOn: string | null;
  readonly answeredBy: AnsweredBy;
};

/** Every answer a person ever gave, oldest first. */
export type ConsentHistory = {
  readonly customerId: CustomerId;
  readonly entries: readonly HistoryEntry[];
  readonly stopCode: StopCode | null;
};
