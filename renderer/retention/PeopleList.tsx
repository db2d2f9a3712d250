import { useCallback, useState } from 'react';
import type { DueCustomer, DueGroup } from '../../shared/retention/model.ts';
import { dayInWords } from '../app/dates.ts';
import { fieldName, reasonWords } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { VirtualList } from '../kit/VirtualList.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { useRetention } from './retention-store.ts';

type Props = { readonly group: DueGroup; readonly count: number; readonly label: string };

/** The people of one group, any number of them, each with the reason behind it. */
export function PeopleList({ group, count, label }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const rows = useRetention((state) => state.people[group]);
  const names = useRetention((state) => state.rules?.purposeNames) ?? {};
  const need = useRetention((state) => state.need);
  const [person, setPerson] = useState<DueCustomer | null>(null);
  const onRange = useCallback((first: number, last: number) => void need(group, first, last), [need, group]);
  const day = (instant: string | null) =>
    instant === null ? say('customers.unknown-day') : dayInWords(language, instant);
  const why = ({ reason, fields, decideBy }: DueCustomer) => {
    if (fields.length > 0)
      return say('cleanup.why.fields', { fields: fields.map((one) => fieldName(say, one)).join(', ') });
    if (group === 'unknown' && decideBy !== null) return say('cleanup.why.decide');
    return reason === null ? say('cleanup.why.nothing') : reasonWords(say, names, reason);
  };
  const until = ({ reason, decideBy }: DueCustomer) => {
    const end = group === 'unknown' ? decideBy : (reason?.until ?? null);
    return end === null ? '' : dayInWords(language, end);
  };
  return (
    <details className="people">
      <summary>{label}</summary>
      <div className="people-list">
        <VirtualList
          label={label}
          columns={[
            say('cleanup.column.name'),
            say('cleanup.column.last'),
            say('cleanup.column.rule'),
            say('cleanup.column.until'),
          ]}
          count={count}
          rowHeight={44}
          rowAt={(index) => rows.get(index)}
          cellsOf={(row) => [row.displayName, day(row.lastContactAt), why(row), until(row)]}
          onRange={onRange}
          onOpen={setPerson}
        />
      </div>
      {person !== null && <PersonDialog id={person.id} name={person.displayName} onClose={() => setPerson(null)} />}
    </details>
  );
}
