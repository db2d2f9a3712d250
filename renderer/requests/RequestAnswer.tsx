import { type FormEvent, useState } from 'react';
import { type CustomerRequest, type Identity, identities } from '../../shared/requests/model.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import { today } from './calendar-days.ts';
import { useRequests } from './requests-store.ts';

type Step = 'choose' | 'done' | 'refused' | 'identify';

/** The ways to answer one request: done, refused with a reason, or first of all knowing who asks. */
export function RequestAnswer({ request }: { readonly request: CustomerRequest }) {
  const say = useWords();
  const { identify, close } = useRequests();
  const [step, setStep] = useState<Step>('choose');
  const [reason, setReason] = useState('');
  const [identity, setIdentity] = useState<Exclude<Identity, 'waiting'>>('looked-at');
  const [missing, setMissing] = useState(false);
  const { id } = request;
  const back = (
    <Button variant="plain" onPress={() => setStep('choose')}>
      {say('requests.cancel')}
    </Button>
  );
  if (step === 'choose') {
    return (
      <div className="request-actions">
        {request.state === 'RequestRequiresAction' && (
          <Button onPress={() => setStep('identify')}>{say('requests.know')}</Button>
        )}
        <Button onPress={() => setStep('done')}>{say('requests.done')}</Button>
        <Button variant="plain" onPress={() => setStep('refused')}>
          {say('requests.refuse')}
        </Button>
      </div>
    );
  }
  async function note(): Promise<void> {
    if (await identify({ id, identity, on: today() })) setStep('choose');
  }
  if (step === 'identify') {
    return (
      <div className="request-actions request-actions-field">
        <Select
          label={say('requests.who')}
          options={known.map((one) => ({ id: one, label: say(`requests.identity.${one}`) }))}
          value={identity}
          onChange={setIdentity}
        />
        <Button variant="primary" onPress={() => void note()}>
          {say('requests.know-save')}
        </Button>
        {back}
      </div>
    );
  }
  async function answer(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step === 'refused' && reason.trim() === '') setMissing(true);
    else await close({ id, outcome: step === 'done' ? 'done' : 'refused', reason });
  }
  return (
    <form className="request-form" onSubmit={(event) => void answer(event)} noValidate>
      <TextField
        label={say(step === 'done' ? 'requests.what-done' : 'requests.why-refused')}
        description={say(step === 'done' ? `requests.hint.${request.kind}` : 'requests.refuse-help')}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
        error={missing ? say('failures.request.reason-missing') : null}
        maxLength={300}
        autoFocus
      />
      <div className="request-actions">
        <Button type="submit" variant="primary">
          {say(step === 'done' ? 'requests.done-save' : 'requests.refuse-save')}
        </Button>
        {back}
      </div>
    </form>
  );
}

const known = identities.filter((one): one is Exclude<Identity, 'waiting'> => one !== 'waiting');
