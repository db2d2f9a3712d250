import type { CardQuestion, ConsentEvent, RecordedConsent } from '../../shared/consents/model.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting, ActingInVault } from '../app/ports.ts';
import { touchCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { deviceId, nextStamps } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { latestSignVersion } from '../signs/service.ts';
import { askingRulesOf, requireAskable } from './asking-rules.ts';
import { type BlankCard, blankCard, requireUnusedSheet } from './card.ts';
import {
  answeredSince,
  assertCardIsWhole,
  assertChannelsAreOffered,
  assertDayIsPossible,
  assertWordingWasShown,
  isLive,
  isNo,
  type NewState,
  standingAt,
  statesFor,
} from './rules.ts';
import { askedPurposes, channelsAsked, ofPair } from './service.ts';
import { markSheetUsed } from './sheet-store.ts';
import { ensureStopCode } from './stop-codes.ts';
import { summaryOf } from './stop-consent.ts';
import { keepStopList } from './stop-list.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

type Input = ParsedInput<'consents.record'>;
type Said = NewState & Pick<ConsentEvent, 'wording'>;

/**
 * Records one card: every answer with the words that were on screen or on paper, or nothing at all. A card that was
 * filled from another notice than the published one, or that showed other words, is refused as a whole; a sheet of paper
 * is held against the words that were printed on it. What the person answered after the day on the paper stays.
 */
export function recordConsent(tx: WriteDb, input: Input, acting: ActingInVault): RecordedConsent {
  const customerRow = requireAskable(tx, input.customerId, input.answeredBy, acting.ports);
  const { how } = input;
  const now = acting.ports.now();
  if (how.method === 'tap' || how.method === 'spoken') assertAfterPayment(tx, input, acting);
  const card = how.method === 'paper' ? cardOnPaper(tx, how.sheet) : blankCard(tx, input.language, acting);
  const day = dayOf(tx, how, now);
  const asked = askedPurposes(tx);
  assertCardIsWhole(input, card);
  const checked = input.answers.map((answered) => {
    const question = card.questions.find((one) => one.purpose === answered.purpose);
    if (question === undefined) throw new Refusal('consent.purpose-not-offered');
    assertWordingWasShown(answered, question);
    assertChannelsAreOffered(answered, question.channels, tellsSmsApart(asked, question));
    return { answered, question };
  });

  const history = answersOfCustomer(tx, input.customerId);
  const proof = {
    noticeId: card.noticeId,
    signVersion: latestSignVersion(tx),
    method: how.method,
    role: acting.who.role,
    staffId: acting.who.staffId,
    deviceId: deviceId(tx),
    afterPayment: input.afterPayment,
    at: now,
    controller: card.controller,
    askedOrder: card.questions.map(({ purpose }) => purpose),
    sheet: how.method === 'paper' ? how.sheet : null,
    reason: how.method === 'phone' || how.method === 'letter' ? how.reason : null,
    answeredOn: day,
    answeredBy: input.answeredBy,
  } satisfies Partial<ConsentEvent>;
  const said: Said[] = [];
  const later = new Set<string>();
  for (const { answered, question } of checked) {
    const { purpose } = question;
    const states = statesFor(
      { purpose, channels: question.channels, months: monthsOf(asked, purpose) },
      answered,
      (channel) => standingAt(ofPair(history, { purpose, channel }), now).state,
      channelsAsked(history, purpose),
      day === null ? now : `${day}T00:00:00.000Z`,
    );
    for (const state of states) {
      const since = day === null ? 'nothing' : answeredSince(ofPair(history, state), day);
      if (since === 'later' || (since === 'same-day' && !isNo(state.state))) later.add(purpose);
      else said.push({ ...state, wording: answered.wording });
    }
  }
  const stamps = nextStamps(tx, acting.ports, said.length);
  for (const [index, hlc] of stamps.entries()) {
    insertConsentEvent(tx, customerRow, { ...proof, ...(said[index] as Said), id: acting.ports.newId(), hlc });
  }
  if (said.some(({ state }) => isLive(state))) ensureStopCode(tx, customerRow, acting);
  if (how.method === 'paper') markSheetUsed(tx, how.sheet, now);
  if (how.method !== 'paper' && how.method !== 'letter') touchCustomer(tx, customerRow, acting);
  keepStopList(tx, { customerId: input.customerId, customerRow, said, reason: how.method }, acting);
  journalAnswers(tx, input, [...later], acting);
  return { ...summaryOf(tx, input, acting), answeredSince: [...later] };
}

/** One line for one card. A card on which everything was skipped has its own name, so that "not asked" can be counted. */
function journalAnswers(tx: WriteDb, input: Input, later: readonly string[], acting: Acting): void {
  const { how } = input;
  const answers = input.answers.map(({ purpose, answer, channels }) => [purpose, answer, ...channels].join(' '));
  const skipped = input.answers.filter(({ answer }) => answer === 'skip').map(({ purpose }) => purpose);
  append(tx, acting, {
    act: skipped.length === answers.length ? 'consent.skipped' : 'consent.recorded',
    subject: input.customerId,
    detail: {
      method: how.method,
      language: input.language,
      answers,
      skipped,
      ...(how.method === 'paper' ? { sheet: how.sheet } : {}),
      ...(later.length > 0 ? { later } : {}),
    },
  });
}

function assertAfterPayment(db: ReadDb, input: Input, acting: Acting): void {
  if (!input.afterPayment && askingRulesOf(db, acting.ports).afterPayment !== null) {
    throw new Refusal('consent.before-payment');
  }
}

function cardOnPaper(
  db: ReadDb,
  number: number,
): Pick<BlankCard, 'noticeId' | 'language' | 'controller' | 'questions'> {
  const { noticeId, language, controller, questions } = requireUnusedSheet(db, number);
  return {
    noticeId,
    language,
    controller,
    questions: questions.map((one): CardQuestion => ({ ...one, purposeName: one.purpose, text: '' })),
  };
}

/** The day on the paper or letter; `null` where the answer is given now. */
function dayOf(db: ReadDb, how: Input['how'], now: string): string | null {
  switch (how.method) {
    case 'tap':
    case 'spoken':
    case 'phone':
      return null;
    case 'paper':
      assertDayIsPossible(how.answeredOn, requireUnusedSheet(db, how.sheet).printedAt, now);
      return how.answeredOn;
    case 'letter':
      assertDayIsPossible(how.answeredOn, null, now);
      return how.answeredOn;
    default:
      return exhaustive(how);
  }
}

/** True when text messages belong to the purpose and the words on the card do not carry them. */
function tellsSmsApart(asked: readonly Purpose[], question: CardQuestion): boolean {
  const purpose = asked.find(({ code }) => code === question.purpose);
  return purpose?.channels.includes('sms') === true && !question.channels.includes('sms');
}

/** Months that a yes holds; a purpose that was asked on paper and is no longer asked keeps the shortest promise. */
function monthsOf(asked: readonly Purpose[], purpose: string): number {
  const own = asked.find(({ code }) => code === purpose)?.consentMonths;
  return own ?? Math.min(...asked.flatMap(({ consentMonths }) => consentMonths ?? []), shortestMonths);
}

const shortestMonths = 12;
