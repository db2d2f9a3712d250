import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';

/** What the shop sees while the customer answers on their own screen: how far they are, and how to get the card back. */
export function CardElsewhere(props: {
  readonly name: string;
  readonly answered: number;
  readonly questions: number;
  readonly failure: Failure | null;
  readonly saving: boolean;
  readonly onFetch: () => void;
  readonly onLeave: () => void;
}) {
  const { name, answered, questions, failure } = props;
  const say = useWords();
  return (
    <main className="counter counter-elsewhere" aria-labelledby="elsewhere-title">
      <h1 id="elsewhere-title">{say('consent.elsewhere.title', { name })}</h1>
      <p>{say('consent.elsewhere.text')}</p>
      {questions > 0 && (
        <ProgressBar
          label={say('consent.elsewhere.progress', { number: answered, count: questions })}
          done={answered}
          total={questions}
        />
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <footer className="counter-actions">
        <Button variant="plain" size="counter" isDisabled={props.saving} onPress={props.onLeave}>
          {say('consent.elsewhere.leave')}
        </Button>
        <Button variant="quiet" size="counter" isDisabled={props.saving} onPress={props.onFetch}>
          {say('consent.elsewhere.fetch')}
        </Button>
      </footer>
    </main>
  );
}
