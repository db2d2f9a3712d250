import { type FormEvent, useId, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { failureSentence } from './failure-words.ts';
import { useOwnerAgain } from './owner-again.ts';
import { useWords } from './words.ts';

/** Stands once in the app, in front of whatever asked for the owner again. */
export function OwnerAgainDialog() {
  const asking = useOwnerAgain((state) => state.asking);
  return asking ? <OpenDialog /> : null;
}

function OpenDialog() {
  const say = useWords();
  const form = useId();
  const { checking, failure, confirm, cancel, retype } = useOwnerAgain();
  const [passphrase, setPassphrase] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    // React hands events of portals to the tree they were rendered from; no form outside is meant.
    event.stopPropagation();
    if (passphrase !== '') void confirm(passphrase);
  }
  return (
    <Dialog
      title={say('staff.owner-again.title')}
      isOpen
      onClose={cancel}
      isBusy={checking}
      actions={
        <>
          <Button variant="plain" onPress={cancel} isDisabled={checking}>
            {say('staff.owner-again.cancel')}
          </Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            isPending={checking}
            pendingLabel={say('staff.owner-again.working')}
          >
            {say('staff.owner-again.go')}
          </Button>
        </>
      }
    >
      <p>{say('staff.owner-again.text')}</p>
      <form id={form} onSubmit={submit} noValidate>
        <PassphraseField
          label={say('staff.owner-again.passphrase')}
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            retype();
          }}
          showLabel={say('staff.owner-again.show')}
          hideLabel={say('staff.owner-again.hide')}
          error={failure === null ? null : failureSentence(say, failure)}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
