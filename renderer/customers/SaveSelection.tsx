import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { TextField } from '../kit/TextField.tsx';
import { useCustomers } from './customers-store.ts';

/** Gives the filter of the list a name. */
export function SaveSelection({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const form = useId();
  const save = useCustomers((state) => state.saveSelection);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const stood = await save(name);
    if (stood === null) onClose();
    else setFailure(stood);
  }
  return (
    <Dialog
      title={say('customers.selection.save-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="plain" onPress={onClose}>
            {say('customers.selection.cancel')}
          </Button>
          <Button type="submit" form={form} variant="primary">
            {say('customers.selection.save-go')}
          </Button>
        </>
      }
    >
      <p>{say('customers.selection.name-help')}</p>
      <form id={form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={say('customers.selection.name')}
          value={name}
          onChange={(typed) => {
            setName(typed);
            setFailure(null);
          }}
          error={failure === null ? null : failureSentence(say, failure)}
          maxLength={60}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
