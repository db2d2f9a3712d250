import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import type { Session } from '../../shared/vault/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PassphraseField } from '../kit/PassphraseField.tsx';
import { nameOf } from './staff-name.ts';
import '../kit/row-list.css';

type Props = { readonly current: Session; readonly onClose: () => void };

/** Somebody else takes over the screen: who, and their PIN; the owner's passphrase for the owner. */
export function SwitchDialog({ current, onClose }: Props) {
  const say = useWords();
  const form = useId();
  const [others, setOthers] = useState<readonly StaffMember[] | null>(null);
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const [secret, setSecret] = useState('');
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('staff.list', {}).then((answer) => {
      if (!answer.ok) return setFailure(answer.failure);
      const rest = answer.value.filter(({ id }) => id !== current.staffId);
      setOthers(rest);
      setChosen(rest.length === 1 ? (rest[0]?.id ?? null) : null);
    });
  }, [current.staffId]);
  const isOwner = others?.find(({ id }) => id === chosen)?.role === 'Owner';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // React hands events of portals to the tree they were rendered from; no form outside is meant.
    event.stopPropagation();
    if (checking || chosen === null || secret === '') return;
    setChecking(true);
    const answer = await call('vault.switchPerson', { id: chosen, secret });
    if (!answer.ok) {
      setChecking(false);
      setFailure(answer.failure);
      return;
    }
    // Nothing more to do: this page is thrown away, and the next one starts at the counter.
    setSecret('');
  }

  return (
    <Dialog
      title={say('staff.switch.title')}
      isOpen
      onClose={onClose}
      isBusy={checking}
      actions={
        <>
          <Button variant="plain" onPress={onClose} isDisabled={checking}>
            {say('staff.switch.cancel')}
          </Button>
          {others !== null && others.length > 0 && (
            <Button
              type="submit"
              form={form}
              variant="primary"
              isPending={checking}
              pendingLabel={say('staff.switch.working')}
            >
              {say('staff.switch.go')}
            </Button>
          )}
        </>
      }
    >
      {others?.length === 0 && <p>{say('staff.switch.nobody')}</p>}
      {others !== null && others.length > 0 && (
        <form id={form} onSubmit={(event) => void submit(event)} noValidate className="row-list-form">
          <ChoiceGroup
            label={say('staff.switch.who')}
            options={others.map((member) => ({ id: member.id, label: nameOf(say, member) }))}
            value={chosen}
            onChange={(id) => {
              setChosen(id);
              setSecret('');
              setFailure(null);
            }}
          />
          {chosen !== null && (
            <PassphraseField
              key={chosen}
              label={say(isOwner ? 'staff.switch.passphrase' : 'staff.switch.pin')}
              value={secret}
              onChange={(text) => {
                setSecret(text);
                setFailure(null);
              }}
              showLabel={say('staff.show')}
              hideLabel={say('staff.hide')}
              error={failure === null ? null : failureSentence(say, failure)}
              autoFocus
            />
          )}
        </form>
      )}
    </Dialog>
  );
}
