import { useEffect, useRef, useState } from 'react';
import type { AnsweredBy, ConsentCard as Card, ConsentSummary } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords, wordsIn } from '../app/words.ts';
import { CardLanguages } from './CardLanguages.tsx';
import { CardQuestion } from './CardQuestion.tsx';
import { CardReview } from './CardReview.tsx';
import { CustomerSide } from './CustomerSide.tsx';
import { isForStaff, troubleOnCard } from './card-trouble.ts';
import { useConsent } from './consent-store.ts';
import { wordsOnScreen } from './shown-words.ts';

/**
 * The customer's card: one question after the other, in the customer's language, filling the window. `onDone` is called
 * once, after the answers are saved; `onLeave` when the card was closed or left alone: then only a tapped No or Not now
 * was recorded.
 */
export function ConsentCard(props: {
  readonly customerId: CustomerId;
  readonly language: Language;
  readonly afterPayment?: boolean;
  readonly answeredBy?: AnsweredBy;
  readonly onDone: (summary: ConsentSummary, language: Language) => void;
  readonly onLeave: () => void;
}) {
  const { customerId, language: startLanguage, answeredBy = 'person' } = props;
  const shop = useRef<HTMLParagraphElement>(null);
  const [large, setLarge] = useState(false);
  const { phase, card, answers, failure } = useConsent();
  const { openCard, close, changeLanguage, shown, answer, toggleChannel, record, leave } = useConsent.getState();
  const [step, setStep] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const language = card?.language ?? startLanguage;
  const say = wordsIn(language);
  const sayToStaff = useWords();
  const screen = useLanguage((state) => state.language);

  const open = (inLanguage: Language) => {
    setStep(0);
    setReviewing(false);
    void openCard({ customerId, language: inLanguage, answeredBy });
  };
  useEffect(() => {
    void openCard({ customerId, language: startLanguage, answeredBy });
    return close;
  }, [customerId, startLanguage, answeredBy, openCard, close]);

  const speak = async (next: Language) => {
    await changeLanguage(next);
    setStep(0);
    setReviewing(false);
  };
  const around = () => ({
    controller: wordsOnScreen(shop.current),
    afterPayment: props.afterPayment ?? false,
  });
  const goAway = async () => {
    await leave(around());
    props.onLeave();
  };
  const done = async () => {
    const summary = await record(around());
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
      label={say('card.label', { shop: card?.controller ?? '' })}
      waiting={phase === 'saving'}
      large={large}
      onIdle={() => void goAway()}
    >
      <header className="card-head">
        <p ref={shop} className="card-shop">
          {card?.controller}
        </p>
        {card !== null && question !== undefined && card.questions.length > 1 && (
          <p className="card-progress">{say('card.progress', { number: step + 1, total: card.questions.length })}</p>
        )}
        {card !== null && card.languages.length > 1 && (
          <CardLanguages
            label={say('card.language')}
            languages={card.languages}
            current={card.language}
            onChoose={(one) => void speak(one)}
          />
        )}
        <button type="button" className="card-quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
          {say('card.larger')}
        </button>
        <button type="button" className="card-quiet" onClick={() => void goAway()}>
          {say('card.leave')}
        </button>
      </header>
      <main className="card-main">
        {card?.answeredBy === 'parent' && <p className="card-parent">{say('card.parent')}</p>}
        {phase === 'opening' && <p className="card-waiting">{say('card.opening')}</p>}
        {card?.questions.length === 0 && <p className="card-sentence">{say('card.nothing')}</p>}
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
            onShown={() => shown(question.purpose)}
            given={answers[question.purpose] ?? null}
            onAnswer={(given, words) => answer(question.purpose, given, words)}
            onToggle={(channel) => toggleChannel(question.purpose, channel)}
            onNext={() => goOn(card)}
          />
        )}
        <div className="card-trouble" role="alert">
          {failure !== null && (
            <>
              <p>{say(troubleOnCard(failure))}</p>
              {isForStaff(failure) && (
                <p className="card-staff" lang={screen}>
                  {failureSentence(sayToStaff, failure)}
                </p>
              )}
              <button type="button" className="card-quiet" onClick={() => open(language)}>
                {say('card.again')}
              </button>
            </>
          )}
        </div>
      </main>
      <footer className="card-foot">
        <p>{card?.notice}</p>
        {card !== null && step > 0 && question !== undefined && !reviewing && (
          <button type="button" className="card-quiet" onClick={() => setStep(step - 1)}>
            {say('card.back')}
          </button>
        )}
      </footer>
    </CustomerSide>
  );
}
