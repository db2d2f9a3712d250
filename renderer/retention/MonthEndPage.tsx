import { useEffect, useMemo } from 'react';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { MonthFiguresView } from '../monthend/MonthFiguresView.tsx';
import { MonthFoot } from '../monthend/MonthFoot.tsx';
import { MonthLines } from '../monthend/MonthLines.tsx';
import { DueSection } from './DueSection.tsx';
import { KeepingRuleForm } from './KeepingRuleForm.tsx';
import { KeepingRules } from './KeepingRules.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import './retention.css';
import { useRetention } from './retention-store.ts';
import { Unfinished } from './Unfinished.tsx';

/** The owner's ritual, top to bottom: who is due, letting them go, why things are kept, and what was proved. */
export function MonthEndPage() {
  const { receipt, load, show } = useRetention();
  useEffect(() => {
    void load();
  }, [load]);
  return receipt === null ? <Overview /> : <ReceiptView receipt={receipt} onClose={() => show(null)} />;
}

function Overview() {
  const say = useWords();
  const { months, rules, failure, preview, list } = useRetention();
  const changes = useMemo(() => [preview, rules, list], [preview, rules, list]);
  return (
    <Page title={say('cleanup.title')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <Unfinished />
      <MonthLines changes={changes} />
      {preview !== null && (
        <div id="month-due" tabIndex={-1}>
          <DueSection preview={preview} />
        </div>
      )}
      {months !== null && <KeepingRuleForm months={months} />}
      {rules !== null && (
        <div id="month-rules" tabIndex={-1}>
          <KeepingRules view={rules} />
        </div>
      )}
      <Receipts />
      <MonthFiguresView />
      <MonthFoot />
    </Page>
  );
}

function Receipts() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { receipts, show } = useRetention();
  return (
    <Section title={say('cleanup.receipts.title')}>
      {receipts.length === 0 ? (
        <p>{say('cleanup.receipts.none')}</p>
      ) : (
        <ul className="receipts">
          {receipts.map((one) => (
            <li key={one.id}>
              <span>{momentInWords(language, one.at)}</span>
              <span>
                {say('cleanup.receipts.line', { count: one.removed, number: numberInWords(language, one.removed) })}
              </span>
              <Button variant="plain" onPress={() => show(one)}>
                {say('cleanup.receipts.open')}
                <span className="visually-hidden"> {momentInWords(language, one.at)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
