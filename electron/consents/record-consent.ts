import type { CardQuestion, ConsentCard, ConsentSummary } from '../../shared/consents/model.ts';
import type { CallInput, ParsedInput } from '../../shared/contract.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, WordingHash } from '../../shared/foundation/id.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer, touchCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { currentNotice, currentWordings, latestSignVersion } from '../notices/service.ts';
import { shopOf } from '../shop/service.ts';
import { assertChannelsAreOffered, assertWordingIsCurrent, standingAt, statesFor } from './rules.ts';
import { askedPurposes, channelsAsked, nameOf, ofPair } from './service.ts';
import { summaryOf } from './stop-consent.ts';
import { answersOfCustomer, insertConsentEvent } from './store.ts';

/** The card as the customer is to see it: the published notice's words, and nothing of the staff's side. */
export function cardFor(
  db: ReadDb,
  input: { customerId: CustomerId; language: Language },
  acting: Acting,
): ConsentCard {
  requireAskable(db, input.customerId);
  const { language } = input;
  const notice = currentNotice(db);
  const short = notice.texts.find((text) => text.language === language)?.short;
  if (short === undefined) throw new Refusal('consent.wording-missing');
  const asked = askedPurposes(db);
  const wordings = currentWordings(db);
  const wordingIn = (purpose: Purpose, lang: Language) =>
    wordings.find((wording) => wording.purpose === purpose.code && wording.language === lang);
  const questions = asked.map((purpose): CardQuestion => {
    const wording = wordingIn(purpose, language);
    if (wording === undefined) throw new Refusal('consent.wording-missing');
    return {
      purpose: purpose.code,
      purposeName: nameOf(acting.ports, language, purpose.code),
      text: wording.text,
      wording: wording.hash as WordingHash,
      channels: purpose.channels,
    };
  });
  return {
    customerId: input.customerId,
    controller: shopOf(db).name,
    language,
    languages: languages.filter((lang) => asked.every((purpose) => wordingIn(purpose, lang) !== undefined)),
    noticeId: notice.id,
    noticeVersion: notice.version,
    notice: short,
    questions,
  };
}

/**
 * Records one card: every answer with the words that were on screen, or nothing at all. A card that was filled from
 * another notice than the published one, or that showed other words, is refused as a whole.
 */
export function recordConsent(tx: WriteDb, input: ParsedInput<'consents.record'>, acting: Acting): ConsentSummary {
  const customerRow = requireAskable(tx, input.customerId);
  const notice = currentNotice(tx);
  if (input.noticeId !== notice.id) throw new Refusal('consent.wording-not-shown');
  const asked = askedPurposes(tx);
  const wordings = currentWordings(tx);
  const checked = input.answers.map((answered) => {
    const purpose = asked.find((one) => one.code === answered.purpose);
    if (purpose === undefined) throw new Refusal('consent.purpose-not-offered');
    assertWordingIsCurrent(answered, input.language, wordings);
    assertChannelsAreOffered(answered, purpose.channels);
    return { answered, purpose };
  });

  const history = answersOfCustomer(tx, input.customerId);
  const now = acting.ports.now();
  const proof = {
    noticeId: notice.id,
    signVersion: latestSignVersion(tx),
    method: 'tap',
    role: acting.who.role,
    staffId: acting.who.staffId,
    deviceId: deviceId(tx),
    afterPayment: input.afterPayment,
    at: now,
  } as const;
  for (const { answered, purpose } of checked) {
    const states = statesFor(
      { purpose: purpose.code, channels: purpose.channels, months: purpose.consentMonths },
      answered,
      (channel) => standingAt(ofPair(history, { purpose: purpose.code, channel }), now).state,
      channelsAsked(history, purpose.code),
      now,
    );
    for (const state of states) {
      const stamped = { id: acting.ports.newId(), hlc: nextStamp(tx, acting.ports) };
      insertConsentEvent(tx, customerRow, { ...proof, ...state, ...stamped, wording: answered.wording });
    }
  }
  touchCustomer(tx, input.customerId, acting);
  journalAnswers(tx, input, acting);
  return summaryOf(tx, input, acting);
}

/** One line for one card. A card on which everything was skipped has its own name, so that "not asked" can be counted. */
function journalAnswers(
  tx: WriteDb,
  input: Pick<CallInput<'consents.record'>, 'customerId' | 'language' | 'answers'>,
  acting: Acting,
): void {
  const answers = input.answers.map(({ purpose, answer, channels }) => [purpose, answer, ...channels].join(' '));
  const skipped = input.answers.filter(({ answer }) => answer === 'skip').map(({ purpose }) => purpose);
  append(tx, acting, {
    act: skipped.length === answers.length ? 'consent.skipped' : 'consent.recorded',
    subject: input.customerId,
    detail: { language: input.language, answers, skipped },
  });
}

/** Somebody who may be asked at all: known here, and not under sixteen. */
function requireAskable(db: ReadDb, customerId: CustomerId): number {
  const { row, customer } = requireCustomer(db, customerId);
  if (customer.underSixteen) throw new Refusal('consent.under-sixteen');
  return row;
}
