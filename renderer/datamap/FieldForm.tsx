import { type FormEvent, useState } from 'react';
import { keepingTriggers, mostMonths } from '../../shared/datamap/keeping.ts';
import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
import { dataCategories, provenances } from '../../shared/datamap/model.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { basisWords, wordKey } from '../app/map-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { answersIn, draftOf, type FieldDraft, needsMonths, openQuestions, type Question } from './field-draft.ts';
import { ManyOf } from './ManyOf.tsx';
import { useMap } from './map-store.ts';
import { NameFields } from './NameFields.tsx';
import { RetireField } from './RetireField.tsx';
import { useSensitivity } from './use-sensitivity.ts';

/** The questions about one field of the owner's own. What is still open is said beside it, and nothing is saved before. */
export function FieldForm(props: {
  readonly view: MapView;
  /** `null` for a new one. */
  readonly field: FieldView | null;
  readonly onDone: () => void;
}) {
  const { view, field, onDone } = props;
  const say = useWords();
  const { busy, change } = useMap();
  const [draft, setDraft] = useState(() => draftOf(field));
  const [tried, setTried] = useState(false);
  const found = useSensitivity([...Object.values(draft.names), draft.because]);
  const open = openQuestions(draft, view, found !== null && found.level !== 'special');
  const missing = (question: Question) => (tried && open.has(question) ? say('datamap.form.missing') : null);
  const set = (part: Partial<FieldDraft>) => setDraft({ ...draft, ...part });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const answers = answersIn(draft, view);
    if (answers === null || open.size > 0 || found?.level === 'special') return;
    const code = field === null || !isOwn(field.field.code) ? null : field.field.code;
    if (await change(() => call('datamap.saveField', { code, ...answers }))) onDone();
  }

  return (
    <form className="map-form" onSubmit={(event) => void save(event)} noValidate>
      <Section
        title={field === null ? say('datamap.form.add') : say('datamap.form.change', { name: field.name })}
        text={say('datamap.form.lead')}
      >
        <NameFields
          label={say('datamap.form.name')}
          help={say('datamap.form.name-help')}
          home={view.shopLanguage}
          names={draft.names}
          error={missing('name')}
          onChange={(names) => set({ names })}
        />
        {found !== null && (
          <Banner tone={found.level === 'special' ? 'danger' : 'caution'}>
            {say(`datamap.sensitive.${found.level}`, {
              word: found.word,
              kind: say(`datamap.sensitive.kind.${found.kind}`),
            })}
          </Banner>
        )}
        {found !== null && found.level !== 'special' && (
          <TextArea
            label={say('datamap.form.reason')}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
            error={missing('reason')}
            maxLength={300}
          />
        )}
        <ChoiceGroup
          label={say('datamap.category.label')}
          options={dataCategories.map((id) => described(id, 'category', say))}
          value={draft.category}
          onChange={(category) => set({ category })}
          error={missing('category')}
        />
        <ChoiceGroup
          label={say('datamap.provenance.label')}
          options={provenances.map((id) => described(id, 'provenance', say))}
          value={draft.provenance}
          onChange={(provenance) => set({ provenance })}
          error={missing('provenance')}
        />
        <ManyOf
          label={say('datamap.form.purposes')}
          options={view.purposes.map(({ purpose }) => ({
            id: purpose.code,
            label: view.purposeNames[purpose.code] ?? purpose.code,
            help: basisWords(say, purpose.basis),
          }))}
          chosen={draft.purposes}
          onChange={(purposes) => set({ purposes })}
          error={missing('purposes')}
        />
        <WhoSees view={view} draft={draft} error={missing('who')} onChange={set} />
        <ChoiceGroup
          label={say('datamap.form.optional')}
          options={[
            { id: 'yes', label: say('datamap.form.optional-yes') },
            { id: 'no', label: say('datamap.form.optional-no') },
          ]}
          value={draft.optional}
          onChange={(optional) => set({ optional })}
          error={missing('optional')}
        />
        {field === null && (
          <fieldset className="map-many">
            <legend className="field-label">{say('datamap.form.keep')}</legend>
            <p className="field-help">{say('datamap.form.keep-text')}</p>
            {(draft.purposes.length === 0 || needsMonths(draft, view)) && (
              <div className="rule-fields">
                <Select
                  label={say('datamap.form.trigger')}
                  options={keepingTriggers
                    .filter((id) => id !== 'consent-ended')
                    .map((id) => ({ id, label: say(`keeping.trigger.${id}`) }))}
                  value={draft.trigger}
                  onChange={(trigger) => set({ trigger })}
                />
                <NumberField
                  label={say('datamap.form.months')}
                  value={draft.months ?? Number.NaN}
                  onChange={(months) => set({ months: Number.isNaN(months) ? null : months })}
                  minValue={0}
                  maxValue={mostMonths}
                  error={missing('keep') === null ? null : say('datamap.form.months-wrong')}
                />
              </div>
            )}
          </fieldset>
        )}
        <TextArea
          label={say('datamap.form.because')}
          description={say('datamap.form.because-help')}
          value={draft.because}
          onChange={(because) => set({ because })}
          error={missing('because')}
          maxLength={300}
        />
      </Section>
      {tried && open.size > 0 && <Banner tone="danger">{say('datamap.form.missing-some')}</Banner>}
      <footer className="map-actions">
        <Button variant="plain" onPress={onDone} isDisabled={busy}>
          {say('datamap.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={busy} pendingLabel={say('datamap.saving')}>
          {say('datamap.save')}
        </Button>
      </footer>
      {field !== null && <RetireField field={field} onDone={onDone} />}
    </form>
  );
}

function described<Id extends string>(id: Id, group: 'category' | 'provenance', say: ReturnType<typeof useWords>) {
  return {
    id,
    label: say(`datamap.${group}.${wordKey(id)}`),
    description: say(`datamap.${group}.${wordKey(id)}-text`),
  };
}

/** Nobody, said on purpose; or who. */
function WhoSees(props: {
  readonly view: MapView;
  readonly draft: FieldDraft;
  readonly error: string | null;
  readonly onChange: (part: Partial<FieldDraft>) => void;
}) {
  const { view, draft, error, onChange } = props;
  const say = useWords();
  return (
    <>
      <ChoiceGroup
        label={say('datamap.form.who')}
        options={[
          { id: 'nobody', label: say('datamap.form.nobody') },
          { id: 'somebody', label: say('datamap.form.somebody') },
        ]}
        value={draft.seen}
        onChange={(seen) => onChange({ seen })}
        error={draft.seen === null ? error : null}
      />
      {draft.seen === 'somebody' && (
        <ManyOf
          label={say('datamap.tabs.partners')}
          options={view.partners.map(({ partner, name }) => ({ id: partner.code, label: name }))}
          chosen={draft.recipients}
          onChange={(recipients) => onChange({ recipients })}
          error={error}
        />
      )}
    </>
  );
}
