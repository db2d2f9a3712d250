import type { SmsElement } from '../notices/pack.ts';
import type { WordingLists } from './wording-lists.ts';

/** What a text-message wording has to name and does not. */
export function missingElements(
  text: string,
  needed: readonly SmsElement[],
  lists: WordingLists,
  shopName: string,
): readonly SmsElement[] {
  return needed.filter((element) =>
    element === 'sender'
      ? !text.toLowerCase().includes(shopName.trim().toLowerCase())
      : phrasesIn(text, lists.sms[element]).length === 0,
  );
}

function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  return phrases.filter((phrase) => placeOf(text, phrase) !== null);
}

type Place = { readonly from: number; readonly to: number };

function placeOf(text: string, phrase: string): Place | null {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  return match === null ? null : { from: match.index, to: match.index + match[0].length };
}
