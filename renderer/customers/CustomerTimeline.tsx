import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { momentInWords, moneyInWords } from '../app/dates.ts';
import { ownFieldName } from '../app/own-names.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Timeline } from '../kit/Timeline.tsx';

/** Everything that happened with one person, newest first, in the screen's language. */
export function CustomerTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <Timeline
      label={say('customers.profile.timeline')}
      entries={entries.map((entry, index) => ({
        key: `${entry.at}-${index}`,
        when: momentInWords(language, entry.at),
        what: whatHappened(say, language, entry),
      }))}
    />
  );
}

function whatHappened(say: Say, language: Language, entry: TimelineEntry): ReactNode {
  switch (entry.kind) {
    case 'added':
      return say('customers.timeline.added', { source: say(`customers.source.${entry.source}`) });
    case 'changed':
      return say('customers.timeline.changed', {
        fields: entry.fields.map((field) => ownFieldName(field) ?? say(`customers.field.${field}`)).join(', '),
      });
    case 'visit':
      return say('customers.timeline.visit');
    case 'viewed':
      return say('customers.timeline.viewed', { role: say(`customers.role.${entry.role}`) });
    case 'purchase':
      return `${entry.what}, ${moneyInWords(language, entry.amountMinor, entry.currency)}`;
    case 'answer':
      return (
        <>
          {say('customers.timeline.answer', {
            purpose: entry.answer.purposeName,
            channel: say(`card.channels.${entry.answer.channel}`),
            state: say(`consent.states.${entry.answer.state}`),
          })}
          {entry.words !== null && (
            <details>
              <summary>{say('customers.timeline.words')}</summary>
              <blockquote>{entry.words}</blockquote>
            </details>
          )}
        </>
      );
    default:
      return exhaustive(entry);
  }
}
