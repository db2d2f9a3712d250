import { useState } from 'react';
import type { Customer } from '../../shared/customers/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PickList } from '../kit/PickList.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useMerges } from './merge-store.ts';

/** Finds the other record of a person who is open, and compares the two. */
export function MergeWith({ customer }: { readonly customer: Customer }) {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const { hits, text, view, failure, find, compare, leave } = useMerges();
  const others = hits.filter(({ id }) => id !== customer.id).slice(0, 6);
  function close(): void {
    setAsked(false);
    leave();
  }
  return (
    <>
      <Button onPress={() => setAsked(true)}>{say('merges.find.open')}</Button>
      <Dialog
        title={say('merges.find.title')}
        isOpen={asked && view === null}
        onClose={close}
        actions={
          <Button variant="plain" onPress={close}>
            {say('merges.find.cancel')}
          </Button>
        }
      >
        <p>{say('merges.find.lead')}</p>
        <SearchBox
          label={say('merges.find.box')}
          placeholder={say('merges.find.box')}
          clearLabel={say('counter.clear')}
          value={text}
          onChange={(typed) => void find(typed)}
          controls={others.length > 0 ? 'merge-with' : null}
          autoFocus
        />
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        {text.trim() !== '' && others.length === 0 && <p role="status">{say('merges.find.nobody')}</p>}
        {others.length > 0 && (
          <PickList
            id="merge-with"
            label={say('merges.find.title')}
            items={others}
            nameOf={({ displayName }) => displayName}
            onPick={({ id }) => void compare(customer.id, id)}
          >
            {({ displayName, contact }) => (
              <>
                <strong>{displayName}</strong>
                <span>{contact ?? ''}</span>
              </>
            )}
          </PickList>
        )}
      </Dialog>
    </>
  );
}
