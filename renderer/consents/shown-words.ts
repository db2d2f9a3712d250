import type { Language } from '../../shared/foundation/language.ts';

/** The words that a person sees in an element right now, letter for letter; `null` when it cannot be seen. */
export function wordsOnScreen(element: HTMLElement | null): string | null {
  if (element === null || !element.isConnected) return null;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  return element.textContent;
}

/** SHA-256 over the language and the words that were on screen, as a wording's own: equal only for the same words. */
export async function proofOfWords(language: Language, words: string | null): Promise<string> {
  const bytes = new TextEncoder().encode(`${language}\n${words ?? ''}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
