import { type FormEvent, useEffect, useState } from 'react';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { SalvageOutcome } from '../../shared/vault/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { Section } from '../kit/Section.tsx';
import { SalvageProgress } from './SalvageProgress.tsx';

type Props = {
  readonly onDone: (outcome: Exclude<SalvageOutcome, { readonly kind: 'stopped' }>) => void;
  /** While it works nothing else should be begun. */
  readonly onWorking: (working: boolean) => void;
};

/** Offers to save what can be read of a damaged book, says how far that is, and can be stopped. */
export function Salvage({ onDone, onWorking }: Props) {
  const say = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'asking' | 'working' | 'stopping' | 'stopped'>('asking');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => on('progress', (told) => told.task === 'salvage' && setProgress(told)), []);
  const working = state === 'working' || state === 'stopping';

  async function salvage(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working || passphrase === '') return;
    setFailure(null);
    setProgress(null);
    setState('working');
    onWorking(true);
    const answer = await call('vault.salvage', { passphrase });
    onWorking(false);
    setState(answer.ok && answer.value.kind === 'stopped' ? 'stopped' : 'asking');
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind !== 'stopped') onDone(answer.value);
  }

  function stop(): void {
    setState('stopping');
    void call('vault.stopSalvage', {});
  }

  return (
    <Section title={say('lock.salvage.title')} text={say('lock.salvage.text')}>
      <form onSubmit={(event) => void salvage(event)} className="doorway-form">
        {state === 'stopped' && <Banner tone="info">{say('lock.salvage.stopped')}</Banner>}
        {working ? (
          <SalvageProgress progress={progress} />
        ) : (
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
        )}
        <div className="doorway-choices">
          <Button type="submit" isPending={working} pendingLabel={say('lock.salvage.working')}>
            {say('lock.salvage.go')}
          </Button>
          {working && (
            <Button
              variant="plain"
              onPress={stop}
              isPending={state === 'stopping'}
              pendingLabel={say('lock.salvage.stopping')}
              isDisabled={progress?.step === 'writing'}
            >
              {say('lock.salvage.stop')}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
