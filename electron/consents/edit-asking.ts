import type { AskingDraft } from '../../shared/consents/model.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { isAsked } from '../../shared/datamap/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { languages } from '../../shared/foundation/language.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import {
  areShipped,
  changeOwnWords,
  changeQuestion,
  dataMapOf,
  purposeSayer,
  shippedWords,
} from '../datamap/service.ts';
import { publishNotice } from '../notices/service.ts';
import { shopOf } from '../shop/service.ts';
import { smsGaps } from './asking-rules.ts';

/** More than this nobody reads at a counter. */
const mostQuestions = 4;

/** Every question the shop asks or once asked, with its words in every language, as the owner may change them. */
export function askingDraft(db: ReadDb, { ports }: Acting): AskingDraft {
  const shop = shopOf(db);
  const words = purposeSayer(db, ports, shop);
  return {
    shopName: shop.name,
    shopLanguage: shop.language,
    questions: dataMapOf(db)
      .purposes.filter(({ needsConsent }) => needsConsent)
      .map((purpose) => ({
        code: purpose.code,
        isOwn: shippedWords(ports, purpose.code, shop.language, shop.name) === null,
        asked: isAsked(purpose),
        channels: purpose.channels,
        months: purpose.consentMonths ?? 12,
        words: languages.map((language) => ({ language, ...words(purpose.code, language) })),
      })),
  };
}

/**
 * Puts the owner's questions in force: new words become new wordings, the notice is published anew, and every answer
 * given before stays bound to the words it was given to. Nothing is in force when one of them is incomplete.
 */
export function publishAsking(tx: WriteDb, input: ParsedInput<'consents.publishAsking'>, acting: Acting): AskingDraft {
  const { ports } = acting;
  const shop = shopOf(tx);
  if (input.questions.filter(({ asked }) => asked).length > mostQuestions) {
    throw new Refusal('asking.too-many', { most: mostQuestions });
  }
  for (const question of input.questions) {
    const atHome = question.words.find(({ language }) => language === shop.language);
    if (atHome === undefined || atHome.name === '' || atHome.why === '' || atHome.ask === '') {
      throw new Refusal('asking.words-missing');
    }
    if (
      question.asked &&
      question.channels.includes('sms') &&
      smsGaps(tx, ports, { ...atHome, text: atHome.ask }).length > 0
    ) {
      throw new Refusal('consent.sms-wording-incomplete');
    }
    const purpose = changeQuestion(tx, question, acting);
    const own = question.words
      .map((words) => ({ ...words, purpose }))
      .filter((words) => !areShipped(ports, words, shop.name) && words.name !== '');
    changeOwnWords(tx, purpose, own, acting);
  }
  publishNotice(tx, acting);
  return askingDraft(tx, acting);
}
