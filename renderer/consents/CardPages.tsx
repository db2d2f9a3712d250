import { type RefObject, useState } from 'react';
import type { Answer, Channel, PurposeCode } from '../../shared/consents/model.ts';
import type { CardOnDisplay, CardProgress } from '../../shared/display/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { CardLanguages } from './CardLanguages.tsx';
import { CardQuestion } from './CardQuestion.tsx';
import { CardReview } from './CardReview.tsx';
import { nextStep } from './card-progress.ts';

/** What can be done on the card; who does it is up to whoever shows it. */
export type CardActs = {
  readonly shown: (purpose: PurposeCode) => void;
  readonly answer: (purpose: PurposeCode, answer: Answer, words: string | null) => void;
  readonly toggle: (purpose: PurposeCode, channel: Channel) => void;
  readonly speak: (language: Language) => void;
  readonly again: () => void;
  readonly leave: () => void;
  readonly done: () => void;
};

/**
 * The card's pages, one question after the other and all answers once more at the end, in the card's language. A card
 * that was begun elsewhere goes on at the first question that still wants something.
 */
export function CardPages(props: {
  /** `null` until it has come, and when it could not be made. */
  readonly card: CardOnDisplay | null;
  readonly language: Language;
  readonly progress: CardProgress;
  readonly phase: 'opening' | 'asking' | 'saving';
  readonly large: boolean;
  readonly onLarge: (large: boolean) => void;
  /** Where the shop's name stands: it is read back from there. */
  readonly shop: RefObject<HTMLParagraphElement | null>;
  /** The card's own sentence about why it does not go on, and, in the screen's language, one for somebody of the shop. */
  readonly trouble: string | null;
  readonly staffTrouble?: { readonly sentence: string; readonly language: string } | null;
  readonly acts: CardActs;
}) {
  const { card, language, progress, phase, large, acts, trouble, staffTrouble = null } = props;
  const { answers } = progress;
  const questions = card?.questions ?? [];
  const [step, setStep] = useState(() => nextStep(questions, progress));
  const [reviewing, setReviewing] = useState(() => questions.length > 0 && step >= questions.length);
  const say = wordsIn(language);
  const question = questions[step];

  const goOn = () => {
    if (reviewing || step + 1 >= questions.length) setReviewing(true);
    setStep(reviewing ? questions.length : step + 1);
  };

  return (
    <>
      <header className="card-head">
        <p ref={props.shop} className="card-shop">
          <bdi>{card?.controller}</bdi>
        </p>
        {question !== undefined && questions.length > 1 && (
          <p className="card-progress">{say('card.progress', { number: step + 1, total: questions.length })}</p>
        )}
        {card !== null && card.languages.length > 1 && (
          <CardLanguages
            label={say('card.language')}
            languages={card.languages}
            current={card.language}
            onChoose={acts.speak}
          />
        )}
        <button type="button" className="card-quiet" aria-pressed={large} onClick={() => props.onLarge(!large)}>
          {say('card.larger')}
        </button>
        <button type="button" className="card-quiet" onClick={acts.leave}>
          {say('card.leave')}
        </button>
      </header>
      <main className="card-main">
        {card?.answeredBy === 'parent' && <p className="card-parent">{say('card.parent')}</p>}
        {phase === 'opening' && <p className="card-waiting">{say('card.opening')}</p>}
        {card !== null && questions.length === 0 && <p className="card-sentence">{say('card.nothing')}</p>}
        {card !== null && questions.length > 0 && question === undefined && (
          <CardReview card={card} answers={answers} saving={phase === 'saving'} onChange={setStep} onDone={acts.done} />
        )}
        {card !== null && question !== undefined && (
          <CardQuestion
            key={`${card.language} ${question.purpose}`}
            question={question}
            language={card.language}
            onShown={() => acts.shown(question.purpose)}
            given={answers[question.purpose] ?? null}
            onAnswer={(given, words) => acts.answer(question.purpose, given, words)}
            onToggle={(channel) => acts.toggle(question.purpose, channel)}
            onNext={goOn}
          />
        )}
        <div className="card-trouble" role="alert">
          {trouble !== null && (
            <>
              <p>{say(trouble)}</p>
              {staffTrouble !== null && (
                <p className="card-staff" lang={staffTrouble.language}>
                  {staffTrouble.sentence}
                </p>
              )}
              <button type="button" className="card-quiet" onClick={acts.again}>
                {say('card.again')}
              </button>
            </>
          )}
        </div>
      </main>
      <footer className="card-foot">
        <p>{card?.notice}</p>
        {step > 0 && question !== undefined && !reviewing && (
          <button type="button" className="card-quiet" onClick={() => setStep(step - 1)}>
            {say('card.back')}
          </button>
        )}
      </footer>
    </>
  );
}
