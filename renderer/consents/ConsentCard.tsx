import { useEffect, useState } from 'react';
import type { ConsentCard as Card, ConsentSummary } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { wordsIn } from '../app/words.ts';
import { CardQuestion } from './CardQuestion.tsx';
import { CardReview } from './CardReview.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { useConsent } from './consent-store.ts';

/**
 * The customer's card: one question after the other, in the customer's language, filling the window. `onDone` is called
 * once, after the answers are saved; `onLeave` when the card was closed or left alone, and then nothing was recorded.
 */
export function ConsentCard(props: {
  readonly customerId: CustomerId;
  readonly language: Language;
  readonly afterPayment?: boolean;
  readonly onDone: (summary: ConsentSummary, language: Language) => void;
  readonly onLeave: () => void;
}) {
  const { customerId, language: startLanguage } = props;
  const { phase, card, answers, failure } = useConsent();
  const { openCard, close, changeLanguage, answer, toggleChannel, record } = useConsent.getState();
  const [step, setStep] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const language = card?.language ?? startLanguage;
  const say = wordsIn(language);

  const open = (inLanguage: Language) => {
    setStep(0);
    setReviewing(false);
    void openCard(customerId, inLanguage);
  };
  useEffect(() => {
    void openCard(customerId, startLanguage);
    return close;
  }, [customerId, startLanguage, openCard, close]);

  const speak = async (next: Language) => {
    await changeLanguage(next);
    setStep(0);
    setReviewing(false);
  };
  const done = async () => {
    const summary = await record(props.afterPayment ?? false);
    if (summary !== null) props.onDone(summary, language);
  };
  const goOn = (from: Card) => {
    if (reviewing || step + 1 >= from.questions.length) setReviewing(true);
    setStep(reviewing ? from.questions.length : step + 1);
  };

  const question = card?.questions[step];
  return (
    <CustomerSide
      language={language}
      label={say('consent.card.label', { shop: card?.controller ?? '' })}
      waiting={phase === 'saving'}
      onIdle={props.onLeave}
    >
      <header className="card-head">
        <p className="card-shop">{card?.controller}</p>
        {card !== null && question !== undefined && card.questions.length > 1 && (
          <p className="card-progress">
            {say('consent.card.progress', { number: step + 1, total: card.questions.length })}
          </p>
        )}
        {card !== null && card.languages.length > 1 && (
          <fieldset className="card-languages" aria-label={say('consent.card.language')}>
            {card.languages.map((one) => (
              <button
                key={one}
                type="button"
                lang={one}
                className="card-quiet"
                aria-pressed={one === card.language}
                onClick={() => void (one === card.language ? undefined : speak(one))}
              >
                {wordsIn(one)(`app.language.${one}`)}
              </button>
            ))}
          </fieldset>
        )}
        <button type="button" className="card-quiet" onClick={props.onLeave}>
          {say('consent.card.leave')}
        </button>
      </header>
      <main className="card-main">
        {phase === 'opening' && <p className="card-waiting">{say('consent.card.opening')}</p>}
        {card?.questions.length === 0 && <p className="card-sentence">{say('consent.card.nothing')}</p>}
        {card !== null && card.questions.length > 0 && question === undefined && (
          <CardReview
            card={card}
            answers={answers}
            saving={phase === 'saving'}
            onChange={setStep}
            onDone={() => void done()}
          />
        )}
        {card !== null && question !== undefined && (
          <CardQuestion
            key={`${card.language} ${question.purpose}`}
            question={question}
            language={card.language}
            given={answers[question.purpose] ?? null}
            onAnswer={(given, words) => answer(question.purpose, given, words)}
            onToggle={(channel) => toggleChannel(question.purpose, channel)}
            onNext={() => goOn(card)}
          />
        )}
        <div className="card-trouble" role="alert">
          {failure !== null && (
            <>
              <p>{failureSentence(say, failure)}</p>
              <button type="button" className="card-quiet" onClick={() => open(language)}>
                {say('consent.card.again')}
              </button>
            </>
          )}
        </div>
      </main>
      <footer className="card-foot">
        <p>{card?.notice}</p>
        {card !== null && step > 0 && question !== undefined && !reviewing && (
          <button type="button" className="card-quiet" onClick={() => setStep(step - 1)}>
            {say('consent.card.back')}
          </button>
        )}
      </footer>
    </CustomerSide>
  );
}
