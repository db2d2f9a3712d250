import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import type { PinsHere } from '../../shared/vault/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import '../kit/row-list.css';

type Props = {
  readonly member: StaffMember;
  readonly onClose: () => void;
  readonly onDone: (pins: PinsHere) => void;
};

/** The PIN once more, typed by the person themselves: with it their way into the locked book is made. */
export function AllowPinDialog({ member, onClose, onDone }: Props) {
  const say = useWords();
  const form = useId();
  const [pin, setPin] = useState('');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // React hands events of portals to the tree they were rendered from; no form outside is meant.
    event.stopPropagation();
    if (saving || pin === '') return;
    setSaving(true);
    const answer = await callAsOwner('vault.letPinOpen', { id: member.id, pin });
    setSaving(false);
    if (answer.ok) onDone(answer.value);
    else if (answer.failure.code !== 'staff.owner-again') setFailure(answer.failure);
  }

  return (
    <Dialog
      title={say('keys.pins.ask.title', { name: member.name })}
      isOpen
      onClose={onClose}
      isBusy={saving}
      actions={
        <>
          <Button variant="plain" onPress={onClose} isDisabled={saving}>
            {say('keys.leave')}
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={saving} pendingLabel={say('keys.working')}>
            {say('keys.pins.ask.go')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} noValidate className="row-list-form">
        <p>{say('keys.pins.ask.text', { name: member.name })}</p>
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
      </form>
    </Dialog>
  );
}
