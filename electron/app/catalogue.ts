import au from '../../resources/packs/au.json' with { type: 'json' };
import br from '../../resources/packs/br.json' with { type: 'json' };
import ca from '../../resources/packs/ca.json' with { type: 'json' };
import caQc from '../../resources/packs/ca-qc.json' with { type: 'json' };
import ch from '../../resources/packs/ch.json' with { type: 'json' };
import eu from '../../resources/packs/eu.json' with { type: 'json' };
import nz from '../../resources/packs/nz.json' with { type: 'json' };
import other from '../../resources/packs/other.json' with { type: 'json' };
import uk from '../../resources/packs/uk.json' with { type: 'json' };
import usCa from '../../resources/packs/us-ca.json' with { type: 'json' };
import sensitivityDe from '../../resources/sensitivity/de.json' with { type: 'json' };
import sensitivityEn from '../../resources/sensitivity/en.json' with { type: 'json' };
import sensitivityEs from '../../resources/sensitivity/es.json' with { type: 'json' };
import sensitivityFr from '../../resources/sensitivity/fr.json' with { type: 'json' };
import sensitivityIt from '../../resources/sensitivity/it.json' with { type: 'json' };
import sensitivityNl from '../../resources/sensitivity/nl.json' with { type: 'json' };
import sensitivityPl from '../../resources/sensitivity/pl.json' with { type: 'json' };
import sensitivityPt from '../../resources/sensitivity/pt.json' with { type: 'json' };
import barber from '../../resources/templates/barber.json' with { type: 'json' };
import florist from '../../resources/templates/florist.json' with { type: 'json' };
import repair from '../../resources/templates/repair.json' with { type: 'json' };
import wordingDe from '../../resources/wording/de.json' with { type: 'json' };
import wordingEn from '../../resources/wording/en.json' with { type: 'json' };
import type { Catalogue } from '../../shared/catalogue.ts';
import { wordingListsSchema } from '../../shared/consents/wording-lists.ts';
import { templateSchema } from '../../shared/datamap/model.ts';
import { sensitivitySchema } from '../../shared/datamap/sensitivity.ts';
import { packSchema } from '../../shared/notices/pack.ts';
import { shippedWords } from './shipped-words.ts';

/** The shipped packs, templates and words. A file that does not match its schema stops the app at start. */
export function loadCatalogue(): Catalogue {
  return {
    packs: {
      uk: packSchema.parse(uk),
      eu: packSchema.parse(eu),
      'us-ca': packSchema.parse(usCa),
      ca: packSchema.parse(ca),
      'ca-qc': packSchema.parse(caQc),
      au: packSchema.parse(au),
      nz: packSchema.parse(nz),
      br: packSchema.parse(br),
      ch: packSchema.parse(ch),
      other: packSchema.parse(other),
    },
    templates: {
      florist: templateSchema.parse(florist),
      barber: templateSchema.parse(barber),
      repair: templateSchema.parse(repair),
    },
    words: shippedWords,
    sensitivity: {
      en: sensitivitySchema.parse(sensitivityEn),
      de: sensitivitySchema.parse(sensitivityDe),
      fr: sensitivitySchema.parse(sensitivityFr),
      es: sensitivitySchema.parse(sensitivityEs),
      it: sensitivitySchema.parse(sensitivityIt),
      pt: sensitivitySchema.parse(sensitivityPt),
      nl: sensitivitySchema.parse(sensitivityNl),
      pl: sensitivitySchema.parse(sensitivityPl),
    },
    wording: { en: wordingListsSchema.parse(wordingEn), de: wordingListsSchema.parse(wordingDe) },
  };
}
