import { useState } from 'react';
import { localeOf } from '../../shared/foundation/language.ts';
import { type JournalKind, journalKinds } from '../../shared/journal/model.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Select } from '../kit/Select.tsx';
import { everything, useJournal } from './journal-store.ts';
import { OneCustomer } from './OneCustomer.tsx';

/** Narrows the lines down: who, what kind of thing, which day, about whom. */
export function JournalFilters() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { filter, customer, staff, narrow, aboutOne } = useJournal();
  const [day, setDay] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const narrowed = Object.values(filter).some((wish) => wish !== null);

  function chooseDay(next: string | null): void {
    setDay(next);
    void narrow(next === null ? { from: null, until: null } : momentsOf(next));
  }

  return (
    <section className="journal-filters" aria-label={say('journal.filter.label')}>
      <Select
        label={say('journal.filter.who')}
        options={[
          { id: 'everybody', label: say('journal.filter.everybody') },
          ...staff.map(({ id, name, role }) => ({ id, label: role === 'Owner' ? say('staff.roles.Owner') : name })),
        ]}
        value={filter.staffId ?? 'everybody'}
        onChange={(id) => void narrow({ staffId: id === 'everybody' ? null : id })}
      />
      <Select<JournalKind | 'everything'>
        label={say('journal.filter.kind')}
        options={[
          { id: 'everything', label: say('journal.filter.everything') },
          ...journalKinds.map((kind) => ({ id: kind, label: say(`journal.kinds.${kind}`) })),
        ]}
        value={filter.kind ?? 'everything'}
        onChange={(kind) => void narrow({ kind: kind === 'everything' ? null : kind })}
      />
      <DateField label={say('journal.filter.day')} value={day} onChange={chooseDay} locale={localeOf(language)} />
      <Button onPress={() => setChoosing(true)}>
        {customer === null ? say('journal.filter.one') : say('journal.filter.about', { name: customer })}
      </Button>
      {narrowed && (
        <Button
          variant="plain"
          onPress={() => {
            setDay(null);
            void aboutOne(null).then(() => narrow(everything));
          }}
        >
          {say('journal.filter.all')}
        </Button>
      )}
      {choosing && (
        <OneCustomer
          onClose={() => setChoosing(false)}
          onChoose={(hit) => {
            setChoosing(false);
            void aboutOne(hit);
          }}
        />
      )}
    </section>
  );
}

/** The day as this computer counts it: from midnight to midnight. */
function momentsOf(day: string): { readonly from: string; readonly until: string } {
  const from = new Date(`${day}T00:00:00.000`);
  const until = new Date(from);
  until.setDate(until.getDate() + 1);
  return { from: from.toISOString(), until: until.toISOString() };
}
