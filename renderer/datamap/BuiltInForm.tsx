import { type FormEvent, useState } from 'react';
import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
import { basisWords, fieldTitle } from '../app/map-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { ManyOf } from './ManyOf.tsx';
import { useMap } from './map-store.ts';

/** What may be said about a field of Regulars itself: what for, who sees it, why. */
export function BuiltInForm(props: { readonly view: MapView; readonly field: FieldView; readonly onDone: () => void }) {
  const { view, field: shown, onDone } = props;
  const { field } = shown;
  const say = useWords();
  const { busy, change } = useMap();
  const [purposes, setPurposes] = useState<readonly string[]>(field.purposes);
  const [recipients, setRecipients] = useState<readonly string[]>(field.recipients);
  const [because, setBecause] = useState(field.because ?? '');
  const [tried, setTried] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (purposes.length === 0) return;
    const answers = { purposes: [...purposes], recipients: [...recipients], because: because.trim() };
    if (await change(() => call('datamap.changeField', { code: field.code, ...answers }))) onDone();
  }

  return (
    <form className="map-form" onSubmit={(event) => void save(event)} noValidate>
      <Section title={say('datamap.form.change', { name: fieldTitle(say, shown) })} text={say('datamap.built-in.text')}>
        {field.code === 'answers' ? (
          <p>{say('datamap.built-in.not-for-answers')}</p>
        ) : (
          <ManyOf
            label={say('datamap.form.purposes')}
            options={view.purposes.map(({ purpose }) => ({
              id: purpose.code,
              label: view.purposeNames[purpose.code] ?? purpose.code,
              help: basisWords(say, purpose.basis),
            }))}
            chosen={purposes}
            onChange={setPurposes}
            error={tried && purposes.length === 0 ? say('datamap.form.missing') : null}
          />
        )}
        <ManyOf
          label={say('datamap.form.who')}
          options={view.partners.map(({ partner, name }) => ({ id: partner.code, label: name }))}
          chosen={recipients}
          onChange={setRecipients}
          error={null}
        />
        <TextArea label={say('datamap.built-in.because')} value={because} onChange={setBecause} maxLength={300} />
      </Section>
      <footer className="map-actions">
        <Button variant="plain" onPress={onDone} isDisabled={busy}>
          {say('datamap.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={busy} pendingLabel={say('datamap.saving')}>
          {say('datamap.save')}
        </Button>
      </footer>
    </form>
  );
}
