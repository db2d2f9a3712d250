import type { ConsentLine } from '../../shared/consents/model.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { dayInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import './consent-lines.css';

/** Where each purpose stands, one line per way to be reached; for the staff's side, in the screen's language. */
export function ConsentLines({ lines }: { readonly lines: readonly ConsentLine[] }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const purposes = [...new Set(lines.map((line) => line.purpose))];
  return (
    <dl className="consent-lines">
      {purposes.map((purpose) => {
        const own = lines.filter((line) => line.purpose === purpose);
        return (
          <div key={purpose}>
            <dt>{own[0]?.purposeName}</dt>
            {own.map((line) => (
              <dd key={line.channel} data-live={line.state === 'ConsentGiven' || line.state === 'RenewedConsentGiven'}>
                <span>{say(`card.channel-names.${line.channel}`)}</span>
                <strong>{say(`consent.states.${line.state}`)}</strong>
                <span className="consent-lines-when">{whenInWords(say, language, line)}</span>
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** A yes says until when; everything else says since when it is so. */
function whenInWords(say: Say, language: Language, line: ConsentLine): string {
  if (line.state === 'ConsentGiven' || line.state === 'RenewedConsentGiven') {
    return line.validUntil === null ? '' : say('consent.lines.until', { day: dayInWords(language, line.validUntil) });
  }
  const day = line.state === 'ConsentExpired' ? line.validUntil : line.at;
  return day === null ? '' : say('consent.lines.on', { day: dayInWords(language, day) });
}
