import { useEffect, useState } from 'react';
import type { CustomerHit } from '../../shared/customers/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { PickList } from '../kit/PickList.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';

type Props = { readonly onClose: () => void; readonly onChoose: (customer: CustomerHit) => void };

/** Finds the customer whose lines are wanted. */
export function OneCustomer({ onClose, onChoose }: Props) {
  const say = useWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ readonly text: string; readonly hits: readonly CustomerHit[] } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (text.trim() === '') return setFound(null);
    let wanted = true;
    void call('customers.find', { text }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setFound({ text, hits: answer.value });
      else setFailure(answer.failure);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <Dialog
      title={say('journal.filter.customer')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="plain" onPress={onClose}>
          {say('journal.filter.cancel')}
        </Button>
      }
    >
      <SearchBox
        label={say('journal.filter.find')}
        placeholder={say('journal.filter.find')}
        clearLabel={say('journal.filter.clear')}
        value={text}
        onChange={setText}
        controls={found !== null && found.hits.length > 0 ? 'journal-hits' : null}
        autoFocus
      />
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {found?.hits.length === 0 && <p role="status">{say('journal.nobody', { text: found.text.trim() })}</p>}
      {found !== null && found.hits.length > 0 && (
        <PickList
          id="journal-hits"
          label={say('journal.filter.find')}
          items={found.hits}
          nameOf={(hit) => hit.displayName}
          onPick={onChoose}
        >
          {(hit) => (
            <span className="journal-hit">
              <span>{hit.displayName}</span>
              <span className="journal-soft">{hit.contact}</span>
            </span>
          )}
        </PickList>
      )}
    </Dialog>
  );
}
