import { useEffect, useState } from 'react';
import { narrows, noFilter } from '../../shared/customers/selection.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Select.tsx';
import { useCustomers } from './customers-store.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { filterInWords } from './filter-words.ts';
import { SaveSelection } from './SaveSelection.tsx';
import './selections.css';

/** The filter of the list: choose one, keep it under a name, pick it again, delete it. */
export function Selections() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { filter, choices, knownTags, loadTags, loadChoices, filterBy, removeSelection } = useCustomers();
  const [open, setOpen] = useState<'filter' | 'save' | null>(null);
  useEffect(() => {
    void loadChoices();
    void loadTags();
  }, [loadChoices, loadTags]);
  if (choices === null) return null;
  const { selections } = choices;
  const picked = selections.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter));
  const word = (key: string) => say(`customers.selection.${key}`);
  const narrowed = narrows(filter);
  return (
    <section className="selections" aria-label={word('filter')}>
      {selections.length > 0 && (
        <Select
          label={word('picked')}
          options={[
            { id: '', label: word('everybody') },
            ...selections.map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          value={picked?.id ?? (narrowed ? null : '')}
          onChange={(id) => void filterBy(selections.find((one) => one.id === id)?.filter ?? noFilter)}
        />
      )}
      <Button onPress={() => setOpen('filter')}>{word('filter')}</Button>
      {narrowed && picked === undefined && <Button onPress={() => setOpen('save')}>{word('save')}</Button>}
      {picked !== undefined && (
        <Button variant="plain" onPress={() => void removeSelection(picked)}>
          {word('remove')}
        </Button>
      )}
      {narrowed && (
        <>
          <Button variant="plain" onPress={() => void filterBy(noFilter)}>
            {word('everybody-again')}
          </Button>
          <p className="selections-says">{filterInWords(say, language, filter, choices)}</p>
        </>
      )}
      {open === 'filter' && (
        <FilterDialog
          filter={filter}
          choices={choices}
          tags={knownTags}
          onClose={() => setOpen(null)}
          onShow={(next) => {
            setOpen(null);
            void filterBy(next);
          }}
        />
      )}
      {open === 'save' && <SaveSelection onClose={() => setOpen(null)} />}
    </section>
  );
}
