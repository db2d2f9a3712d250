import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { startingRules, usualSalesLaw } from '../../electron/datamap/keeping-rules.ts';
import type { NoticeSources } from '../../electron/notices/sentences.ts';
import { type DataMap, shippedPartners } from '../../shared/datamap/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import { type NoticeChoices, noChoices } from '../../shared/notices/choices.ts';
import type { PackId, Sector } from '../../shared/shop/model.ts';
import { testShop } from '../support/test-shop.ts';

const catalogue = loadCatalogue();

export type NoticeOf = {
  readonly sector: Sector;
  readonly pack: PackId;
  readonly country: string;
  readonly language: Language;
};

/** Everything a notice is made of, for a kind of shop in a country and a language. */
export function sourcesFor(
  of: NoticeOf,
  other: { readonly map?: DataMap; readonly choices?: NoticeChoices } = {},
): NoticeSources {
  const { sector, pack, country, language } = of;
  return {
    shop: {
      ...testShop,
      sector,
      pack,
      country,
      language: 'en',
      customerLanguage: 'en',
      accent: '#2e6b57',
      idleSeconds: 60,
    },
    map: other.map ?? mapOf(sector),
    pack: catalogue.packs[pack],
    choices: other.choices ?? noChoices,
    language,
    say: wordsFor(language, catalogue.words[language]),
  };
}

/** The data map that a kind of shop starts with. */
export function mapOf(sector: Sector): DataMap {
  const template = catalogue.templates[sector];
  return {
    ...template,
    partners: shippedPartners.map((code) => ({ code, country: null })),
    keeping: startingRules(template, usualSalesLaw),
  };
}
