import { useEffect, useState } from 'react';
import type { MapView } from '../../shared/datamap/map-view.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { NoticeText } from '../../shared/notices/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Section } from '../kit/Section.tsx';
import { LanguagePair } from './LanguagePair.tsx';
import { NoticeTextView } from './NoticeTextView.tsx';
import { ReadingMeter } from './ReadingMeter.tsx';

/** The notice as it would be published today, in one language or two, and how easy it is to read. */
export function WholeNotice({ version }: { readonly version: number }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const [language, setLanguage] = useState<Language>(screen);
  const [second, setSecond] = useState<Language | null>(null);
  const [texts, setTexts] = useState<readonly NoticeText[]>([]);
  const [names, setNames] = useState<MapView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('datamap.view', {}).then((answer) => {
      if (answer.ok) setNames(answer.value);
    });
  }, []);
  useEffect(() => {
    let isLatest = version >= 0;
    const wanted = languages.filter((one) => one === language || one === second);
    const inOrder = second === null ? wanted : [language, second];
    void Promise.all(inOrder.map((one) => call('notices.draft', { language: one }))).then((answers) => {
      if (!isLatest) return;
      setTexts(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
      setFailure(answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]))[0] ?? null);
    });
    return () => {
      isLatest = false;
    };
  }, [language, second, version]);
  return (
    <Section title={say('notices.text')} text={say('notices.advice')}>
      <LanguagePair language={language} second={second} onLanguage={setLanguage} onSecond={setSecond} />
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {texts.map((text) => (
        <ReadingMeter key={text.language} text={text} />
      ))}
      <p className="section-text">{say('notices.whole.lead')}</p>
      <NoticeTextView texts={texts} names={names} />
    </Section>
  );
}
