import { useEffect } from 'react';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { languages } from '../../shared/foundation/language.ts';
import { useLanguage } from '../app/words.ts';
import { AnswersScreen } from '../consents/AnswersScreen.tsx';
import { AskOtherwise } from '../consents/AskOtherwise.tsx';
import { ConsentCard } from '../consents/ConsentCard.tsx';
import { ConsentDone } from '../consents/ConsentDone.tsx';
import { StopScreen } from '../consents/StopScreen.tsx';
import { AddPerson } from './AddPerson.tsx';
import './counter.css';
import { useCounter } from './counter-store.ts';
import { FindPerson } from './FindPerson.tsx';
import { PersonAtCounter } from './PersonAtCounter.tsx';
import { Scanner } from './Scanner.tsx';

/** The counter, standing up: find, add, ask, done, stop. */
export function CounterPage() {
  return (
    <>
      <Scanner />
      <CounterScreen />
    </>
  );
}

function CounterScreen() {
  const { view, rules, loadRules, answeredCard, answeredOtherwise, backToPerson, stopped, clear } = useCounter();
  const language = useLanguage((state) => state.language);
  const theirs = (spoken: string) => languages.find((code) => spoken.startsWith(code)) ?? language;
  useEffect(() => {
    void loadRules();
  }, [loadRules]);
  switch (view.kind) {
    case 'find':
      return <FindPerson />;
    case 'add':
      return <AddPerson name={view.name} contact={view.contact} />;
    case 'person':
      return <PersonAtCounter customer={view.customer} summary={view.summary} advice={view.advice} said={view.said} />;
    case 'ask':
      return (
        <ConsentCard
          customerId={view.customer.id}
          name={view.customer.displayName}
          language={theirs(view.customer.language)}
          afterPayment={view.afterPayment}
          answeredBy={view.answeredBy}
          onDone={answeredCard}
          onLeave={() => void backToPerson()}
        />
      );
    case 'otherwise':
      return rules === null ? null : (
        <AskOtherwise
          customerId={view.customer.id}
          name={view.customer.displayName}
          language={theirs(view.customer.language)}
          answeredBy={view.answeredBy}
          rules={rules}
          onDone={(summary, spoken, method) => void answeredOtherwise(summary, spoken, method)}
          onLeave={() => void backToPerson()}
        />
      );
    case 'done':
      return <ConsentDone summary={view.summary} language={view.language} onClose={clear} />;
    case 'stop':
      return (
        <StopScreen
          target={{ kind: 'person', customerId: view.customer.id }}
          onDone={() => void stopped()}
          onLeave={() => void backToPerson()}
        />
      );
    case 'stop-by-code':
      return <StopScreen key={view.code} target={{ kind: 'code', code: view.code }} onDone={clear} onLeave={clear} />;
    case 'answers':
      return (
        <AnswersScreen
          customerId={view.customer.id}
          name={view.customer.displayName}
          language={theirs(view.customer.language)}
          onLeave={() => void backToPerson()}
        />
      );
    default:
      return exhaustive(view);
  }
}
