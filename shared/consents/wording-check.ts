import type { SmsElement } from '../notices/pack.ts';
import type { WordingLists } from './wording-lists.ts';

/** Something about a wording that its author should look at again; `words` are the ones that gave it away. */
export type WordingFinding = {
  readonly kind: 'vague' | 'coercive' | 'bundled' | 'shop-not-named' | 'stop-not-named' | 'too-long' | 'no-question';
  readonly words: string;
};

/** Longer than this is not read by somebody who stands at a counter. */
export const mostWordsOfQuestion = 45;

/** Reads a wording as a careful colleague would. Points things out, forbids nothing; an empty text has no findings. */
export function readWording(text: string, lists: WordingLists, shopName: string): readonly WordingFinding[] {
  if (text.trim() === '') return [];
  const found: WordingFinding[] = [
    ...phrasesIn(text, lists.vague).map((words) => ({ kind: 'vague' as const, words })),
    ...phrasesIn(text, lists.coercive).map((words) => ({ kind: 'coercive' as const, words })),
  ];
  const bundle = joined(text, lists.actions, lists.joiners) ?? joined(text, lists.topics, [...lists.joiners, ',']);
  if (bundle !== null) found.push({ kind: 'bundled', words: bundle });
  if (!text.toLowerCase().includes(shopName.trim().toLowerCase())) {
    found.push({ kind: 'shop-not-named', words: shopName });
  }
  if (phrasesIn(text, lists.stopping).length === 0) found.push({ kind: 'stop-not-named', words: '' });
  const length = text.trim().split(/\s+/).length;
  if (length > mostWordsOfQuestion) found.push({ kind: 'too-long', words: String(length) });
  if (!/[?？؟;]/.test(text)) found.push({ kind: 'no-question', words: '' });
  return found;
}

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

/** Two different things of a list in one sentence, with a joiner between them: "send you offers and call you". */
function joined(text: string, things: readonly string[], joiners: readonly string[]): string | null {
  for (const sentence of text.split(/[.?!;:]/)) {
    const places = things
      .flatMap((thing) => placeOf(sentence, thing) ?? [])
      .sort((one, other) => one.from - other.from);
    for (const [index, one] of places.entries()) {
      const next = places[index + 1];
      if (next === undefined || next.from < one.to) continue;
      const between = sentence.slice(one.to, next.from);
      if (joiners.some((joiner) => (joiner === ',' ? between.includes(',') : placeOf(between, joiner) !== null))) {
        return `${sentence.slice(one.from, one.to)} … ${sentence.slice(next.from, next.to)}`;
      }
    }
  }
  return null;
}

type Place = { readonly from: number; readonly to: number };

function placeOf(text: string, phrase: string): Place | null {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  return match === null ? null : { from: match.index, to: match.index + match[0].length };
}
