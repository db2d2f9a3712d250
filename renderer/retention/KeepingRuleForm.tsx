import { type FormEvent, useState } from 'react';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Section } from '../kit/Section.tsx';
import { useRetention } from './retention-store.ts';
import { useTouched } from './use-touched.ts';
import { WouldTouch } from './WouldTouch.tsx';

/** The keeping rule as a sentence, and a way to change it that removes nobody. */
export function KeepingRuleForm({ months }: { readonly months: number }) {
  const say = useWords();
  const changeRule = useRetention((state) => state.changeRule);
  const [draft, setDraft] = useState<number | null>(null);
  const wrong = draft !== null && !(Number.isInteger(draft) && draft >= 1 && draft <= 120);
  const touched = useTouched(draft === null || wrong ? null : { months: draft });
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null || wrong) return;
    if (await changeRule(draft)) setDraft(null);
  }
  return (
    <Section title={say('cleanup.rule.title')}>
      <p className="rule">{say('cleanup.rule.says', { count: months })}</p>
      {draft === null ? (
        <div>
          <Button onPress={() => setDraft(months)}>{say('cleanup.rule.change')}</Button>
        </div>
      ) : (
        <form className="rule-form" onSubmit={(event) => void save(event)} noValidate>
          <NumberField
            label={say('cleanup.rule.months')}
            value={draft}
            onChange={setDraft}
            minValue={1}
            maxValue={120}
            error={wrong ? say('cleanup.rule.wrong') : null}
          />
          {!wrong && <WouldTouch touched={touched} />}
          <div className="rule-actions">
            <Button type="submit" variant="primary">
              {say('cleanup.rule.save')}
            </Button>
            <Button variant="plain" onPress={() => setDraft(null)}>
              {say('cleanup.rule.cancel')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
