import { useEffect, useId, useRef, useState } from 'react';
import { type Answer, answers, type Channel, type CardQuestion as Question } from '../../shared/consents/model.ts';
import type { CardAnswer } from '../../shared/display/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { wordsOnScreen } from './shown-words.ts';

/**
 * One sentence, four answers of the same size, and, only under a Yes, the ways to be reached. Nothing is chosen before
 * the customer chooses it. Each answer carries the words that stood on screen when it was tapped.
 */
export function CardQuestion(props: {
  readonly question: Omit<Question, 'wording'>;
  readonly language: Language;
  readonly given: CardAnswer | null;
  /** For a preview: takes no focus and tells nobody that it was shown. */
  readonly still?: boolean;
  readonly onShown: () => void;
  readonly onAnswer: (answer: Answer, words: string | null) => void;
  readonly onToggle: (channel: Channel) => void;
  readonly onNext: () => void;
}) {
  const { question, given } = props;
  const say = wordsIn(props.language);
  const sentence = useRef<HTMLHeadingElement>(null);
  const ways = useRef<HTMLFieldSetElement>(null);
  const ids = useId();
  const [missing, setMissing] = useState(false);
  const yes = given?.answer === 'yes';
  const { onShown, still = false } = props;
  const told = useRef(onShown);
  useEffect(() => {
    if (still) return;
    sentence.current?.focus();
    told.current();
  }, [still]);
  useEffect(() => {
    if (yes && !still) ways.current?.scrollIntoView({ block: 'nearest' });
  }, [yes, still]);

  const choose = (answer: Answer) => {
    setMissing(false);
    props.onAnswer(answer, wordsOnScreen(sentence.current));
    if (answer !== 'yes') props.onNext();
  };
  const next = () => {
    if (given?.channels.length === 0) setMissing(true);
    else props.onNext();
  };

  return (
    <div className="card-question">
      <h1 ref={sentence} id={`${ids}-sentence`} className="card-sentence" tabIndex={-1}>
        {question.text}
      </h1>
      <fieldset className="card-answers" aria-labelledby={`${ids}-sentence`}>
        {answers.map((answer) => (
          <button
            key={answer}
            type="button"
            className="card-answer"
            aria-pressed={given?.answer === answer}
            onClick={() => choose(answer)}
          >
            {say(`card.answers.${answer}`)}
          </button>
        ))}
      </fieldset>
      {given !== null && yes && (
        <fieldset ref={ways} className="card-ways" aria-describedby={missing ? `${ids}-missing` : undefined}>
          <legend>{say('card.ways')}</legend>
          <div className="card-ways-list">
            {question.channels.map((channel) => (
              <Checkbox
                key={channel}
                isSelected={given.channels.includes(channel)}
                onChange={() => {
                  setMissing(false);
                  props.onToggle(channel);
                }}
              >
                {say(`card.channel-names.${channel}`)}
              </Checkbox>
            ))}
          </div>
          <div className="card-ways-end">
            <Button variant="primary" size="counter" onPress={next}>
              {say('card.continue')}
            </Button>
            <p id={`${ids}-missing`} className="card-trouble" role="alert">
              {missing ? say('card.trouble.way-missing') : ''}
            </p>
          </div>
        </fieldset>
      )}
      {!yes && <p className="card-served">{say('card.served')}</p>}
    </div>
  );
}
