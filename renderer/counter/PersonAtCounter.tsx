import type { ConsentSummary } from '../../shared/consents/model.ts';
import type { Customer } from '../../shared/customers/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ConsentLines } from '../consents/ConsentLines.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { useCounter } from './counter-store.ts';

/** One customer, opened at the counter: who, how to reach them, what they answered, and the three things to do. */
export function PersonAtCounter({
  customer,
  summary,
}: {
  readonly customer: Customer;
  readonly summary: ConsentSummary;
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { failure, ask, stop, visit, clear } = useCounter();
  const lines = [...summary.agreed, ...summary.others];
  const asked = lines.some((line) => line.state !== 'NotAsked');
  return (
    <section className="counter counter-person" aria-labelledby="person-name">
      <header>
        <h1 id="person-name">{customer.displayName}</h1>
        <p className="counter-last">
          {customer.lastContactAt === null
            ? say('counter.person.never')
            : say('counter.person.last', { day: dayInWords(language, customer.lastContactAt) })}
        </p>
        <ul className="counter-contacts">
          {customer.contactPoints.map((point) => (
            <li key={point.id}>{point.typed}</li>
          ))}
        </ul>
      </header>
      <section aria-labelledby="person-standing">
        <h2 id="person-standing">{say('counter.person.standing')}</h2>
        {customer.underSixteen ? (
          <p>{say('counter.person.under-sixteen')}</p>
        ) : asked ? (
          <ConsentLines lines={lines} />
        ) : (
          <p>{say('counter.person.nothing')}</p>
        )}
      </section>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <footer className="counter-actions">
        <Button variant="plain" size="counter" onPress={clear}>
          {say('counter.person.next')}
        </Button>
        <Button variant="quiet" size="counter" onPress={() => void visit()}>
          {say('counter.person.here')}
        </Button>
        <Button variant="quiet" size="counter" onPress={stop}>
          {say('counter.person.stop')}
        </Button>
        <Button variant="primary" size="counter" onPress={ask} isDisabled={customer.underSixteen}>
          {say('counter.person.ask')}
        </Button>
      </footer>
    </section>
  );
}
