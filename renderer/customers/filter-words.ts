import type { CustomerFilter, FilterChoices } from '../../shared/customers/selection.ts';
import type { ScreenLanguage } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { dayInWords } from '../app/dates.ts';
import { languageName } from '../app/language-name.ts';

/** What a filter asks for, in a line: `Offers, e-mail: yes · with purchases`. */
export function filterInWords(
  say: Say,
  screen: ScreenLanguage,
  filter: CustomerFilter,
  choices: FilterChoices | null,
): string {
  const { consent, lastContact, source, language, tag, purchases, missing, own } = filter;
  const says = (key: string, values = {}) => say(`customers.selection.says.${key}`, values);
  const parts = [
    consent &&
      says('consent', {
        purpose: choices?.purposes.find(({ purpose }) => purpose === consent.purpose)?.name ?? consent.purpose,
        channel: say(`card.channels.${consent.channel}`),
        is: say(`customers.selection.is.${consent.is}`),
      }),
    lastContact &&
      (lastContact.is === 'unknown'
        ? says('last-unknown')
        : says(lastContact.is, { day: dayInWords(screen, `${lastContact.day}T12:00:00.000Z`) })),
    source && say(`customers.source.${source}`),
    language && says('language', { language: languageName(screen, language) }),
    tag && says('tag', { tag }),
    purchases && says(purchases),
    missing && say(`customers.selection.lacks.${missing}`),
    own &&
      says(`own-${own.is}`, {
        field: choices?.own.find(({ field }) => field === own.field)?.name ?? say('customers.selection.field-gone'),
        text: own.is === 'contains' ? own.text : '',
      }),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
