import { createInstance } from 'i18next';
import type { WordTree } from '../catalogue.ts';
import type { Language } from './language.ts';

export type WordValues = Readonly<Record<string, string | number>>;
/** Says the sentence behind a dotted key. A key without words is a bug and throws. */
export type Say = (key: string, values?: WordValues) => string;

/**
 * Words of one language. Plurals follow CLDR through `Intl.PluralRules`; values are put in as they are: whatever shows
 * the sentence escapes it (React does, nothing else renders words).
 */
export function wordsFor(lang: Language, tree: WordTree): Say {
  const known = sayers.get(tree)?.get(lang);
  if (known !== undefined) return known;
  const say = newSay(lang, tree);
  sayers.set(tree, (sayers.get(tree) ?? new Map<Language, Say>()).set(lang, say));
  return say;
}

/** A notice is written in every language at once; making the instances anew would cost more than the writing. */
const sayers = new WeakMap<WordTree, Map<Language, Say>>();

function newSay(lang: Language, tree: WordTree): Say {
  const instance = createInstance();
  void instance.init({
    lng: lang,
    resources: { [lang]: { translation: tree } },
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  } as Parameters<typeof instance.init>[0]);
  return (key, values) => {
    if (!instance.exists(key, values)) throw new Error(`no words for ${key} in ${lang}`);
    return instance.t(key, values ?? {});
  };
}
