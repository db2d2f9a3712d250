import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { languages } from '../../shared/foundation/language.ts';
import { useLanguage } from '../app/words.ts';
import { ConsentCard } from '../consents/ConsentCard.tsx';
import { ConsentDone } from '../consents/ConsentDone.tsx';
import { StopScreen } from '../consents/StopScreen.tsx';
import { AddPerson } from './AddPerson.tsx';
import './counter.css';
import { useCounter } from './counter-store.ts';
import { FindPerson } from './FindPerson.tsx';
import { PersonAtCounter } from './PersonAtCounter.tsx';

/** The counter, standing up: find, add, ask, done, stop. */
export function CounterPage() {
  const { view, answeredCard, backToPerson, stopped, clear } = useCounter();
  const language = useLanguage((state) => state.language);
  switch (view.kind) {
    case 'find':
      return <FindPerson />;
    case 'add':
      return <AddPerson name={view.name} contact={view.contact} />;
    case 'person':
      return <PersonAtCounter customer={view.customer} summary={view.summary} />;
    case 'ask':
      return (
        <ConsentCard
          customerId={view.customer.id}
          language={languages.find((code) => view.customer.language.startsWith(code)) ?? language}
          onDone={answeredCard}
          onLeave={() => void backToPerson()}
        />
      );
    case 'done':
      return <ConsentDone summary={view.summary} language={view.language} onClose={clear} />;
    case 'stop':
      return (
        <StopScreen customerId={view.customer.id} onDone={() => void stopped()} onLeave={() => void backToPerson()} />
      );
    default:
      return exhaustive(view);
  }
}
