import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { useApp } from '../app/app-store.ts';
import { Doorway } from '../app/Doorway.tsx';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Restore } from '../backups/Restore.tsx';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { Forgotten } from './Forgotten.tsx';
import { PinDoor } from './PinDoor.tsx';
import { Surroundings } from './Surroundings.tsx';

/** The closed door: one passphrase, one button, and what was wrong beside it. */
export function LockScreen() {
  const say = useWords();
  const enter = useApp((state) => state.enter);
  const meet = useApp((state) => state.meet);
  const [passphrase, setPassphrase] = useState('');
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const isPinOffered = useApp((state) => state.start?.pin === true);
  const [byPin, setByPin] = useState(isPinOffered);
  const [noPin, setNoPin] = useState<Failure | null>(null);

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (opening || passphrase === '') return;
    setOpening(true);
    const answer = await call('vault.unlock', { passphrase });
    setOpening(false);
    if (answer.ok) {
      setPassphrase('');
      await enter('counter');
    } else if (meet(answer.failure) === 'beside') setFailure(answer.failure);
  }

  // A backup may still open with the passphrase of then.
  if (restoring) return <Restore from="ask" place="door" onLeave={() => setRestoring(false)} />;
  if (forgotten) return <Forgotten onLeave={() => setForgotten(false)} />;
  if (byPin) {
    return (
      <Doorway title={say('lock.title')} text={say('lock.pin-text')}>
        <PinDoor
          onPassphrase={(why) => {
            setNoPin(why);
            setByPin(false);
          }}
        />
        <Surroundings />
      </Doorway>
    );
  }
  return (
    <Doorway title={say('lock.title')} text={say('lock.text')}>
      {noPin !== null && <Banner tone="caution">{failureSentence(say, noPin)}</Banner>}
      <form onSubmit={(event) => void unlock(event)} className="doorway-form">
        <PassphraseField
          label={say('lock.passphrase')}
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setFailure(null);
          }}
          showLabel={say('lock.show')}
          hideLabel={say('lock.hide')}
          error={failure === null ? null : failureSentence(say, failure)}
          autoFocus
        />
        <Button type="submit" variant="primary" size="counter" isPending={opening} pendingLabel={say('lock.working')}>
          {say('lock.unlock')}
        </Button>
        {isPinOffered && noPin === null && (
          <Button variant="plain" onPress={() => setByPin(true)} isDisabled={opening}>
            {say('lock.by-pin')}
          </Button>
        )}
        <Button variant="plain" onPress={() => setForgotten(true)} isDisabled={opening}>
          {say('lock.forgotten')}
        </Button>
        {failure?.code === 'vault.wrong-passphrase' && (
          <Button variant="plain" onPress={() => setRestoring(true)} isDisabled={opening}>
            {say('backups.restore.door')}
          </Button>
        )}
      </form>
      <Surroundings />
    </Doorway>
  );
}
