import type { AnsweredBy, CardQuestion, ConsentCard } from '../../shared/consents/model.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { currentNotice, currentWordings, noticeById } from '../notices/service.ts';
import { shopOf } from '../shop/service.ts';
import { requireAskable, smsGaps } from './asking-rules.ts';
import { askedPurposes, namerIn } from './service.ts';
import { readSheet, type StoredSheet } from './sheet-store.ts';
import { wordingText } from './store.ts';

/** A card without the person it is for: what a paper sheet prints, too. */
export type BlankCard = Omit<ConsentCard, 'customerId' | 'answeredBy'>;

/** The card as the customer is to see it: the published notice's words, and nothing of the staff's side. */
export function cardFor(
  db: ReadDb,
  input: { readonly customerId: CustomerId; readonly language: Language; readonly answeredBy: AnsweredBy },
  acting: Acting,
): ConsentCard {
  const { customerId, answeredBy } = input;
  requireAskable(db, customerId, answeredBy, acting.ports);
  return { ...blankCard(db, input.language, acting), customerId, answeredBy };
}

/** The questions of a sheet that was printed, in the words on it, for somebody whose answers are typed in. */
export function cardOfSheet(
  db: ReadDb,
  input: { readonly customerId: CustomerId; readonly number: number; readonly answeredBy: AnsweredBy },
  acting: Acting,
): ConsentCard {
  const { customerId, answeredBy } = input;
  requireAskable(db, customerId, answeredBy, acting.ports);
  const sheet = requireUnusedSheet(db, input.number);
  const notice = noticeById(db, sheet.noticeId);
  const name = namerIn(db, acting.ports, sheet.language);
  return {
    customerId,
    answeredBy,
    controller: sheet.controller,
    language: sheet.language,
    languages: [sheet.language],
    noticeId: notice.id,
    noticeVersion: notice.version,
    notice: notice.texts.find((text) => text.language === sheet.language)?.short ?? '',
    questions: sheet.questions.map(({ purpose, wording, channels }) => ({
      purpose,
      purposeName: name(purpose),
      text: wordingText(db, wording),
      wording,
      channels,
    })),
  };
}

/** The sheet with this number, printed here and not typed in yet. */
export function requireUnusedSheet(db: ReadDb, number: number): StoredSheet {
  const sheet = readSheet(db, number);
  if (sheet === null) throw new Refusal('consent.sheet-unknown', { number });
  if (sheet.usedAt !== null) throw new Refusal('consent.sheet-used', { number });
  return sheet;
}

/** Today's questions in one language, from the published notice; refused when words are missing in it. */
export function blankCard(db: ReadDb, language: Language, acting: Acting): BlankCard {
  const notice = currentNotice(db);
  const short = notice.texts.find((text) => text.language === language)?.short;
  if (short === undefined) throw new Refusal('consent.wording-missing');
  const asked = askedPurposes(db);
  const wordings = currentWordings(db);
  const name = namerIn(db, acting.ports, language);
  const wordingIn = (purpose: Purpose, lang: Language) =>
    wordings.find((wording) => wording.purpose === purpose.code && wording.language === lang);
  const questions = asked.map((purpose): CardQuestion => {
    const wording = wordingIn(purpose, language);
    if (wording === undefined) throw new Refusal('consent.wording-missing');
    const silent = smsGaps(db, acting.ports, wording).length > 0;
    return {
      purpose: purpose.code,
      purposeName: name(purpose.code),
      text: wording.text,
      wording: wording.hash,
      channels: purpose.channels.filter((channel) => channel !== 'sms' || !silent),
    };
  });
  return {
    controller: shopOf(db).name,
    language,
    languages: languages.filter((lang) => asked.every((purpose) => wordingIn(purpose, lang) !== undefined)),
    noticeId: notice.id,
    noticeVersion: notice.version,
    notice: short,
    // Nothing to choose under a yes: a question that cannot be answered is not asked.
    questions: questions.filter(({ channels }) => channels.length > 0),
  };
}
