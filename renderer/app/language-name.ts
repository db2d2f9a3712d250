import type { Language } from '../../shared/foundation/language.ts';

/** What a language is called in another: `de` in English is German. */
export function languageName(screen: Language, spoken: string): string {
  return new Intl.DisplayNames([screen], { type: 'language' }).of(spoken) ?? spoken;
}
