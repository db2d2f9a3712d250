import { useState } from 'react';
import { type CleanUpPreview, type DueGroup, dueGroups } from '../../shared/retention/model.ts';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Section } from '../kit/Section.tsx';
import { LetGoPanel } from './LetGoPanel.tsx';
import { PeopleList } from './PeopleList.tsx';
import { useRetention } from './retention-store.ts';

/** Who is due in four groups, each to be opened, and one button that puts exactly them on the list. */
export function DueSection({ preview }: { readonly preview: CleanUpPreview }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { list, letGo } = useRetention();
  const [asked, setAsked] = useState(false);
  const number = (count: number) => numberInWords(language, count);
  const due = preview.going + preview.reducing;
  return (
    <Section title={say('cleanup.groups.title')}>
      {list !== null && <LetGoPanel list={list} />}
      <ul className="groups">
        {dueGroups.map((group) => (
          <li key={group}>
            <span className="group-count">{number(preview[group])}</span>
            <span className="group-name">{say(`cleanup.groups.${group}`)}</span>
            <span className="group-text">{say(`cleanup.groups.${group}-text`)}</span>
          </li>
        ))}
      </ul>
      {due === 0 && list === null && (
        <EmptyState title={say('cleanup.nobody.title')}>{say('cleanup.nobody.text')}</EmptyState>
      )}
      {dueGroups.map((group) => (
        <Group key={group} group={group} count={preview[group]} />
      ))}
      {due > 0 && list === null && (
        <div>
          <Button variant="primary" onPress={() => setAsked(true)}>
            {say('cleanup.list.put', { count: due, number: number(due) })}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={say('cleanup.list.confirm-title', { count: due, number: number(due) })}
        isOpen={asked}
        onClose={() => setAsked(false)}
        onConfirm={(typed) => {
          setAsked(false);
          void letGo(typed);
        }}
        typedLabel={say('cleanup.confirm.typed', { number: due })}
        expected={String(due)}
        wrongText={say('cleanup.confirm.wrong')}
        confirmLabel={say('cleanup.list.confirm-go')}
        cancelLabel={say('cleanup.list.confirm-cancel')}
      >
        <p>{say('cleanup.list.put-text')}</p>
      </ConfirmDialog>
    </Section>
  );
}

function Group({ group, count }: { readonly group: DueGroup; readonly count: number }) {
  const say = useWords();
  return count === 0 ? null : <PeopleList group={group} count={count} label={say(`cleanup.groups.show-${group}`)} />;
}
