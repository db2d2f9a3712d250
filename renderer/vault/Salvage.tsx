import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { SalvageOutcome } from '../../shared/vault/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { Section } from '../kit/Section.tsx';

/** Offers to save what can be read of a damaged book. */
export function Salvage({ onDone }: { readonly onDone: (outcome: SalvageOutcome) => void }) {
  const say = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function salvage(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working || passphrase === '') return;
    setWorking(true);
    const answer = await call('vault.salvage', { passphrase });
    setWorking(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.failure);
  }

  return (
    <Section title={say('lock.salvage.title')} text={say('lock.salvage.text')}>
      <form onSubmit={(event) => void salvage(event)} className="doorway-form">
        <PassphraseField
          label={say('lock.salvage.passphrase')}
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setFailure(null);
          }}
          showLabel={say('lock.salvage.show')}
          hideLabel={say('lock.salvage.hide')}
          error={failure === null ? null : failureSentence(say, failure)}
        />
        <div>
          <Button type="submit" isPending={working} pendingLabel={say('lock.salvage.working')}>
            {say('lock.salvage.go')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
