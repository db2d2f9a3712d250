import type { OwnTexts } from '../../shared/datamap/map-view.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { TextField } from '../kit/TextField.tsx';

/** A name in the shop's language, and behind a line the others, which may stay empty. */
export function NameFields(props: {
  readonly label: string;
  readonly help: string;
  readonly home: Language;
  readonly names: OwnTexts;
  readonly error: string | null;
  readonly onChange: (names: OwnTexts) => void;
}) {
  const { home, names, onChange } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const change = (language: Language, name: string) => onChange({ ...names, [language]: name });
  return (
    <div className="map-names">
      <TextField
        label={props.label}
        description={props.help}
        value={names[home] ?? ''}
        onChange={(name) => change(home, name)}
        error={props.error}
        maxLength={80}
      />
      <details className="people">
        <summary>{say('datamap.form.other-languages')}</summary>
        <p className="field-help">{say('datamap.form.other-help')}</p>
        <div className="map-languages">
          {languages
            .filter((language) => language !== home)
            .map((language) => (
              <TextField
                key={language}
                label={say('datamap.form.name-in', { language: languageName(screen, language) })}
                value={names[language] ?? ''}
                onChange={(name) => change(language, name)}
                maxLength={80}
              />
            ))}
        </div>
      </details>
    </div>
  );
}

/** The names somebody really typed, without blanks around them. */
export function typedNames(names: OwnTexts): OwnTexts {
  const typed = Object.entries(names).map(([language, name]) => [language, name.trim()] as const);
  return Object.fromEntries(typed.filter(([, name]) => name !== ''));
}
