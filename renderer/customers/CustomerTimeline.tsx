import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../shared/customers/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { momentInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Timeline } from '../kit/Timeline.tsx';
import { BoughtThing } from '../purchases/BoughtThing.tsx';
import { useCustomers } from './customers-store.ts';

/** Everything that happened with one person, newest first, in the screen's language. */
export function CustomerTimeline({
  customerId,
  entries,
}: {
  readonly customerId: CustomerId;
  readonly entries: readonly TimelineEntry[];
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const open = useCustomers((state) => state.open);
  const again = () => void open(customerId);
  return (
    <Timeline
      label={say('customers.profile.timeline')}
      entries={entries.map((entry, index) => ({
        key: `${entry.at}-${index}`,
        when: momentInWords(language, entry.at),
        what:
          entry.kind === 'purchase' ? (
            <BoughtThing customerId={customerId} purchase={entry} onRemoved={again} />
          ) : (
            whatHappened(say, entry)
          ),
      }))}
    />
  );
}

function whatHappened(say: Say, entry: Exclude<TimelineEntry, { readonly kind: 'purchase' }>): ReactNode {
  switch (entry.kind) {
    case 'added':
      return say('customers.timeline.added', { source: say(`customers.source.${entry.source}`) });
    case 'changed':
      return say('customers.timeline.changed', {
        fields: entry.fields.map((field) => say(`customers.field.${field}`)).join(', '),
      });
    case 'visit':
      return say('customers.timeline.visit');
    case 'merged':
      return say('merges.timeline.merged');
    case 'parted':
      return say('merges.timeline.parted');
    case 'viewed':
      return say('customers.timeline.viewed', { role: say(`customers.role.${entry.role}`) });
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
