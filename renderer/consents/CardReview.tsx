import { useEffect, useRef } from 'react';
import type { CardAnswer, CardOnDisplay } from '../../shared/display/model.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { waysInWords } from './ways-in-words.ts';

/** All answers once more in a few words, each with a way back to its question, and one button that records them. */
export function CardReview(props: {
  readonly card: CardOnDisplay;
  readonly answers: Readonly<Record<string, CardAnswer>>;
  readonly saving: boolean;
  readonly onChange: (step: number) => void;
  readonly onDone: () => void;
}) {
  const { card } = props;
  const say = wordsIn(card.language);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  return (
    <div className="card-question">
      <h1 ref={title} className="card-sentence" tabIndex={-1}>
        {say('card.check')}
      </h1>
      <ul className="card-review">
        {card.questions.map((question, step) => {
          const given = props.answers[question.purpose];
          if (given === undefined) return null;
          return (
            <li key={question.purpose}>
              <span className="card-review-name">
                <bdi>{question.purposeName}</bdi>
              </span>
              <strong className="card-review-answer">
                {given.answer === 'yes'
                  ? say('card.yes-by', { ways: waysInWords(card.language, question.channels, given.channels) })
                  : say(`card.answers.${given.answer}`)}
              </strong>
              <button
                type="button"
                className="card-quiet"
                disabled={props.saving}
                aria-label={say('card.change-of', { purpose: question.purposeName })}
                onClick={() => props.onChange(step)}
              >
                {say('card.change')}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="card-end">
        <Button
          variant="primary"
          size="counter"
          isPending={props.saving}
          pendingLabel={say('card.saving')}
          onPress={props.onDone}
        >
          {say('card.finish')}
        </Button>
      </div>
    </div>
  );
}
