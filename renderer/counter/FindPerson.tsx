import { memo } from 'react';
import { isMisreadStopCode, parseStopCode, spellStopCode } from '../../shared/consents/stop-code.ts';
import { type CustomerHit, mostHits } from '../../shared/customers/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { PickList } from '../kit/PickList.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useCounter } from './counter-store.ts';
import { UndoAdded } from './UndoAdded.tsx';

/** One big box. What is typed is answered as it is typed; the best match is first and opens with Enter. */
export function FindPerson() {
  const say = useWords();
  const { text, hits, answered, failure, type, open, startAdding, stopByCode } = useCounter();
  const typed = text.trim() !== '';
  const settled = answered === text;
  const code = parseStopCode(text);
  return (
    <section className="counter" aria-labelledby="counter-title">
      <h1 id="counter-title" className="counter-title">
        {say('counter.title')}
      </h1>
      <SearchBox
        label={say('counter.find')}
        placeholder={say('counter.find-help')}
        clearLabel={say('counter.clear')}
        value={text}
        onChange={(next) => void type(next)}
        onSubmit={() => {
          const first = hits[0];
          if (code !== null) stopByCode(code);
          else if (settled && first !== undefined) void open(first.id);
        }}
        controls={typed && hits.length > 0 ? 'counter-hits' : null}
        autoFocus
      />
      <UndoAdded />
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {code !== null ? (
        <Button variant="primary" size="counter" onPress={() => stopByCode(code)}>
          {say('counter.code.open', { code: spellStopCode(code) })}
        </Button>
      ) : typed ? (
        <>
          {isMisreadStopCode(text) && settled && hits.length === 0 && (
            <Banner tone="caution">{say('counter.code.misread')}</Banner>
          )}
          <p className="counter-count" role="status">
            {settled &&
              (hits.length === 0
                ? say('counter.nobody', { text: text.trim() })
                : say(hits.length < mostHits ? 'counter.found' : 'counter.found-first', { count: hits.length }))}
          </p>
          {hits.length > 0 && <Hits hits={hits} />}
          <Button variant={settled && hits.length === 0 ? 'primary' : 'quiet'} size="counter" onPress={startAdding}>
            {say('counter.add')}
          </Button>
        </>
      ) : (
        <EmptyState
          title={say('counter.empty.title')}
          action={
            <Button variant="quiet" size="counter" onPress={startAdding}>
              {say('counter.add')}
            </Button>
          }
        >
          {say('counter.empty.text')}
        </EmptyState>
      )}
    </section>
  );
}

// Drawn when somebody was found, and not with every key before: the answer would have to wait for that.
const Hits = memo(function Hits({ hits }: { readonly hits: readonly CustomerHit[] }) {
  const say = useWords();
  const open = useCounter((state) => state.open);
  return (
    <PickList
      id="counter-hits"
      label={say('counter.find')}
      items={hits}
      onPick={(hit) => void open(hit.id)}
      nameOf={(hit) => hit.displayName}
    >
      {(hit) => <Hit hit={hit} />}
    </PickList>
  );
});

function Hit({ hit }: { readonly hit: CustomerHit }) {
  const language = useLanguage((state) => state.language);
  return (
    <span className="hit">
      <span className="hit-name">
        <bdi>{hit.displayName}</bdi>
      </span>
      <span className="hit-contact">{hit.contact}</span>
      <span className="hit-day">{hit.lastContactAt === null ? '' : dayInWords(language, hit.lastContactAt)}</span>
    </span>
  );
}
