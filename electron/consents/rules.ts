import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns';
import type {
  Answer,
  Channel,
  ConsentEvent,
  ConsentEventState,
  ConsentState,
  PurposeCode,
} from '../../shared/consents/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Instant } from '../../shared/foundation/instant.ts';

/** What the state of one purpose and channel is computed from. */
export type Told = Pick<ConsentEvent, 'id' | 'state' | 'at' | 'hlc' | 'validUntil'>;

/** Where one purpose and channel stands, and the event that says so. */
export type Standing = { readonly state: ConsentState; readonly event: Told | null };

/** One purpose on one channel. */
export type Pair = { readonly purpose: PurposeCode; readonly channel: Channel };

/** An answer as it will be stored. */
export type NewState = Pair & { readonly state: ConsentEventState; readonly validUntil: Instant | null };

/** The words now being asked, as far as the rules need them. */
export type AskedWording = { readonly purpose: PurposeCode; readonly language: string; readonly hash: string };

/**
 * Where one purpose and channel stands at a moment. The logical clock orders the events, never the wall clock, so the
 * order in which they are handed over does not matter and a no written after a yes always wins. What an import or a
 * "not now" says only counts where the person has never decided, or where their yes had already ended.
 */
export function standingAt(events: readonly Told[], now: Instant): Standing {
  const told = [...events].sort(inOrder);
  const decision = told.findLast((event) => isDecision(event.state)) ?? null;
  const deferral = told.findLast((event) => event.state === 'ConsentRequestDeferred') ?? null;
  if (decision === null) {
    const event = deferral ?? told.at(-1) ?? null;
    return { state: event?.state ?? 'NotAsked', event };
  }
  if (!isYes(decision.state)) return { state: decision.state, event: decision };
  if (decision.validUntil !== null && now < decision.validUntil) return { state: decision.state, event: decision };
  const askedAgain = deferral !== null && inOrder(decision, deferral) < 0 && endedBefore(decision, deferral.at);
  return askedAgain ? { state: deferral.state, event: deferral } : { state: 'ConsentExpired', event: decision };
}

/** True when the shop may use the channel for the purpose now. */
export function isLive(state: ConsentState): boolean {
  return state === 'ConsentGiven' || state === 'RenewedConsentGiven';
}

/**
 * What an answer adds to the history. Yes gives the channels that were chosen and says no to those that were shown and
 * not chosen; No also ends what is live on channels no longer shown; Skip adds nothing.
 */
export function statesFor(
  question: { readonly purpose: PurposeCode; readonly channels: readonly Channel[]; readonly months: number | null },
  answered: { readonly answer: Answer; readonly channels: readonly Channel[] },
  stands: (channel: Channel) => ConsentState,
  everAsked: readonly Channel[],
  now: Instant,
): readonly NewState[] {
  const { purpose, channels: shown } = question;
  const to = (channel: Channel, state: ConsentEventState, validUntil: Instant | null = null): NewState => ({
    purpose,
    channel,
    state,
    validUntil,
  });
  const no = (channel: Channel) => to(channel, endOf(stands(channel)));
  switch (answered.answer) {
    case 'yes': {
      const until = validUntil(now, question.months);
      return shown.map((channel) =>
        answered.channels.includes(channel)
          ? to(channel, isLive(stands(channel)) ? 'RenewedConsentGiven' : 'ConsentGiven', until)
          : no(channel),
      );
    }
    case 'no':
      return [...shown, ...everAsked.filter((channel) => !shown.includes(channel) && isLive(stands(channel)))].map(no);
    case 'not-now':
      return shown.map((channel) => to(channel, 'ConsentRequestDeferred'));
    case 'skip':
      return [];
    default:
      return exhaustive(answered.answer);
  }
}

/** What a no is called: the end of a live yes, or a refusal. */
export function endOf(state: ConsentState): 'ConsentWithdrawn' | 'ConsentRefused' {
  return isLive(state) ? 'ConsentWithdrawn' : 'ConsentRefused';
}

/** The same day so many months later, or the last day of that month. */
export function validUntil(now: Instant, months: number | null): Instant {
  if (months === null) throw new Error('a purpose that asks for consent has no end');
  return addMonths(new UTCDate(now), months).toISOString();
}

/** Refuses proof of other words than the ones the shop asks with now, in the language of the card. */
export function assertWordingIsCurrent(
  answered: { readonly purpose: PurposeCode; readonly wording: string; readonly shown: string },
  language: string,
  asked: readonly AskedWording[],
): void {
  const current = asked.find((wording) => wording.purpose === answered.purpose && wording.language === language);
  if (current === undefined) throw new Refusal('consent.wording-missing');
  if (answered.wording !== current.hash || answered.shown !== current.hash) {
    throw new Refusal('consent.wording-not-shown');
  }
}

/** Refuses a Yes that names no channel, or one that was not on the card. */
export function assertChannelsAreOffered(
  answered: { readonly answer: Answer; readonly channels: readonly Channel[] },
  offered: readonly Channel[],
): void {
  if (answered.channels.some((channel) => !offered.includes(channel))) {
    throw new Refusal('consent.channel-not-offered');
  }
  if (answered.answer === 'yes' && answered.channels.length === 0) throw new Refusal('consent.channel-missing');
}

/** Decisions are the person's own; a deferral and an import's "unknown" are not. */
function isDecision(state: ConsentEventState): boolean {
  return state !== 'ConsentRequestDeferred' && state !== 'ConsentUnknown';
}

function isYes(state: ConsentEventState): boolean {
  return state === 'ConsentGiven' || state === 'RenewedConsentGiven';
}

function endedBefore(yes: Told, moment: Instant): boolean {
  return yes.validUntil === null || yes.validUntil <= moment;
}

/** Two devices may never write the same clock value; the id settles it if they do. */
function inOrder(one: Told, other: Told): number {
  if (one.hlc !== other.hlc) return one.hlc < other.hlc ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
