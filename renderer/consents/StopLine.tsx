import type { ConsentLine } from '../../shared/consents/model.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';

/** One purpose and channel in a few words, with the day it would end by itself. */
export function StopLine({ line }: { readonly line: ConsentLine }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <span className="stop-line">
      <strong>{line.purposeName}</strong> {say(`card.channels.${line.channel}`)}
      {line.validUntil !== null && (
        <span className="stop-soft">
          , {say('consent.lines.until', { day: dayInWords(language, line.validUntil) })}
        </span>
      )}
    </span>
  );
}
