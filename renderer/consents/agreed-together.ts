import type { ConsentLine } from '../../shared/consents/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { waysInWords } from './ways-in-words.ts';

/** One sentence's worth of what was agreed: a purpose, its ways and its last day. */
export type Agreed = { readonly key: string; readonly purposeName: string; readonly sentence: string };

/** What is agreed now, in the customer's words; ways that end on the same day are one sentence. */
export function agreedTogether(agreed: readonly ConsentLine[], language: Language): readonly Agreed[] {
  const groups = new Map<string, ConsentLine[]>();
  for (const line of agreed) {
    const key = `${line.purpose} ${line.validUntil}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([key, lines]) => {
    const channels = lines.map((line) => line.channel);
    const until = lines[0]?.validUntil ?? null;
    return {
      key,
      purposeName: lines[0]?.purposeName ?? '',
      sentence: wordsIn(language)('card.done.line', {
        ways: waysInWords(language, channels, channels),
        day: until === null ? '' : dayInWords(language, until),
      }),
    };
  });
}
