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

/**
 * When the latest yes of one purpose and channel ends, or ended: by itself, or by the no that came after it. `null` when
 * there never was one.
 */
export function endOfYes(events: readonly Told[], now: Instant): Instant | null {
  const decisions = events.filter((event) => isDecision(event.state)).sort(inOrder);
  const yes = decisions.findLast((event) => isYes(event.state));
  if (yes === undefined) return null;
  const last = decisions.at(-1);
  const natural = yes.validUntil ?? now;
  return last === undefined || last === yes || last.at > natural ? natural : last.at;
}

/**
 * Where a pair stands once two histories are one person's. A no on either side stays a no, and "not now" ends a yes that
 * only the other side gave: the stricter answer wins, whichever came first. Nothing else is taken away or added.
 */
export function strictestOf(one: readonly Told[], other: readonly Told[], now: Instant): ConsentState {
  const states = [standingAt(one, now).state, standingAt(other, now).state];
  const together = standingAt([...one, ...other], now).state;
  if (states.some(isNo) && !isNo(together)) return endOf(together);
  return isLive(together) && states.includes('ConsentRequestDeferred') ? 'ConsentWithdrawn' : together;
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

/** True for the two names of a no. */
export function isNo(state: ConsentState): boolean {
  return state === 'ConsentWithdrawn' || state === 'ConsentRefused';
}

/** Enough of a name to nod at somebody who is standing there, and not to know them by: `A… N…`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => `${[...(word ?? '')][0] ?? ''}…`).join(' ');
}

/** The same day so many months later, or the last day of that month. */
export function validUntil(now: Instant, months: number | null): Instant {
  if (months === null) throw new Error('a purpose that asks for consent has no end');
  return addMonths(new UTCDate(now), months).toISOString();
}

/**
 * Refuses a card that is not the one the shop shows: another notice, another language, another name above it, or other
 * questions in another order than the ones that were rendered.
 */
export function assertCardIsWhole(
  sent: {
    readonly noticeId: string;
    readonly language: string;
    readonly rendered: { readonly controller: string; readonly order: readonly string[] };
  },
  card: {
    readonly noticeId: string;
    readonly language: string;
    readonly controller: string;
    readonly questions: readonly { readonly purpose: string }[];
  },
): void {
  const order = card.questions.map(({ purpose }) => purpose).join(' ');
  const same =
    sent.noticeId === card.noticeId &&
    sent.language === card.language &&
    sent.rendered.controller === card.controller &&
    sent.rendered.order.join(' ') === order;
  if (!same) throw new Refusal('consent.wording-not-shown');
}

/** Refuses proof of other words than the question's own. */
export function assertWordingWasShown(
  answered: { readonly wording: string; readonly shown: string },
  question: { readonly wording: string },
): void {
  if (answered.wording !== question.wording || answered.shown !== question.wording) {
    throw new Refusal('consent.wording-not-shown');
  }
}

/** Refuses a Yes that names no channel, or one that was not on the card; says so when it is the words that are lacking. */
export function assertChannelsAreOffered(
  answered: { readonly answer: Answer; readonly channels: readonly Channel[] },
  offered: readonly Channel[],
  smsLacksWords: boolean,
): void {
  const stray = answered.channels.filter((channel) => !offered.includes(channel));
  if (smsLacksWords && stray.includes('sms')) throw new Refusal('consent.sms-wording-incomplete');
  if (stray.length > 0) throw new Refusal('consent.channel-not-offered');
  if (answered.answer === 'yes' && answered.channels.length === 0) throw new Refusal('consent.channel-missing');
}

/** Refuses a day before the sheet was printed, more than a year ago, or still to come, wherever on earth the shop is. */
export function assertDayIsPossible(day: string, notBefore: Instant | null, now: Instant): void {
  const earliest = notBefore === null ? Date.parse(now) - 366 * dayMs : Date.parse(notBefore);
  const tooEarly = day < utcDay(earliest - widestOffsetMs);
  if (tooEarly || day > utcDay(Date.parse(now) + widestOffsetMs)) throw new Refusal('consent.day-impossible');
}

/**
 * Whether a person decided anything about a pair on or after a day. What they said on a later day stands against a
 * paper that is typed in now; on the same day nobody knows which came first, and only a no may be added.
 */
export function answeredSince(
  events: readonly (Told & { readonly answeredOn: string | null })[],
  day: string,
): 'nothing' | 'same-day' | 'later' {
  const days = events
    .filter((event) => event.state !== 'ConsentUnknown')
    .map((event) => event.answeredOn ?? event.at.slice(0, 10));
  if (days.some((one) => one > day)) return 'later';
  return days.includes(day) ? 'same-day' : 'nothing';
}

const dayMs = 86_400_000;
const widestOffsetMs = 14 * 3_600_000;

function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
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
