import type { AskingAdvice, ConsentLine } from '../../shared/consents/model.ts';
import { localeOf } from '../../shared/foundation/language.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';

/** Says to staff when somebody may be asked again, or until when to leave them in peace. Nothing when neither. */
export function AskAgain({ advice }: { readonly advice: AskingAdvice }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const named = (lines: readonly ConsentLine[]) =>
    new Intl.ListFormat(localeOf(language)).format([...new Set(lines.map(({ purposeName }) => purposeName))]);
  if (advice.waitUntil !== null) {
    return <p>{say('asking.again.wait', { day: dayInWords(language, advice.waitUntil) })}</p>;
  }
  if (advice.ending.length + advice.ended.length === 0) return null;
  return (
    <Banner tone="info">
      {advice.ending.length > 0 && <p>{say('asking.again.ending', { purposes: named(advice.ending) })}</p>}
      {advice.ended.length > 0 && <p>{say('asking.again.ended', { purposes: named(advice.ended) })}</p>}
    </Banner>
  );
}
