import type { AskingAdvice, ConsentSummary } from '../../shared/consents/model.ts';
import type { Customer } from '../../shared/customers/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { AskAgain } from '../consents/AskAgain.tsx';
import { ConsentLines } from '../consents/ConsentLines.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { AddPurchase } from '../purchases/AddPurchase.tsx';
import { RequestForm } from '../requests/RequestForm.tsx';
import { type Said, useCounter } from './counter-store.ts';
import { UndoAdded } from './UndoAdded.tsx';

/** One customer, opened at the counter: who, how to reach them, what they answered, and the three things to do. */
export function PersonAtCounter({
  customer,
  summary,
  advice,
  said,
}: {
  readonly customer: Customer;
  readonly summary: ConsentSummary;
  readonly advice: AskingAdvice | null;
  readonly said: Said | null;
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { failure, rules, ask, askOtherwise, stop, visit, showAnswers, backToPerson, clear } = useCounter();
  const byParent = customer.underSixteen && rules !== null && rules.parentUnderAge !== null;
  const answeredBy = byParent ? 'parent' : 'person';
  const mayAsk = !customer.underSixteen || byParent;
  const paidFirst = rules !== null && rules.afterPayment !== null;
  const lines = [...summary.agreed, ...summary.others];
  const asked = lines.some((line) => line.state !== 'NotAsked');
  return (
    <section className="counter counter-person" aria-labelledby="person-name">
      <header>
        <h1 id="person-name">
          <bdi>{customer.displayName}</bdi>
        </h1>
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
        {customer.underSixteen && !byParent ? (
          <p>{say('counter.person.under-sixteen')}</p>
        ) : asked ? (
          <>
            <ConsentLines lines={lines} />
            <div>
              <Button variant="quiet" size="counter" onPress={showAnswers}>
                {say('counter.person.answers')}
              </Button>
            </div>
          </>
        ) : (
          <p>{say('counter.person.nothing')}</p>
        )}
      </section>
      {advice !== null && mayAsk && <AskAgain advice={advice} />}
      <UndoAdded />
      <RequestForm customerId={customer.id} size="counter" />
      {said !== null && (
        <Banner tone="info">
          <p>{say(`asking.saved.${said.method}`)}</p>
          {said.laterStands && <p>{say('asking.saved.later')}</p>}
        </Banner>
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <footer className="counter-actions">
        <Button variant="plain" size="counter" onPress={clear}>
          {say('counter.person.next')}
        </Button>
        <Button variant="quiet" size="counter" onPress={() => void visit()}>
          {say('counter.person.here')}
        </Button>
        <AddPurchase customerId={customer.id} size="counter" onDone={() => void backToPerson()} />
        <Button variant="quiet" size="counter" onPress={stop}>
          {say('counter.person.stop')}
        </Button>
        {mayAsk && (
          <Button variant="quiet" size="counter" onPress={() => askOtherwise(answeredBy)}>
            {say('counter.asking.otherwise')}
          </Button>
        )}
        <Button variant="primary" size="counter" onPress={() => ask(answeredBy)} isDisabled={!mayAsk}>
          {say(byParent ? 'counter.asking.parent' : paidFirst ? 'counter.asking.paid' : 'counter.person.ask')}
        </Button>
      </footer>
    </section>
  );
}
