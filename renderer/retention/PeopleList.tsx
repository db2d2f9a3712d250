import { useCallback } from 'react';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { VirtualList } from '../kit/VirtualList.tsx';
import { type Group, useRetention } from './retention-store.ts';

/** The people of one bucket, any number of them, to be looked through before anything happens. */
export function PeopleList({
  group,
  count,
  label,
}: {
  readonly group: Group;
  readonly count: number;
  readonly label: string;
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const rows = useRetention((state) => state.people[group]);
  const need = useRetention((state) => state.need);
  const onRange = useCallback((first: number, last: number) => void need(group, first, last), [need, group]);
  return (
    <details className="people">
      <summary>{label}</summary>
      <div className="people-list">
        <VirtualList
          label={label}
          columns={[say('cleanup.column.name'), say('cleanup.column.last'), say('cleanup.column.rule')]}
          count={count}
          rowHeight={44}
          rowAt={(index) => rows.get(index)}
          cellsOf={(row) => [
            row.displayName,
            row.lastContactAt === null ? say('customers.unknown-day') : dayInWords(language, row.lastContactAt),
            say(group === 'due' ? 'cleanup.why' : 'cleanup.why-unknown'),
          ]}
          onRange={onRange}
        />
      </div>
    </details>
  );
}
