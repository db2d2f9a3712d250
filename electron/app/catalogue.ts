import eu from '../../resources/packs/eu.json' with { type: 'json' };
import other from '../../resources/packs/other.json' with { type: 'json' };
import uk from '../../resources/packs/uk.json' with { type: 'json' };
import barber from '../../resources/templates/barber.json' with { type: 'json' };
import florist from '../../resources/templates/florist.json' with { type: 'json' };
import repair from '../../resources/templates/repair.json' with { type: 'json' };
import wordingDe from '../../resources/wording/de.json' with { type: 'json' };
import wordingEn from '../../resources/wording/en.json' with { type: 'json' };
import cardDe from '../../resources/words/de/card.json' with { type: 'json' };
import fieldsDe from '../../resources/words/de/fields.json' with { type: 'json' };
import noticeDe from '../../resources/words/de/notice.json' with { type: 'json' };
import purposesDe from '../../resources/words/de/purposes.json' with { type: 'json' };
import receiptDe from '../../resources/words/de/receipt.json' with { type: 'json' };
import recipientsDe from '../../resources/words/de/recipients.json' with { type: 'json' };
import cardEn from '../../resources/words/en/card.json' with { type: 'json' };
import fieldsEn from '../../resources/words/en/fields.json' with { type: 'json' };
import noticeEn from '../../resources/words/en/notice.json' with { type: 'json' };
import purposesEn from '../../resources/words/en/purposes.json' with { type: 'json' };
import receiptEn from '../../resources/words/en/receipt.json' with { type: 'json' };
import recipientsEn from '../../resources/words/en/recipients.json' with { type: 'json' };
import type { Catalogue } from '../../shared/catalogue.ts';
import { wordingListsSchema } from '../../shared/consents/wording-lists.ts';
import { templateSchema } from '../../shared/datamap/model.ts';
import { packSchema } from '../../shared/notices/pack.ts';

/** The shipped packs, templates and words. A file that does not match its schema stops the app at start. */
export function loadCatalogue(): Catalogue {
  return {
    packs: { uk: packSchema.parse(uk), eu: packSchema.parse(eu), other: packSchema.parse(other) },
    templates: {
      florist: templateSchema.parse(florist),
      barber: templateSchema.parse(barber),
      repair: templateSchema.parse(repair),
    },
    words: {
      en: {
        card: cardEn,
        fields: fieldsEn,
        notice: noticeEn,
        purposes: purposesEn,
        receipt: receiptEn,
        recipients: recipientsEn,
      },
      de: {
        card: cardDe,
        fields: fieldsDe,
        notice: noticeDe,
        purposes: purposesDe,
        receipt: receiptDe,
        recipients: recipientsDe,
      },
    },
    wording: { en: wordingListsSchema.parse(wordingEn), de: wordingListsSchema.parse(wordingDe) },
  };
}
