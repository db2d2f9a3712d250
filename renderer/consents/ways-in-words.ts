import type { Channel } from '../../shared/consents/model.ts';
import { type Language, localeOf } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';

/** The chosen ways as people say them, in the order of the card: "by e-mail and by post". */
export function waysInWords(language: Language, shown: readonly Channel[], chosen: readonly Channel[]): string {
  const say = wordsIn(language);
  const ways = shown.filter((channel) => chosen.includes(channel)).map((channel) => say(`card.channels.${channel}`));
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(ways);
}
