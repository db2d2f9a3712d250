import { type FormEvent, useState } from 'react';
import type { Failure, FailureCode } from '../../shared/foundation/failure.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';

type Props = { readonly onPassphrase: (why: Failure | null) => void };

/** After these no PIN helps: the passphrase is asked for, and the sentence says why. */
const pastPins: readonly FailureCode[] = ['vault.pin-not-here', 'vault.pin-used-up', 'vault.owner-first'];

/** The closed door for whoever may open it with a PIN. */
export function PinDoor({ onPassphrase }: Props) {
  const say = useWords();
  const enter = useApp((state) => state.enter);
  const meet = useApp((state) => state.meet);
  const [pin, setPin] = useState('');
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (opening || pin === '') return;
    setOpening(true);
    const answer = await call('vault.unlockByPin', { pin });
    setOpening(false);
    setPin('');
    if (answer.ok) await enter('counter');
    else if (pastPins.includes(answer.failure.code)) onPassphrase(answer.failure);
    else if (meet(answer.failure) === 'beside') setFailure(answer.failure);
  }

  return (
    <form onSubmit={(event) => void unlock(event)} className="doorway-form">
      <PassphraseField
        label={say('lock.pin')}
        value={pin}
        onChange={(text) => {
          setPin(text);
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
      <Button variant="plain" onPress={() => onPassphrase(null)} isDisabled={opening}>
        {say('lock.by-passphrase')}
      </Button>
    </form>
  );
}
