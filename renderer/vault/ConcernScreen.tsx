import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Role } from '../../shared/foundation/role.ts';
import type { Concern } from '../../shared/vault/model.ts';
import { useApp } from '../app/app-store.ts';
import { Doorway } from '../app/Doorway.tsx';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';

type Props = { readonly concerns: readonly Concern[]; readonly role: Role };

/** What is odd about the clock or the book, and the owner's word that it is right. */
export function ConcernScreen({ concerns, role }: Props) {
  const say = useWords();
  const { enter, lock } = useApp();
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const copies = concerns.filter(({ kind }) => kind === 'older-copy').length;
  const goOn = copies === 0 ? 'clock' : copies === concerns.length ? 'copy' : 'both';
  const [first, ...others] = concerns;
  if (first === undefined) return null;

  async function settle(): Promise<void> {
    setOpening(true);
    const answer = await call('vault.settle', {});
    setOpening(false);
    if (answer.ok) await enter('counter');
    else setFailure(answer.failure);
  }

  return (
    <Doorway title={say(`concern.${first.kind}.title`)} text={say('concern.text')}>
      <div className="trouble">
        <Question concern={first} />
        {others.map((concern) => (
          <section key={concern.kind} className="trouble">
            <h2>{say(`concern.${concern.kind}.title`)}</h2>
            <Question concern={concern} />
          </section>
        ))}
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        {role === 'Owner' ? (
          <div className="doorway-choices">
            <Button onPress={lock} variant="primary">
              {say('concern.lock')}
            </Button>
            <Button onPress={() => void settle()} isPending={opening} pendingLabel={say('concern.working')}>
              {say(`concern.go-on-${goOn}`)}
            </Button>
          </div>
        ) : (
          <>
            <Banner tone="caution">{say('concern.owner')}</Banner>
            <Button onPress={lock} variant="primary">
              {say('concern.lock')}
            </Button>
          </>
        )}
      </div>
    </Doorway>
  );
}

function Question({ concern }: { readonly concern: Concern }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const when = (instant: string) => momentInWords(language, instant);
  if (concern.kind === 'older-copy') {
    const { missing, seenUntil } = concern;
    return (
      <>
        <p>{say('concern.older-copy.text', { count: missing, number: numberInWords(language, missing) })}</p>
        <DescriptionList items={[{ label: say('concern.seen'), value: when(seenUntil) }]} />
        <p>{say('concern.copy-next')}</p>
      </>
    );
  }
  return (
    <>
      <p>{say(`concern.${concern.kind}.text`)}</p>
      <DescriptionList
        items={[
          { label: say('concern.newest'), value: when(concern.newest) },
          { label: say('concern.now'), value: when(concern.now) },
        ]}
      />
      <p>{say('concern.clock-next')}</p>
    </>
  );
}
