import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { JournalCheck } from '../../shared/journal/model.ts';
import { momentInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { PaperCompare } from './PaperCompare.tsx';

/** The chain walked from the first line to the last, older copies that were put back, and the comparison with paper. */
export function JournalCheckPart() {
  const say = useWords();
  const [check, setCheck] = useState<JournalCheck | null>(null);
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function verify(): Promise<void> {
    setLooking(true);
    setFailure(null);
    const answer = await call('journal.verify', {});
    setLooking(false);
    if (answer.ok) setCheck(answer.value);
    else setFailure(answer.failure);
  }

  return (
    <div className="journal-check">
      <Section title={say('journal.check.title')} text={say('journal.text')}>
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        {check !== null && <Found check={check} />}
        <div>
          <Button onPress={() => void verify()} isPending={looking} pendingLabel={say('journal.check.looking')}>
            {say('journal.check.button')}
          </Button>
        </div>
      </Section>
      <PaperCompare />
    </div>
  );
}

function Found({ check }: { readonly check: JournalCheck }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const number = (value: number) => numberInWords(language, value);
  const moment = (instant: string) => momentInWords(language, instant);
  return (
    <>
      {check.kind === 'whole' ? (
        <>
          <Banner tone="info">{say('journal.check.whole', { length: number(check.length) })}</Banner>
          <p className="journal-head">{say('journal.check.head', { head: check.head })}</p>
        </>
      ) : (
        <Banner tone="danger">
          {check.lastGood === null
            ? say('journal.check.broken-first')
            : say('journal.check.broken', {
                at: number(check.at),
                before: number(check.at - 1),
                moment: moment(check.lastGood),
              })}{' '}
          {say('journal.check.broken-next')}
        </Banner>
      )}
      {check.olderCopies.map(({ seq, at, missing, until }) => (
        <Banner key={seq} tone="caution">
          {say('journal.check.older', {
            count: missing,
            number: number(missing),
            moment: moment(at),
            until: moment(until),
          })}
        </Banner>
      ))}
    </>
  );
}
