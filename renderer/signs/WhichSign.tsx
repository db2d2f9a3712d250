import { languages } from '../../shared/foundation/language.ts';
import { formatsOf, kindOf } from '../../shared/signs/model.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Select } from '../kit/Select.tsx';
import { kindsIn, useSigns } from './signs-store.ts';

const none = 'none';

/** What kind of sign, on which paper, in which language or two. */
export function WhichSign() {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { formats, format, language, second, chooseKind, choose } = useSigns();
  const spoken = languages.map((code) => ({ id: code, label: languageName(screen, code) }));
  const kind = kindOf(format);
  const papers = formatsOf(kind);
  // A list with nothing in it would not open.
  if (formats.length === 0) return null;
  return (
    <>
      <div className="signs-kind">
        <Select
          label={say('signs.kind.label')}
          options={kindsIn(formats).map((id) => ({ id, label: say(`signs.kind.${id}`) }))}
          value={kind}
          onChange={(chosen) => void chooseKind(chosen)}
        />
        <p>{say(`signs.about.${kind}`)}</p>
      </div>
      {papers.length > 1 && (
        <ChoiceGroup
          label={say('signs.paper')}
          options={papers.map((id) => ({ id, label: say(`signs.format.${id}`) }))}
          value={format}
          onChange={(chosen) => void choose({ format: chosen })}
        />
      )}
      <Select
        label={say('signs.language')}
        options={spoken}
        value={language}
        onChange={(chosen) => void choose({ language: chosen })}
      />
      {kind === 'full' && (
        <Select
          label={say('notices.whole.second')}
          options={[{ id: none, label: say('notices.whole.none') }, ...spoken.filter(({ id }) => id !== language)]}
          value={second ?? none}
          onChange={(chosen) => void choose({ second: languages.find((code) => code === chosen) ?? null })}
        />
      )}
    </>
  );
}
