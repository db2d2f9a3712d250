import { useEffect } from 'react';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { MergePair } from '../../shared/merges/model.ts';
import { numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { CompareTwo } from './CompareTwo.tsx';
import { useMerges } from './merge-store.ts';
import './merges.css';

/** Records that look like one person, pair by pair, and two of them side by side. `onMerged` with the one kept. */
export function MergesScreen({
  onBack,
  onMerged,
}: {
  readonly onBack: () => void;
  readonly onMerged: (id: CustomerId) => void;
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { suggestions, view, failure, look, leave } = useMerges();
  useEffect(() => {
    void look();
  }, [look]);
  if (view !== null)
    return <CompareTwo view={view} back={say('merges.back-pairs')} onBack={leave} onMerged={onMerged} />;
  return (
    <Page
      title={say('merges.title')}
      actions={
        <Button variant="plain" onPress={onBack}>
          {say('merges.back')}
        </Button>
      }
    >
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {suggestions === null && failure === null && <ProgressBar label={say('merges.looking')} done={0} total={0} />}
      {suggestions !== null && suggestions.total === 0 && (
        <EmptyState title={say('merges.none')}>{say('merges.none-text')}</EmptyState>
      )}
      {suggestions !== null && suggestions.total > 0 && (
        <>
          <p>{say('merges.lead')}</p>
          <p role="status">
            {say('merges.count', {
              count: suggestions.total,
              number: numberInWords(language, suggestions.total),
            })}
            {suggestions.pairs.length < suggestions.total &&
              ` ${say('merges.shown', { number: numberInWords(language, suggestions.pairs.length) })}`}
          </p>
          <ul className="merge-pairs">
            {suggestions.pairs.map((pair) => (
              <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Pair({ pair }: { readonly pair: MergePair }) {
  const say = useWords();
  const { compare, keepApart } = useMerges();
  const { one, other, why } = pair;
  return (
    <li className="merge-pair">
      <div className="merge-pair-people">
        {[one, other].map((person) => (
          <p key={person.id}>
            <strong>{person.displayName}</strong>
            <span>{person.contact ?? ''}</span>
          </p>
        ))}
      </div>
      <p className="merge-pair-why">
        <strong>{say(why === 'name-and-postcode' ? 'merges.likely' : 'merges.certain')}</strong>
        <span>{say(`merges.why.${why}`)}</span>
      </p>
      <div className="merge-pair-acts">
        <Button onPress={() => void compare(one.id, other.id)}>{say('merges.look')}</Button>
        <Button variant="plain" onPress={() => void keepApart(pair)}>
          {say('merges.apart')}
        </Button>
      </div>
    </li>
  );
}
