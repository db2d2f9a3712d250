import type { QuestionDraft, QuestionWords } from '../../shared/consents/model.ts';
import { directionOf } from '../../shared/foundation/language.ts';
import { useWords } from '../app/words.ts';
import { CardQuestion } from './CardQuestion.tsx';

type Props = {
  /** What stands above the card. */
  readonly title: string;
  readonly question: QuestionDraft;
  readonly words: QuestionWords;
  readonly shopName: string;
};

/** The card that a question makes in one language, as the customer sees it. It is never answered. */
export function QuestionPreview({ title, question, words, shopName }: Props) {
  const say = useWords();
  const { language } = words;
  return (
    <figure className="asking-preview" aria-label={title}>
      <figcaption>{title}</figcaption>
      <div className="asking-card" lang={language} dir={directionOf(language)} inert>
        <p className="card-shop">{shopName}</p>
        <CardQuestion
          still
          question={{
            purpose: question.code ?? 'new',
            purposeName: words.name,
            text: words.ask,
            channels: question.channels,
          }}
          language={language}
          given={null}
          onShown={nothing}
          onAnswer={nothing}
          onToggle={nothing}
          onNext={nothing}
        />
      </div>
      <p className="asking-under">
        {say('asking.edit.under', {
          ways: question.channels.map((channel) => say(`card.channel-names.${channel}`)).join(', '),
        })}
      </p>
    </figure>
  );
}

function nothing(): void {}
