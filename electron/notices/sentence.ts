import type { Say, WordValues } from '../../shared/foundation/words.ts';
import type { NoticeChoices, PhraseKey } from '../../shared/notices/choices.ts';
import type { NoticeSentence } from '../../shared/notices/model.ts';

/** A sentence and what it comes from; one that comes from nowhere is a bug, and a test finds it. */
export function sentence(text: string, ...from: string[]): NoticeSentence {
  return { text, from };
}

/** A sentence in the one of its two ways that the owner chose. */
export function phrased(
  choices: NoticeChoices,
  say: Say,
  phrase: PhraseKey,
  values: WordValues,
  ...from: string[]
): NoticeSentence {
  const key = choices.second.includes(phrase) ? `notice.${phrase}-2` : `notice.${phrase}`;
  return { text: say(key, values), from, phrase };
}
