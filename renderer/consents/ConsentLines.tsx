import type { ConsentLine } from '../../shared/consents/model.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import './consent-lines.css';

/** Where each purpose and channel stands now, for the shop's side of the counter. */
export function ConsentLines({ lines }: { readonly lines: readonly ConsentLine[] }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <ul className="consent-lines">
      {lines.map((line) => (
        <li key={`${line.purpose} ${line.channel}`} data-state={line.state}>
          <span>
            {line.purposeName}, {say(`consent.channels.${line.channel}`)}
          </span>
          <span className="consent-state">
            {say(`consent.states.${line.state}`)}
            {line.validUntil !== null &&
              `, ${say('consent.stop.until', { day: dayInWords(language, line.validUntil) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
