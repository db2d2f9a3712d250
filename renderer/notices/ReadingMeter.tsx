import { localeOf } from '../../shared/foundation/language.ts';
import type { NoticeText } from '../../shared/notices/model.ts';
import { findingsIn } from '../../shared/notices/plain-words.ts';
import { readingOf } from '../../shared/notices/reading.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { plainWordsIn } from './plain-words.ts';

/** How easy the notice is to read, by the formula that was made for its language, and which words to look at again. */
export function ReadingMeter({ text }: { readonly text: NoticeText }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const sentences = text.sections.flatMap((section) => section.sentences.map((sentence) => sentence.text));
  const reading = readingOf([text.short, ...sentences], text.language);
  const findings = findingsIn([text.short, ...sentences], plainWordsIn(text.language));
  if (reading === null) return null;
  const number = (value: number) => new Intl.NumberFormat(localeOf(screen)).format(value);
  const { formula, easierUp, target, fits, average, longest, score } = reading;
  return (
    <Banner tone={fits && findings.length === 0 ? 'info' : 'caution'}>
      <p>
        {say(fits ? 'notices.reading.fits' : 'notices.reading.hard', {
          words: number(average),
          longest: number(longest),
          formula,
          score: number(score),
          target: say(easierUp ? 'notices.reading.at-least' : 'notices.reading.at-most', { number: number(target) }),
        })}
      </p>
      {findings.length > 0 && (
        <>
          <p>{say('notices.words.title')}</p>
          <ul>
            {findings.map(({ kind, word, instead }) => (
              <li key={word} lang={text.language}>
                {say(`notices.words.${kind}`, { word, instead })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  );
}
