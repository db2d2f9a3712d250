import { useEffect, useState } from 'react';
import { dayInWords, momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { Section } from '../kit/Section.tsx';
import { KeepingRuleForm } from './KeepingRuleForm.tsx';
import { PeopleList } from './PeopleList.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import './retention.css';
import { useRetention } from './retention-store.ts';

/** The clean-up, top to bottom: the rule, who it is about, letting them go, and what was proved. */
export function CleanUpPage() {
  const { receipt, load, show } = useRetention();
  useEffect(() => {
    void load();
  }, [load]);
  return receipt === null ? <CleanUpOverview /> : <ReceiptView receipt={receipt} onClose={() => show(null)} />;
}

function CleanUpOverview() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { months, preview, receipts, progress, running, failure, cleanUp, show } = useRetention();
  const [asked, setAsked] = useState(false);
  const number = (count: number) => numberInWords(language, count);
  const due = preview?.due ?? 0;
  return (
    <Page title={say('cleanup.title')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {months !== null && <KeepingRuleForm months={months} />}
      {preview !== null && (
        <Section title={say('cleanup.groups.title')}>
          <ul className="groups">
            <Group count={number(preview.due)} name={say('cleanup.groups.due')}>
              {say('cleanup.groups.due-text', { day: dayInWords(language, preview.before) })}
            </Group>
            <Group count={number(preview.keptForNow)} name={say('cleanup.groups.kept')}>
              {say('cleanup.groups.kept-text')}
            </Group>
            <Group count={number(preview.unknown)} name={say('cleanup.groups.unknown')}>
              {say('cleanup.groups.unknown-text')}
            </Group>
          </ul>
          {due === 0 ? (
            <EmptyState title={say('cleanup.nobody.title')}>{say('cleanup.nobody.text')}</EmptyState>
          ) : (
            <>
              <PeopleList group="due" count={preview.due} label={say('cleanup.groups.show-due')} />
              {running && progress !== null ? (
                <ProgressBar label={say(`cleanup.step.${progress.step}`)} done={progress.done} total={progress.total} />
              ) : (
                <div>
                  <Button
                    variant="danger"
                    onPress={() => setAsked(true)}
                    isPending={running}
                    pendingLabel={say('cleanup.step.removing')}
                  >
                    {say('cleanup.go', { count: due, number: number(due) })}
                  </Button>
                </div>
              )}
            </>
          )}
          {preview.unknown > 0 && (
            <PeopleList group="unknown" count={preview.unknown} label={say('cleanup.groups.show-unknown')} />
          )}
        </Section>
      )}
      <Section title={say('cleanup.receipts.title')}>
        {receipts.length === 0 ? (
          <p>{say('cleanup.receipts.none')}</p>
        ) : (
          <ul className="receipts">
            {receipts.map((one) => (
              <li key={one.id}>
                <span>{momentInWords(language, one.at)}</span>
                <span>{say('cleanup.receipts.line', { count: one.removed, number: number(one.removed) })}</span>
                <Button variant="plain" onPress={() => show(one)}>
                  {say('cleanup.receipts.open')}
                  <span className="visually-hidden"> {momentInWords(language, one.at)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ConfirmDialog
        title={say('cleanup.confirm.title', { count: due, number: number(due) })}
        isOpen={asked}
        onClose={() => setAsked(false)}
        onConfirm={(typed) => {
          setAsked(false);
          void cleanUp(typed);
        }}
        typedLabel={say('cleanup.confirm.typed', { number: due })}
        expected={String(due)}
        wrongText={say('cleanup.confirm.wrong')}
        confirmLabel={say('cleanup.confirm.go')}
        cancelLabel={say('cleanup.confirm.cancel')}
      >
        <p>{say('cleanup.confirm.text')}</p>
      </ConfirmDialog>
    </Page>
  );
}

function Group({
  count,
  name,
  children,
}: {
  readonly count: string;
  readonly name: string;
  readonly children: string;
}) {
  return (
    <li>
      <span className="group-count">{count}</span>
      <span className="group-name">{name}</span>
      <span className="group-text">{children}</span>
    </li>
  );
}
