import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { PaperCheck } from '../../shared/journal/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { TextField } from '../kit/TextField.tsx';

/** A printed head typed in again: the one witness that nobody can change on this computer. */
export function PaperCompare() {
  const say = useWords();
  const [length, setLength] = useState('');
  const [head, setHead] = useState('');
  const [outcome, setOutcome] = useState<PaperCheck | 'bad' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function compare(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFailure(null);
    // As printed, with the separators of either language.
    const number = Number(length.replaceAll(/[.,\s\u202f\u2019]/g, ''));
    const signs = head.replaceAll(/[\s…]/g, '').toLowerCase();
    if (!Number.isInteger(number) || number < 1 || !/^[0-9a-f]{8,64}$/.test(signs)) return setOutcome('bad');
    const answer = await call('journal.comparePaper', { length: number, head: signs });
    if (answer.ok) setOutcome(answer.value);
    else setFailure(answer.failure);
  }
  function type(set: (text: string) => void): (text: string) => void {
    return (text) => {
      set(text);
      setOutcome(null);
    };
  }

  return (
    <Section title={say('journal.paper.title')} text={say('journal.paper.text')}>
      <form className="journal-paper" onSubmit={(event) => void compare(event)}>
        <TextField label={say('journal.paper.length')} value={length} onChange={type(setLength)} maxLength={20} />
        <TextField label={say('journal.paper.head')} value={head} onChange={type(setHead)} maxLength={90} />
        <Button type="submit">{say('journal.paper.button')}</Button>
      </form>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {outcome !== null && (
        <Banner tone={outcome === 'same' ? 'info' : outcome === 'bad' ? 'caution' : 'danger'}>
          {say(`journal.paper.${outcome}`)}
        </Banner>
      )}
    </Section>
  );
}
