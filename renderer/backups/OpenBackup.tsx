import { type FormEvent, useEffect, useState } from 'react';
import type { Restored } from '../../shared/backups/model.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { TextField } from '../kit/TextField.tsx';

const ways = ['passphrase', 'code'] as const;
const besideField = new Set(['vault.wrong-passphrase', 'vault.wrong-recovery-code', 'vault.recovery-code-slip']);

type Props = { readonly name: string; readonly onDone: (restored: Restored) => void; readonly onLeave: () => void };

/** The owner's secret for a backup, what becomes of the book that is here, and the button that puts it back. */
export function OpenBackup({ name, onDone, onLeave }: Props) {
  const say = useWords();
  const { progress, forget } = useProgress();
  const isNewComputer = useApp((state) => state.start?.vault.kind === 'none');
  const [way, setWay] = useState<(typeof ways)[number]>('passphrase');
  const [typed, setTyped] = useState('');
  const [working, setWorking] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sentence = failure === null ? null : failureSentence(say, failure);
  const beside = failure !== null && besideField.has(failure.code) ? sentence : null;

  function type(text: string): void {
    setTyped(text);
    setFailure(null);
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working || typed.trim() === '') return;
    setWorking(true);
    setStopping(false);
    setFailure(null);
    forget();
    const secret = way === 'passphrase' ? { passphrase: typed } : { code: typed };
    const answer = await call('backups.restore', { name, secret });
    setWorking(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.failure);
  }
  function stop(): void {
    setStopping(true);
    void call('backups.stopRestore', {});
  }
  return (
    <form className="doorway-form" onSubmit={(event) => void submit(event)} noValidate>
      <ChoiceGroup
        label={say('backups.restore.secret.how')}
        options={ways.map((id) => ({ id, label: say(`backups.restore.secret.${id}`) }))}
        value={way}
        onChange={(chosen) => {
          setWay(chosen);
          type('');
        }}
      />
      {way === 'passphrase' ? (
        <PassphraseField
          label={say('backups.restore.secret.passphrase')}
          value={typed}
          onChange={type}
          showLabel={say('lock.show')}
          hideLabel={say('lock.hide')}
          error={beside}
        />
      ) : (
        <TextField
          label={say('backups.restore.secret.code')}
          description={say('ways-in.back.help')}
          value={typed}
          onChange={type}
          error={beside}
          maxLength={100}
        />
      )}
      <p className="section-text">
        {say(isNewComputer ? 'backups.restore.secret.help-new' : 'backups.restore.secret.help')}
      </p>
      {!isNewComputer && <Banner tone="info">{say('backups.restore.aside')}</Banner>}
      {sentence !== null && beside === null && (
        <Banner tone={failure?.code === 'backup.restore-stopped' ? 'info' : 'danger'}>{sentence}</Banner>
      )}
      {working && (
        <ProgressBar
          label={say(`backups.restore.${progress === null ? 'copying' : stepWord(progress)}`)}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      )}
      <div className="doorway-actions">
        {working ? (
          <Button
            variant="plain"
            onPress={stop}
            isPending={stopping}
            pendingLabel={say('backups.restore.stopping')}
            isDisabled={progress?.step === 'writing'}
          >
            {say('backups.restore.stop')}
          </Button>
        ) : (
          <Button variant="plain" onPress={onLeave}>
            {say('backups.restore.back')}
          </Button>
        )}
        <Button type="submit" variant="primary" isPending={working} pendingLabel={say('backups.restore.working')}>
          {say('backups.restore.go')}
        </Button>
      </div>
    </form>
  );
}

function stepWord({ step }: Progress): 'copying' | 'removing' | 'checking' | 'writing' {
  if (step === 'removing' || step === 'tidying' || step === 'shrinking') return 'removing';
  return step === 'checking' || step === 'writing' ? step : 'copying';
}

function useProgress() {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => on('progress', (told) => told.task === 'restore' && setProgress(told)), []);
  return { progress, forget: () => setProgress(null) };
}
