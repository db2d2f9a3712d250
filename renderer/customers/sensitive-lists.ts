import { type Sensitivity, type SensitivityLists, sensitiveIn } from '../../shared/datamap/sensitivity.ts';
import type { Language } from '../../shared/foundation/language.ts';

const files = import.meta.glob<SensitivityLists>('../../resources/sensitivity/*.json', {
  eager: true,
  import: 'default',
});

/** What a note or a tag reads like, by the words of the languages that are written here. */
export function readsLike(text: string, languages: readonly Language[]): readonly Sensitivity[] {
  const lists = [...new Set(languages)].map((language) => files[`../../resources/sensitivity/${language}.json`]);
  return sensitiveIn(
    text,
    lists.filter((list) => list !== undefined),
  );
}
