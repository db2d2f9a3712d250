import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { KeptProof } from '../../shared/retention/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { TextField } from '../kit/TextField.tsx';

/** Looks for the proof that somebody who was removed had said yes: by a contact point, which nobody keeps. */
export function KeptProofs() {
  const say = useWords();
  const [contact, setContact] = useState('');
  const [found, setFound] = useState<readonly KeptProof[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  async function look(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFound(null);
    setFailure(null);
    const answer = await call('retention.proof', { contact });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setFailure(answer.failure);
  }
  return (
    <Section title={say('asking.proof.title')} text={say('asking.proof.text')}>
      <form className="asking-proof" onSubmit={(event) => void look(event)} noValidate>
        <TextField
          label={say('asking.proof.contact')}
          value={contact}
          onChange={(typed) => {
            setContact(typed);
            setFound(null);
            setFailure(null);
          }}
          error={failure?.code === 'customer.contact-unreadable' ? failureSentence(say, failure) : null}
          maxLength={400}
        />
        <Button type="submit" isPending={busy} pendingLabel={say('app.loading')}>
          {say('asking.proof.look')}
        </Button>
      </form>
      {failure !== null && failure.code !== 'customer.contact-unreadable' && (
        <Banner tone="danger">{failureSentence(say, failure)}</Banner>
      )}
      <div role="status">{found?.length === 0 && <p>{say('asking.proof.none')}</p>}</div>
      {found?.map((proof) => (
        <Proof key={proof.id} proof={proof} />
      ))}
    </Section>
  );
}

function Proof({ proof }: { readonly proof: KeptProof }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <article>
      <h3>
        {say('asking.proof.one', {
          erased: dayInWords(language, `${proof.erasedOn}T12:00:00.000Z`),
          until: dayInWords(language, proof.until),
        })}
      </h3>
      <ul className="asking-ending asking-proof-answers">
        {proof.answers.map((answer) => (
          <li key={`${answer.at} ${answer.purpose} ${answer.channel} ${answer.state}`}>
            <strong>{say(`consent.states.${answer.state}`)}</strong>
            <span>
              {answer.purposeName}, {say(`card.channels.${answer.channel}`)}
              {answer.words !== null && (
                <q lang={answer.wordsLanguage ?? undefined} dir="auto" className="asking-proof-words">
                  {answer.words}
                </q>
              )}
            </span>
            <span>{say('consent.lines.on', { day: dayInWords(language, answer.at) })}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
