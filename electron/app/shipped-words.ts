import cardDe from '../../resources/words/de/card.json' with { type: 'json' };
import fieldsDe from '../../resources/words/de/fields.json' with { type: 'json' };
import importedDe from '../../resources/words/de/imported.json' with { type: 'json' };
import keepingDe from '../../resources/words/de/keeping.json' with { type: 'json' };
import monthendDe from '../../resources/words/de/monthend.json' with { type: 'json' };
import noticeDe from '../../resources/words/de/notice.json' with { type: 'json' };
import purposesDe from '../../resources/words/de/purposes.json' with { type: 'json' };
import receiptDe from '../../resources/words/de/receipt.json' with { type: 'json' };
import recipientsDe from '../../resources/words/de/recipients.json' with { type: 'json' };
import recoveryDe from '../../resources/words/de/recovery.json' with { type: 'json' };
import signsDe from '../../resources/words/de/signs.json' with { type: 'json' };
import cardEn from '../../resources/words/en/card.json' with { type: 'json' };
import fieldsEn from '../../resources/words/en/fields.json' with { type: 'json' };
import importedEn from '../../resources/words/en/imported.json' with { type: 'json' };
import keepingEn from '../../resources/words/en/keeping.json' with { type: 'json' };
import monthendEn from '../../resources/words/en/monthend.json' with { type: 'json' };
import noticeEn from '../../resources/words/en/notice.json' with { type: 'json' };
import purposesEn from '../../resources/words/en/purposes.json' with { type: 'json' };
import receiptEn from '../../resources/words/en/receipt.json' with { type: 'json' };
import recipientsEn from '../../resources/words/en/recipients.json' with { type: 'json' };
import recoveryEn from '../../resources/words/en/recovery.json' with { type: 'json' };
import signsEn from '../../resources/words/en/signs.json' with { type: 'json' };
import cardEs from '../../resources/words/es/card.json' with { type: 'json' };
import fieldsEs from '../../resources/words/es/fields.json' with { type: 'json' };
import noticeEs from '../../resources/words/es/notice.json' with { type: 'json' };
import purposesEs from '../../resources/words/es/purposes.json' with { type: 'json' };
import recipientsEs from '../../resources/words/es/recipients.json' with { type: 'json' };
import cardFr from '../../resources/words/fr/card.json' with { type: 'json' };
import fieldsFr from '../../resources/words/fr/fields.json' with { type: 'json' };
import noticeFr from '../../resources/words/fr/notice.json' with { type: 'json' };
import purposesFr from '../../resources/words/fr/purposes.json' with { type: 'json' };
import recipientsFr from '../../resources/words/fr/recipients.json' with { type: 'json' };
import cardIt from '../../resources/words/it/card.json' with { type: 'json' };
import fieldsIt from '../../resources/words/it/fields.json' with { type: 'json' };
import noticeIt from '../../resources/words/it/notice.json' with { type: 'json' };
import purposesIt from '../../resources/words/it/purposes.json' with { type: 'json' };
import recipientsIt from '../../resources/words/it/recipients.json' with { type: 'json' };
import cardNl from '../../resources/words/nl/card.json' with { type: 'json' };
import fieldsNl from '../../resources/words/nl/fields.json' with { type: 'json' };
import noticeNl from '../../resources/words/nl/notice.json' with { type: 'json' };
import purposesNl from '../../resources/words/nl/purposes.json' with { type: 'json' };
import recipientsNl from '../../resources/words/nl/recipients.json' with { type: 'json' };
import cardPl from '../../resources/words/pl/card.json' with { type: 'json' };
import fieldsPl from '../../resources/words/pl/fields.json' with { type: 'json' };
import noticePl from '../../resources/words/pl/notice.json' with { type: 'json' };
import purposesPl from '../../resources/words/pl/purposes.json' with { type: 'json' };
import recipientsPl from '../../resources/words/pl/recipients.json' with { type: 'json' };
import cardPt from '../../resources/words/pt/card.json' with { type: 'json' };
import fieldsPt from '../../resources/words/pt/fields.json' with { type: 'json' };
import noticePt from '../../resources/words/pt/notice.json' with { type: 'json' };
import purposesPt from '../../resources/words/pt/purposes.json' with { type: 'json' };
import recipientsPt from '../../resources/words/pt/recipients.json' with { type: 'json' };
import type { WordTree } from '../../shared/catalogue.ts';
import type { Language } from '../../shared/foundation/language.ts';

/** The words the core says: what customers read in every language, and receipt and recovery sheet in the screens' languages. */
export const shippedWords: Readonly<Record<Language, WordTree>> = {
  en: {
    card: cardEn,
    fields: fieldsEn,
    imported: importedEn,
    keeping: keepingEn,
    monthend: monthendEn,
    notice: noticeEn,
    purposes: purposesEn,
    receipt: receiptEn,
    recovery: recoveryEn,
    recipients: recipientsEn,
    signs: signsEn,
  },
  de: {
    card: cardDe,
    fields: fieldsDe,
    imported: importedDe,
    keeping: keepingDe,
    monthend: monthendDe,
    notice: noticeDe,
    purposes: purposesDe,
    receipt: receiptDe,
    recovery: recoveryDe,
    recipients: recipientsDe,
    signs: signsDe,
  },
  fr: {
    card: cardFr,
    fields: fieldsFr,
    notice: noticeFr,
    purposes: purposesFr,
    recipients: recipientsFr,
  },
  es: {
    card: cardEs,
    fields: fieldsEs,
    notice: noticeEs,
    purposes: purposesEs,
    recipients: recipientsEs,
  },
  it: {
    card: cardIt,
    fields: fieldsIt,
    notice: noticeIt,
    purposes: purposesIt,
    recipients: recipientsIt,
  },
  pt: {
    card: cardPt,
    fields: fieldsPt,
    notice: noticePt,
    purposes: purposesPt,
    recipients: recipientsPt,
  },
  nl: {
    card: cardNl,
    fields: fieldsNl,
    notice: noticeNl,
    purposes: purposesNl,
    recipients: recipientsNl,
  },
  pl: {
    card: cardPl,
    fields: fieldsPl,
    notice: noticePl,
    purposes: purposesPl,
    recipients: recipientsPl,
  },
};
