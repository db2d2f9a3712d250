import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { useApp } from '../app/app-store.ts';
import { Doorway } from '../app/Doorway.tsx';
import { failureSentence } from '../app/failure-words.ts';
import { isAboutCode, useSheet } from '../app/new-sheet.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/TextField.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { TypeBack } from './TypeBack.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';

const steps = ['code', 'passphrase', 'sheet', 'back'] as const;

/**
 * The passphrase is forgotten: the code from the sheet, a new passphrase, a new sheet, its code typed back. Until the
 * last button nothing has changed.
 */
export function Forgotten({ onLeave }: { readonly onLeave: () => void }) {
  const say = useWords();
  const enter = useApp((state) => state.enter);
  const meet = useApp((state) => state.meet);
  const { typed, forget } = useSheet();
  const chosen = useNewPassphrase();
  const [step, setStep] = useState<(typeof steps)[number]>('code');
  const [code, setCode] = useState('');
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  function back(): void {
    setFailure(null);
    const before = steps[steps.indexOf(step) - 1];
    if (before !== undefined) setStep(before);
    else {
      forget();
      onLeave();
    }
  }

  async function goOn(): Promise<void> {
    switch (step) {
      case 'code': {
        const answer = await call('vault.checkRecoveryCode', { code });
        if (answer.ok) setStep('passphrase');
        else if (meet(answer.failure) === 'beside') setFailure(answer.failure);
        return;
      }
      case 'passphrase':
        if (await chosen.isReady()) setStep('sheet');
        return;
      case 'sheet':
        setStep('back');
        return;
      case 'back': {
        const answer = await call('vault.recover', { code, passphrase: chosen.passphrase, newCode: typed });
        if (answer.ok) {
          forget();
          await enter('counter');
        } else if (meet(answer.failure) === 'beside') setFailure(answer.failure);
      }
    }
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setFailure(null);
    await goOn();
    setWorking(false);
  }

  const sentence = failure === null ? null : failureSentence(say, failure);
  return (
    <Doorway title={say(`ways-in.forgotten.${step}.title`)} text={say(`ways-in.forgotten.${step}.text`)}>
      <form onSubmit={(event) => void submit(event)} className="doorway-form" noValidate>
        {step === 'code' && (
          <TextField
            label={say('ways-in.forgotten.code.label')}
            description={say('ways-in.back.help')}
            value={code}
            onChange={(text) => {
              setCode(text);
              setFailure(null);
            }}
            error={sentence}
            size="counter"
            maxLength={100}
            autoFocus
          />
        )}
        {step === 'passphrase' && <NewPassphrase {...chosen.fields} />}
        {step === 'sheet' && <RecoverySheet shopName="" />}
        {step === 'back' && <TypeBack error={isAboutCode(failure) ? sentence : null} />}
        {step !== 'code' && failure !== null && !isAboutCode(failure) && <Banner tone="danger">{sentence}</Banner>}
        <div className="doorway-actions">
          <Button variant="plain" onPress={back} isDisabled={working}>
            {say('ways-in.forgotten.leave')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            size="counter"
            isPending={working}
            pendingLabel={say('ways-in.forgotten.working')}
          >
            {say(`ways-in.forgotten.${step}.go`)}
          </Button>
        </div>
      </form>
    </Doorway>
  );
}
