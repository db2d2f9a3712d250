import { type Ref, useRef, useState } from 'react';
import {
  type Answer,
  answers,
  type CardQuestion,
  type Channel,
  type ConsentCard,
} from '../../shared/consents/model.ts';
import { directionOf } from '../../shared/foundation/language.ts';
import { useWords, wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { proofOfWords, wordsOnScreen } from './shown-words.ts';

/** What was tapped for one question, with the proof of the words that stood above it when it was saved. */
export type ScriptAnswer = {
  readonly purpose: string;
  readonly wording: string;
  readonly shown: string;
  readonly answer: Answer;
  readonly channels: Channel[];
};

type Given = { readonly answer: Answer; readonly channels: readonly Channel[] };

/**
 * The questions for staff to read out or to copy from paper, word for word, in the customer's language. Nothing is chosen
 * beforehand; nothing is saved while an answer is missing.
 */
export function ScriptQuestions(props: {
  readonly card: ConsentCard;
  readonly saving: boolean;
  readonly onSave: (answers: readonly ScriptAnswer[], controller: string | null) => void;
}) {
  const { card } = props;
  const say = useWords();
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const [checked, setChecked] = useState(false);
  const shop = useRef<HTMLElement>(null);
  const sentences = useRef(new Map<string, HTMLElement>());
  const wrong = (question: CardQuestion) => {
    const own = given[question.purpose];
    if (own === undefined) return say('asking.script.answer-missing');
    return own.answer === 'yes' && own.channels.length === 0 ? say('failures.consent.channel-missing') : null;
  };

  async function save(): Promise<void> {
    setChecked(true);
    if (card.questions.some((question) => wrong(question) !== null)) return;
    const proven = await Promise.all(
      card.questions.map(async ({ purpose, wording }) => {
        const { answer, channels } = given[purpose] ?? { answer: 'skip', channels: [] };
        const shown = await proofOfWords(card.language, wordsOnScreen(sentences.current.get(purpose) ?? null));
        return { purpose, wording, shown, answer, channels: [...channels] };
      }),
    );
    props.onSave(proven, wordsOnScreen(shop.current));
  }

  return (
    <div className="script">
      <p className="script-from">
        <bdi ref={shop}>{card.controller}</bdi>
      </p>
      <ol className="script-questions">
        {card.questions.map((question) => (
          <li key={question.purpose}>
            <ScriptQuestion
              card={card}
              question={question}
              given={given[question.purpose] ?? null}
              error={checked ? wrong(question) : null}
              sentence={(element) => {
                if (element !== null) sentences.current.set(question.purpose, element);
              }}
              onChange={(own) => setGiven({ ...given, [question.purpose]: own })}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="primary"
        size="counter"
        isPending={props.saving}
        pendingLabel={say('asking.script.saving')}
        onPress={() => void save()}
      >
        {say('asking.script.save')}
      </Button>
    </div>
  );
}

function ScriptQuestion(props: {
  readonly card: ConsentCard;
  readonly question: CardQuestion;
  readonly given: Given | null;
  readonly error: string | null;
  readonly sentence: Ref<HTMLHeadingElement>;
  readonly onChange: (given: Given) => void;
}) {
  const { card, question, given } = props;
  const say = useWords();
  const theirs = wordsIn(card.language);
  return (
    <>
      <h3 ref={props.sentence} className="script-sentence" lang={card.language} dir={directionOf(card.language)}>
        {question.text}
      </h3>
      <ChoiceGroup
        label={question.text}
        hideLabel
        options={answers.map((answer) => ({ id: answer, label: theirs(`card.answers.${answer}`) }))}
        value={given?.answer ?? null}
        onChange={(answer) => props.onChange({ answer, channels: [] })}
        error={props.error}
      />
      {given?.answer === 'yes' && (
        <fieldset className="script-ways">
          <legend lang={card.language}>{theirs('card.ways')}</legend>
          {question.channels.map((channel) => (
            <Checkbox
              key={channel}
              isSelected={given.channels.includes(channel)}
              onChange={(chosen) =>
                props.onChange({
                  ...given,
                  channels: chosen ? [...given.channels, channel] : given.channels.filter((one) => one !== channel),
                })
              }
            >
              {say(`card.channel-names.${channel}`)}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </>
  );
}
