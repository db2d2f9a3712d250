import { type FormEvent, useEffect, useState } from 'react';
import type { Progress } from '../../shared/foundation/channel.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { isAboutCode, useSheet } from '../app/new-sheet.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { useWords } from '../app/words.ts';
import { on } from '../bridge/events.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { Section } from '../kit/Section.tsx';
import './new-ways-in.css';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { TypeBack } from './TypeBack.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';

/** What is to be another one: the passphrase, the recovery sheet, or both and the key of the book with them. */
export type NewWay = 'passphrase' | 'sheet' | 'locks';

const steps = {
  passphrase: ['passphrase'],
  sheet: ['sheet', 'back'],
  locks: ['passphrase', 'sheet', 'back'],
} as const;

type Props = { readonly way: NewWay; readonly onDone: () => void; readonly onLeave: () => void };

/** One step after the other; until the last button nothing has changed. */
export function NewWaysIn({ way, onDone, onLeave }: Props) {
  const say = useWords();
  const shopName = useApp((state) => state.shop?.name ?? '');
  const { typed, forget } = useSheet();
  const chosen = useNewPassphrase();
  const progress = useProgress();
  const [at, setAt] = useState(0);
  const [working, setWorking] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // What was made for a sheet or typed stays nowhere once this is closed.
  useEffect(() => forget, [forget]);

  const order = steps[way];
  const step = order[at] ?? 'passphrase';
  const last = at === order.length - 1;

  async function isReady(): Promise<boolean> {
    switch (step) {
      case 'passphrase':
        return chosen.isReady();
      case 'sheet':
        return true;
      case 'back':
        setMissing(typed.trim() === '');
        return typed.trim() !== '';
      default:
        return exhaustive(step);
    }
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working) return;
    setFailure(null);
    if (!(await isReady())) return;
    if (!last) return setAt(at + 1);
    setWorking(true);
    const answer = await change(way, chosen.passphrase, typed);
    setWorking(false);
    if (answer.ok) onDone();
    else if (answer.failure.code !== 'staff.owner-again') setFailure(answer.failure);
  }

  const sentence = failure === null ? null : failureSentence(say, failure);
  const besideCode = isAboutCode(failure) ? sentence : null;
  return (
    <Section title={say(`keys.step.${step}.title`)} text={say(`keys.step.${step}.${way}`)}>
      <form className="new-ways-in" onSubmit={(event) => void submit(event)} noValidate>
        {step === 'passphrase' && <NewPassphrase {...chosen.fields} />}
        {step === 'sheet' && <RecoverySheet shopName={shopName} />}
        {step === 'back' && (
          <TypeBack error={missing && typed.trim() === '' ? say('ways-in.back.missing') : besideCode} />
        )}
        {sentence !== null && besideCode === null && <Banner tone="danger">{sentence}</Banner>}
        {working && way === 'locks' && progress !== null && (
          <ProgressBar label={say(`keys.progress.${progress.step}`)} done={progress.done} total={progress.total} />
        )}
        <div className="new-ways-in-actions">
          <Button variant="plain" onPress={() => (at === 0 ? onLeave() : setAt(at - 1))} isDisabled={working}>
            {say(at === 0 ? 'keys.leave' : 'keys.back')}
          </Button>
          <Button type="submit" variant="primary" isPending={working} pendingLabel={say('keys.working')}>
            {say(last ? `keys.go.${way}` : `keys.step.${step}.go`)}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function change(way: NewWay, passphrase: string, newCode: string) {
  switch (way) {
    case 'passphrase':
      return callAsOwner('vault.changePassphrase', { passphrase });
    case 'sheet':
      return callAsOwner('vault.changeRecoveryCode', { newCode });
    case 'locks':
      return callAsOwner('vault.changeLocks', { passphrase, newCode });
    default:
      return exhaustive(way);
  }
}

function useProgress(): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => on('progress', (told) => told.task === 'locks' && setProgress(told)), []);
  return progress;
}
