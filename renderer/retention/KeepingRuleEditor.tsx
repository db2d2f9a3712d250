import { type FormEvent, useState } from 'react';
import {
  bookkeeping,
  type KeepingRule,
  keepingActions,
  keepingTriggers,
  mostMonths,
  removableFields,
} from '../../shared/datamap/keeping.ts';
import type { PurposeNames } from '../../shared/retention/model.ts';
import { ruleSentence } from '../app/reason-words.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import { useRetention } from './retention-store.ts';
import { useTouched } from './use-touched.ts';
import { WouldTouch } from './WouldTouch.tsx';

type Props = { readonly rule: KeepingRule; readonly names: PurposeNames; readonly onDone: () => void };

/** One rule to change; the sentence above says at once what it would mean. */
export function KeepingRuleEditor({ rule, names, onDone }: Props) {
  const say = useWords();
  const changeOne = useRetention((state) => state.changeOne);
  const [draft, setDraft] = useState(rule);
  const wrong = !(Number.isInteger(draft.months) && draft.months >= 0 && draft.months <= mostMonths);
  const ofTax = rule.purpose === bookkeeping;
  const { field, purpose, trigger, months, action, because } = draft;
  const touched = useTouched(wrong ? null : { rule: { field, purpose, trigger, months, action, because } });
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!wrong && (await changeOne(draft))) onDone();
  }
  return (
    <form className="rule-form" onSubmit={(event) => void save(event)} noValidate>
      <p className="keeping-rule">
        {ruleSentence(say, names, { ...draft, months: wrong ? rule.months : draft.months })}
      </p>
      <div className="rule-fields">
        {!ofTax && (
          <Select
            label={say('keeping.edit.trigger')}
            options={keepingTriggers.map((id) => ({ id, label: say(`keeping.trigger.${id}`) }))}
            value={draft.trigger}
            onChange={(trigger) => setDraft({ ...draft, trigger })}
          />
        )}
        <NumberField
          label={say('keeping.edit.months')}
          value={draft.months}
          onChange={(months) => setDraft({ ...draft, months })}
          minValue={0}
          maxValue={mostMonths}
          error={wrong ? say('keeping.edit.months-wrong') : null}
        />
        {!ofTax && (
          <Select
            label={say('keeping.edit.action')}
            options={keepingActions
              .filter((id) => canDo(rule.field, id))
              .map((id) => ({ id, label: say(`keeping.action.${id}`) }))}
            value={draft.action}
            onChange={(action) => setDraft({ ...draft, action })}
          />
        )}
        <TextField
          label={say('keeping.edit.because')}
          value={draft.because}
          onChange={(because) => setDraft({ ...draft, because })}
          maxLength={200}
        />
      </div>
      {!wrong && <WouldTouch touched={touched} />}
      <div className="rule-actions">
        <Button type="submit" variant="primary">
          {say('keeping.edit.save')}
        </Button>
        <Button variant="plain" onPress={onDone}>
          {say('keeping.edit.cancel')}
        </Button>
      </div>
    </form>
  );
}

function canDo(field: string, action: KeepingRule['action']): boolean {
  if (action === 'keep-without-person') return field === 'purchases';
  return action === 'remove-person' || (removableFields as readonly string[]).includes(field);
}
