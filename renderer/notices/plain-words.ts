import type { Language } from '../../shared/foundation/language.ts';
import type { PlainWords } from '../../shared/notices/plain-words.ts';

const files = import.meta.glob<PlainWords>('../../resources/plain/*.json', { eager: true, import: 'default' });

/** The vague and hard words of a language; every language that customers read has a list. */
export function plainWordsIn(language: Language): PlainWords {
  return files[`../../resources/plain/${language}.json`] ?? { vague: {}, hard: {} };
}
