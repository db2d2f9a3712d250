import eu from '../../resources/packs/eu.json' with { type: 'json' };
import other from '../../resources/packs/other.json' with { type: 'json' };
import uk from '../../resources/packs/uk.json' with { type: 'json' };
import barber from '../../resources/templates/barber.json' with { type: 'json' };
import florist from '../../resources/templates/florist.json' with { type: 'json' };
import repair from '../../resources/templates/repair.json' with { type: 'json' };
import wordingDe from '../../resources/wording/de.json' with { type: 'json' };
import wordingEn from '../../resources/wording/en.json' with { type: 'json' };
import type { Catalogue } from '../../shared/catalogue.ts';
import { wordingListsSchema } from '../../shared/consents/wording-lists.ts';
import { templateSchema } from '../../shared/datamap/model.ts';
import { packSchema } from '../../shared/notices/pack.ts';
import { shippedWords } from './shipped-words.ts';

/** The shipped packs, templates and words. A file that does not match its schema stops the app at start. */
export function loadCatalogue(): Catalogue {
  return {
    packs: { uk: packSchema.parse(uk), eu: packSchema.parse(eu), other: packSchema.parse(other) },
    templates: {
      florist: templateSchema.parse(florist),
      barber: templateSchema.parse(barber),
      repair: templateSchema.parse(repair),
    },
    words: shippedWords,
    wording: { en: wordingListsSchema.parse(wordingEn), de: wordingListsSchema.parse(wordingDe) },
  };
}
