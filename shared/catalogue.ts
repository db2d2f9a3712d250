import type { WordingLists } from './consents/wording-lists.ts';
import type { ShopTemplate } from './datamap/model.ts';
import type { SensitivityLists } from './datamap/sensitivity.ts';
import type { Language } from './foundation/language.ts';
import type { CountryPack } from './notices/pack.ts';
import type { PackId, Sector } from './shop/model.ts';

/** Nested texts by key; leaves are sentences in i18next's format (`{{name}}`, `_one` and `_other` for plurals). */
export type WordTree = { readonly [key: string]: string | WordTree };

/**
 * Files of words that customers read. They are there in every one of `languages`; all other files are the screens' and
 * are there in `screenLanguages`.
 */
export const customerWords = [
  'card',
  'everything',
  'farewell',
  'fields',
  'notice',
  'purposes',
  'recipients',
  'sign',
  'slip',
] as const;

/** The shipped data files, parsed and checked. */
export type Catalogue = {
  readonly packs: Readonly<Record<PackId, CountryPack>>;
  readonly templates: Readonly<Record<Sector, ShopTemplate>>;
  /**
   * Everything a customer reads (`customerWords`) but slips, signs and `everything`, which the page words itself; and `receipt` and `recovery`
   * in the languages of the screens.
   */
  readonly words: Readonly<Record<Language, WordTree>>;
  /** Words by which a field's name, a note or a tag gives away what it is about. */
  readonly sensitivity: Readonly<Record<Language, SensitivityLists>>;
  /** Phrases by which a wording is read, for the languages that have such a list. */
  readonly wording: Readonly<Partial<Record<Language, WordingLists>>>;
};
