import type { ReactNode } from 'react';
import type { DoneBy, TimelineEntry } from '../../shared/customers/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { momentInWords } from '../app/dates.ts';
import { ownFieldName } from '../app/own-names.ts';
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
  const openAgain = useCustomers((state) => state.openAgain);
  const again = () => openAgain(customerId);
  return (
    <Timeline
      label={say('customers.profile.timeline')}
      entries={entries.map((entry, index) => ({
        key: `${entry.at}-${index}`,
        when: momentInWords(language, entry.at),
        what:
          entry.kind === 'purchase' ? (
            <BoughtThing customerId={customerId} purchase={entry} onChanged={again} />
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
    case 'changed': {
      const fields = entry.fields.map((field) => ownFieldName(field) ?? say(`customers.field.${field}`)).join(', ');
      return say('customers.timeline.changed', { fields, by: byWhom(say, entry.by) });
    }
    case 'reduced':
      return say('customers.timeline.reduced', {
        fields: entry.fields.map((field) => ownFieldName(field) ?? say(`keeping.field.${field}`)).join(', '),
      });
    case 'visit':
      return say('customers.timeline.visit');
    case 'merged':
      return say('merges.timeline.merged', { by: byWhom(say, entry.by) });
    case 'parted':
      return say('merges.timeline.parted', { by: byWhom(say, entry.by) });
    case 'exported':
      return say(entry.everybody ? 'customers.timeline.exported-with-all' : 'customers.timeline.exported', {
        by: byWhom(say, entry.by),
      });
    case 'request':
      return say(`customers.timeline.request.${entry.step}`, {
        what: entry.what === null ? '' : say(`requests.kind.${entry.what}`),
        by: byWhom(say, entry.by),
      });
    case 'held':
    case 'released':
    case 'viewed':
      return say(`customers.timeline.${entry.kind}`, { by: byWhom(say, entry.by) });
    case 'paper':
      return say(`customers.timeline.${entry.what}`, { by: byWhom(say, entry.by) });
    case 'answer':
      return <Answered entry={entry} />;
    default:
      return exhaustive(entry);
  }
}

function Answered({ entry }: { readonly entry: Extract<TimelineEntry, { readonly kind: 'answer' }> }) {
  const say = useWords();
  const { answer, words, shown } = entry;
  const proof = [
    say(`customers.way.${shown.method}`),
    ...(shown.noticeVersion === null ? [] : [say('customers.timeline.notice', { version: shown.noticeVersion })]),
    ...(shown.signVersion === null ? [] : [say('customers.timeline.sign', { version: shown.signVersion })]),
    ...(shown.sheet === null ? [] : [say('customers.timeline.sheet', { number: shown.sheet })]),
  ].join(', ');
  return (
    <>
      {say('customers.timeline.answer', {
        purpose: answer.purposeName,
        channel: say(`card.channels.${answer.channel}`),
        state: say(`consent.states.${answer.state}`),
      })}
      <span className="timeline-proof">{proof}</span>
      {words !== null && (
        <details>
          <summary>{say('customers.timeline.words')}</summary>
          <blockquote>{words}</blockquote>
        </details>
      )}
    </>
  );
}

/** Names come before roles; who left has none. */
function byWhom(say: Say, { role, name }: DoneBy): string {
  return name ?? say(`customers.role.${role}`);
}
