import { type FormEvent, useState } from 'react';
import { type RemovableField, removableFields } from '../../shared/datamap/keeping.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { type HoldKind, holdKinds } from '../../shared/retention/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { fieldName } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';

type Draft = {
  readonly kind: HoldKind;
  readonly what: RemovableField | 'person';
  readonly reason: string;
  readonly until: string | null;
};

type Props = {
  readonly id: CustomerId;
  /** One purchase of theirs, by its id: then nothing else can be held here. */
  readonly purchase?: string | undefined;
  readonly onHeld: () => Promise<void>;
};

/** Keeps a person, one thing about them or one purchase until a day, for a reason; closed until it is asked for. */
export function HoldForm({ id, purchase, onHeld }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [noDay, setNoDay] = useState(false);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null) return;
    if (draft.until === null) {
      setNoDay(true);
      return;
    }
    const { kind, what, reason, until } = draft;
    const answer = await call('retention.hold', {
      id,
      kind,
      field: what === 'person' ? null : what,
      purchase: purchase ?? null,
      reason,
      until,
    });
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    setDraft(null);
    setFailure(null);
    await onHeld();
  }
  if (draft === null) {
    return (
      <div>
        <Button
          variant={purchase === undefined ? 'quiet' : 'plain'}
          onPress={() => setDraft({ kind: 'repair', what: 'person', reason: '', until: null })}
        >
          {say(purchase === undefined ? 'keeping.hold.add' : 'keeping.hold.purchase')}
        </Button>
      </div>
    );
  }
  const dayWrong = noDay || failure?.code === 'retention.hold-past';
  return (
    <form className="rule-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="rule-fields">
        <Select
          label={say('keeping.hold.kind')}
          options={holdKinds.map((kind) => ({ id: kind, label: say(`keeping.hold.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        {purchase === undefined && (
          <Select
            label={say('keeping.hold.what')}
            options={[
              { id: 'person', label: say('keeping.hold.person') },
              ...removableFields.map((field) => ({
                id: field,
                label: say('keeping.hold.only', { what: fieldName(say, field) }),
              })),
            ]}
            value={draft.what}
            onChange={(what) => setDraft({ ...draft, what })}
          />
        )}
        <TextField
          label={say('keeping.hold.reason')}
          value={draft.reason}
          onChange={(reason) => setDraft({ ...draft, reason })}
          maxLength={200}
        />
        <DateField
          label={say('keeping.hold.until')}
          value={draft.until}
          onChange={(until) => {
            setDraft({ ...draft, until });
            setNoDay(false);
            setFailure(null);
          }}
          locale={language === 'en' ? 'en-GB' : language}
          error={dayWrong ? say('keeping.hold.until-wrong') : null}
        />
      </div>
      {failure !== null && !dayWrong && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <div className="rule-actions">
        <Button type="submit" variant="primary">
          {say('keeping.hold.save')}
        </Button>
        <Button variant="plain" onPress={() => setDraft(null)}>
          {say('keeping.hold.cancel')}
        </Button>
      </div>
    </form>
  );
}
