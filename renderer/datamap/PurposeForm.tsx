import { type FormEvent, useState } from 'react';
import type { MapView, PurposeView } from '../../shared/datamap/map-view.ts';
import { languages } from '../../shared/foundation/language.ts';
import { languageName } from '../app/language-name.ts';
import { basisWords } from '../app/map-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { TextField } from '../kit/TextField.tsx';
import { useMap } from './map-store.ts';

const bases = ['eu-gdpr:A6-1-b-contract-performance', 'eu-gdpr:A6-1-c', 'eu-gdpr:A6-1-f-controller'] as const;
type Basis = (typeof bases)[number];
type Words = PurposeView['words'];

/** A purpose that nobody has to be asked for: what it is called, what is done, and what allows it. */
export function PurposeForm(props: {
  readonly view: MapView;
  /** `null` for a new one. */
  readonly purpose: PurposeView | null;
  readonly onDone: () => void;
}) {
  const { view, purpose, onDone } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { busy, change } = useMap();
  const [words, setWords] = useState<Words>(
    purpose?.words ?? languages.map((language) => ({ language, name: '', why: '' })),
  );
  const [basis, setBasis] = useState<Basis | null>(
    bases.find((candidate) => candidate === purpose?.purpose.basis) ?? null,
  );
  const [tried, setTried] = useState(false);
  const home = words.find(({ language }) => language === view.shopLanguage) ?? noWords(view);
  const missing = (isOpen: boolean) => (tried && isOpen ? say('datamap.form.missing') : null);
  const set = (language: Words[number]['language'], part: Partial<Words[number]>) =>
    setWords(words.map((one) => (one.language === language ? { ...one, ...part } : one)));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (basis === null || home.name.trim() === '' || home.why.trim() === '') return;
    const typed = words.filter(({ name, why }) => name.trim() !== '' && why.trim() !== '');
    const saved = await change(() =>
      call('datamap.savePurpose', {
        code: purpose?.purpose.code ?? null,
        basis,
        words: typed.map(({ language, name, why }) => ({ language, name, why })),
      }),
    );
    if (saved) onDone();
  }

  return (
    <form className="map-form" onSubmit={(event) => void save(event)} noValidate>
      <Section
        title={purpose === null ? say('datamap.purposes.new') : say('datamap.purposes.change', { name: home.name })}
      >
        <TextField
          label={say('datamap.purposes.name')}
          description={say('datamap.purposes.name-help')}
          value={home.name}
          onChange={(name) => set(home.language, { name })}
          error={missing(home.name.trim() === '')}
          maxLength={80}
        />
        <TextArea
          label={say('datamap.purposes.why')}
          description={say('datamap.purposes.why-help')}
          value={home.why}
          onChange={(why) => set(home.language, { why })}
          error={missing(home.why.trim() === '')}
          maxLength={300}
        />
        <details className="people">
          <summary>{say('datamap.form.other-languages')}</summary>
          <p className="field-help">{say('datamap.form.other-help')}</p>
          {words
            .filter(({ language }) => language !== view.shopLanguage)
            .map(({ language, name, why }) => (
              <fieldset key={language} className="map-languages">
                <legend className="visually-hidden">{languageName(screen, language)}</legend>
                <TextField
                  label={`${say('datamap.purposes.name')} ${say('datamap.form.name-in', { language: languageName(screen, language) })}`}
                  value={name}
                  onChange={(typed) => set(language, { name: typed })}
                  maxLength={80}
                />
                <TextField
                  label={`${say('datamap.purposes.why')} ${say('datamap.form.name-in', { language: languageName(screen, language) })}`}
                  value={why}
                  onChange={(typed) => set(language, { why: typed })}
                  maxLength={300}
                />
              </fieldset>
            ))}
        </details>
        <ChoiceGroup
          label={say('datamap.purposes.basis')}
          options={bases.map((id) => ({ id, label: basisWords(say, id) }))}
          value={basis}
          onChange={setBasis}
          error={missing(basis === null)}
        />
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

function noWords({ shopLanguage }: MapView): Words[number] {
  return { language: shopLanguage, name: '', why: '' };
}
