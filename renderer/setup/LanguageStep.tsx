import { screenLanguages } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';

/** The shop's language; the screens change with it at once. */
export function LanguageStep() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const speak = useApp((state) => state.speak);
  return (
    <ChoiceGroup
      label={say('app.language.label')}
      hideLabel
      options={screenLanguages.map((code) => ({ id: code, label: say(`app.language.${code}`) }))}
      value={language}
      onChange={speak}
    />
  );
}
