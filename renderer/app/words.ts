import { create } from 'zustand';
import type { WordTree } from '../../shared/catalogue.ts';
import type { Language, ScreenLanguage } from '../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../shared/foundation/words.ts';

/** The screen's language. The customer's card has its own and uses `wordsIn`. */
export const useLanguage = create<{ language: ScreenLanguage; speak: (language: ScreenLanguage) => void }>((set) => ({
  language: 'en',
  speak: (language) => {
    document.documentElement.lang = language;
    set({ language });
  },
}));

/** Words of the screen's language: `say('counter.find')`, from `resources/words/<language>/counter.json`. */
export function useWords(): Say {
  return wordsIn(useLanguage((state) => state.language));
}

/** Words of a language that need not be the screen's. What is not for customers has words in the screens' languages alone. */
export function wordsIn(language: Language): Say {
  const known = sayers.get(language);
  if (known !== undefined) return known;
  const say = wordsFor(language, treeOf(language));
  sayers.set(language, say);
  return say;
}

const files = import.meta.glob<WordTree>('../../resources/words/*/*.json', { eager: true, import: 'default' });
const sayers = new Map<Language, Say>();

function treeOf(language: Language): WordTree {
  const tree: Record<string, WordTree> = {};
  for (const [path, words] of Object.entries(files)) {
    const match = /words\/([^/]+)\/([^/]+)\.json$/.exec(path);
    if (match?.[1] === language && match[2] !== undefined) tree[match[2]] = words;
  }
  return tree;
}
