import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { localeOf } from '../../shared/foundation/language.ts';
import {
  type CustomerRequest,
  type Identity,
  identities,
  type RequestKind,
  requestKinds,
} from '../../shared/requests/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import { dayOfCalendar, today } from './calendar-days.ts';
import './requests.css';

type Draft = {
  readonly kind: RequestKind;
  readonly identity: Identity;
  readonly receivedOn: string | null;
  readonly note: string;
};
type Props = { readonly customerId: CustomerId; readonly size?: 'normal' | 'counter' };

/** What somebody wants of their own data, written down while they stand there; says until when it will be answered. */
export function RequestForm({ customerId, size = 'normal' }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [recorded, setRecorded] = useState<CustomerRequest | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null || draft.receivedOn === null) return;
    const answer = await call('requests.record', { ...draft, customerId, receivedOn: draft.receivedOn });
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    setFailure(null);
    setDraft(null);
    setRecorded(answer.value);
  }
  if (draft === null) {
    return (
      <div className="request-start">
        {recorded !== null && (
          <Banner tone="info">
            {say('requests.recorded', {
              what: say(`requests.kind.${recorded.kind}`),
              day: dayOfCalendar(language, recorded.dueOn),
            })}
          </Banner>
        )}
        <div>
          <Button
            size={size}
            variant="quiet"
            onPress={() => setDraft({ kind: 'see', identity: 'known', receivedOn: today(), note: '' })}
          >
            {say('requests.start')}
          </Button>
        </div>
      </div>
    );
  }
  const dayWrong = draft.receivedOn === null || failure?.code === 'request.day-impossible';
  return (
    <form className="request-form" onSubmit={(event) => void save(event)} noValidate>
      <p>{say('requests.lead')}</p>
      <div className="request-fields">
        <Select
          label={say('requests.wants')}
          size={size}
          options={requestKinds.map((id) => ({ id, label: say(`requests.kind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        <Select
          label={say('requests.who')}
          size={size}
          options={identities.map((id) => ({ id, label: say(`requests.identity.${id}`) }))}
          value={draft.identity}
          onChange={(identity) => setDraft({ ...draft, identity })}
        />
        <DateField
          label={say('requests.received')}
          value={draft.receivedOn}
          onChange={(receivedOn) => {
            setDraft({ ...draft, receivedOn });
            setFailure(null);
          }}
          locale={localeOf(language)}
          error={dayWrong ? say('failures.request.day-impossible') : null}
        />
        <TextField
          label={say('requests.note')}
          description={say('requests.note-help')}
          size={size}
          value={draft.note}
          onChange={(note) => setDraft({ ...draft, note })}
          maxLength={300}
        />
      </div>
      {failure !== null && !dayWrong && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <div className="request-actions">
        <Button type="submit" variant="primary" size={size}>
          {say('requests.save')}
        </Button>
        <Button variant="plain" size={size} onPress={() => setDraft(null)}>
          {say('requests.cancel')}
        </Button>
      </div>
    </form>
  );
}
