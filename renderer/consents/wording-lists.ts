import type { WordingLists } from '../../shared/consents/wording-lists.ts';
import type { Language } from '../../shared/foundation/language.ts';

const files = import.meta.glob<WordingLists>('../../resources/wording/*.json', { eager: true, import: 'default' });

/** The phrases by which a wording in this language is read; `null` where nobody has written them down yet. */
export function wordingListsIn(language: Language): WordingLists | null {
  return files[`../../resources/wording/${language}.json`] ?? null;
}
