import { type Language, languages } from '../../shared/foundation/language.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Select } from '../kit/Select.tsx';

const none = 'none';

/** A language, and if wished a second one beside it. */
export function LanguagePair(props: {
  readonly language: Language;
  readonly second: Language | null;
  readonly onLanguage: (language: Language) => void;
  readonly onSecond: (second: Language | null) => void;
}) {
  const { language, second } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const options = languages.map((code) => ({ id: code, label: languageName(screen, code) }));
  return (
    <div className="notices-languages">
      <Select
        label={say('notices.whole.language')}
        options={options}
        value={language}
        onChange={(chosen) => {
          props.onLanguage(chosen);
          if (chosen === second) props.onSecond(null);
        }}
      />
      <Select
        label={say('notices.whole.second')}
        options={[{ id: none, label: say('notices.whole.none') }, ...options.filter(({ id }) => id !== language)]}
        value={second ?? none}
        onChange={(chosen) => props.onSecond(languages.find((code) => code === chosen) ?? null)}
      />
    </div>
  );
}
