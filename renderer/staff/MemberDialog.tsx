import { type FormEvent, useId, useState } from 'react';
import type { Failure, FailureCode } from '../../shared/foundation/failure.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { TextField } from '../kit/TextField.tsx';
import '../kit/row-list.css';

type Props = {
  /** `null`: somebody new. */
  readonly member: StaffMember | null;
  readonly onClose: () => void;
  readonly onDone: (staff: readonly StaffMember[], words: string) => void;
};
const staffRoles = ['Counter', 'Manager'] as const;
const aboutName: readonly FailureCode[] = ['staff.name-missing', 'staff.name-taken'];
const aboutPin: readonly FailureCode[] = ['staff.pin-short', 'staff.pin-run', 'staff.pin-date'];

/** Name, role and PIN of somebody who works here. */
export function MemberDialog({ member, onClose, onDone }: Props) {
  const say = useWords();
  const form = useId();
  const [name, setName] = useState(member?.name ?? '');
  const [role, setRole] = useState<(typeof staffRoles)[number]>(member?.role === 'Manager' ? 'Manager' : 'Counter');
  const [pin, setPin] = useState('');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const beside = (codes: readonly FailureCode[]) =>
    failure !== null && codes.includes(failure.code) ? failureSentence(say, failure) : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // React hands events of portals to the tree they were rendered from; no form outside is meant.
    event.stopPropagation();
    if (saving) return;
    setSaving(true);
    const answer =
      member === null
        ? await callAsOwner('staff.add', { name, role, pin })
        : await callAsOwner('staff.change', { id: member.id, name, role, pin: pin === '' ? null : pin });
    setSaving(false);
    if (answer.ok) onDone(answer.value, member === null ? say('staff.added', { name }) : say('staff.changed'));
    else if (answer.failure.code !== 'staff.owner-again') setFailure(answer.failure);
  }

  return (
    <Dialog
      title={member === null ? say('staff.add') : say('staff.change-title', { name: member.name })}
      isOpen
      onClose={onClose}
      isBusy={saving}
      actions={
        <>
          <Button variant="plain" onPress={onClose} isDisabled={saving}>
            {say('staff.cancel')}
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={saving} pendingLabel={say('staff.saving')}>
            {say(member === null ? 'staff.add-go' : 'staff.save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} noValidate className="row-list-form">
        <TextField
          label={say('staff.name')}
          value={name}
          onChange={(text) => {
            setName(text);
            setFailure(null);
          }}
          error={beside(aboutName)}
          maxLength={60}
          autoFocus
        />
        <ChoiceGroup
          label={say('staff.role')}
          options={staffRoles.map((id) => ({
            id,
            label: say(`staff.roles.${id}`),
            description: say(`staff.role-text.${id}`),
          }))}
          value={role}
          onChange={setRole}
        />
        <PassphraseField
          label={say(member === null ? 'staff.pin' : 'staff.pin-new')}
          value={pin}
          onChange={(text) => {
            setPin(text);
            setFailure(null);
          }}
          showLabel={say('staff.show')}
          hideLabel={say('staff.hide')}
          error={beside(aboutPin)}
        />
        <p className="row-list-detail">{say(member === null ? 'staff.pin-help' : 'staff.pin-keep')}</p>
        {failure !== null && ![...aboutName, ...aboutPin].includes(failure.code) && (
          <Banner tone="danger">{failureSentence(say, failure)}</Banner>
        )}
      </form>
    </Dialog>
  );
}
