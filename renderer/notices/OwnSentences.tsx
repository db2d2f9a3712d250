import { type Language, languages } from '../../shared/foundation/language.ts';
import { mostOwnLetters, mostOwnSentences, type OwnSentence } from '../../shared/notices/choices.ts';
import { type NoticeSectionKey, noticeSectionKeys } from '../../shared/notices/pack.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords, wordsIn } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { TextArea } from '../kit/TextArea.tsx';

/** Sentences of the owner's own: under which heading, and in which languages. */
export function OwnSentences(props: {
  readonly home: Language;
  readonly own: readonly OwnSentence[];
  readonly tried: boolean;
  readonly onChange: (own: OwnSentence[]) => void;
}) {
  const { home, own, onChange } = props;
  const say = useWords();
  const change = (index: number, part: Partial<OwnSentence>) =>
    onChange(own.map((one, at) => (at === index ? { ...one, ...part } : one)));
  // Sentences have no name of their own; their place is what tells them apart.
  const placed = own.map((sentence, place) => ({ sentence, place }));
  return (
    <Section title={say('notices.choices.own')} text={say('notices.choices.own-text')}>
      {placed.map(({ sentence, place }) => (
        <OneSentence
          key={place}
          home={home}
          sentence={sentence}
          tried={props.tried}
          onChange={(part) => change(place, part)}
          onRemove={() => onChange(own.filter((_, at) => at !== place))}
        />
      ))}
      <div>
        <Button
          onPress={() => onChange([...own, { section: 'controller_identity', texts: { [home]: '' } }])}
          isDisabled={own.length >= mostOwnSentences}
        >
          {say('notices.choices.add')}
        </Button>
      </div>
    </Section>
  );
}

function OneSentence(props: {
  readonly home: Language;
  readonly sentence: OwnSentence;
  readonly tried: boolean;
  readonly onChange: (part: Partial<OwnSentence>) => void;
  readonly onRemove: () => void;
}) {
  const { home, sentence, onChange } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const inNotice = wordsIn(home);
  const isEmpty = Object.values(sentence.texts).every((text) => text.trim() === '');
  const write = (language: Language, text: string) => onChange({ texts: { ...sentence.texts, [language]: text } });
  return (
    <div className="own-sentence">
      <Select<NoticeSectionKey>
        label={say('notices.choices.section')}
        options={noticeSectionKeys.map((key) => ({ id: key, label: inNotice(`notice.heading.${key}`) }))}
        value={sentence.section}
        onChange={(section) => onChange({ section })}
      />
      <TextArea
        label={say('notices.choices.sentence')}
        value={sentence.texts[home] ?? ''}
        onChange={(text) => write(home, text)}
        error={props.tried && isEmpty ? say('notices.choices.empty') : null}
        maxLength={mostOwnLetters}
      />
      <details className="people">
        <summary>{say('notices.choices.other-languages')}</summary>
        <p className="field-help">{say('notices.choices.other-help')}</p>
        {languages
          .filter((language) => language !== home)
          .map((language) => (
            <TextArea
              key={language}
              label={say('notices.choices.in', { language: languageName(screen, language) })}
              value={sentence.texts[language] ?? ''}
              onChange={(text) => write(language, text)}
              maxLength={mostOwnLetters}
            />
          ))}
      </details>
      <div>
        <Button variant="plain" onPress={props.onRemove}>
          {say('notices.choices.remove')}
        </Button>
      </div>
    </div>
  );
}
