import { useEffect, useState } from 'react';
import type { AskingWeek, EndingConsent } from '../../shared/consents/model.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Section } from '../kit/Section.tsx';
import { KeptProofs } from './KeptProofs.tsx';

const daysAhead = 60;
const mostShown = 100;

/** How often people were asked, week by week, and which yes ends soon. For the shop as a whole, never by staff. */
export function AskingNumbers() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [weeks, setWeeks] = useState<readonly AskingWeek[]>([]);
  const [ending, setEnding] = useState<{ readonly total: number; readonly rows: readonly EndingConsent[] } | null>(
    null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('consents.askedByWeek', {}).then((answer) => {
      if (answer.ok) setWeeks(answer.value);
      else setFailure(answer.failure);
    });
    void call('consents.ending', { days: daysAhead, offset: 0, limit: mostShown }).then((answer) => {
      if (answer.ok) setEnding(answer.value);
      else setFailure(answer.failure);
    });
  }, []);
  const number = (value: number) => numberInWords(language, value);
  return (
    <div className="asking">
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <Section title={say('asking.weeks.title')} text={say('asking.weeks.text')}>
        <div className="asking-scroll">
          <table className="asking-table">
            <thead>
              <tr>
                <th scope="col">{say('asking.weeks.week')}</th>
                {(['here', 'answered', 'skipped', 'notAsked'] as const).map((column) => (
                  <th key={column} scope="col" className="asking-number">
                    {say(`asking.weeks.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.monday}>
                  <th scope="row">{dayInWords(language, `${week.monday}T12:00:00.000Z`)}</th>
                  <td className="asking-number">{number(week.here)}</td>
                  <td className="asking-number">{number(week.answered)}</td>
                  <td className="asking-number">{number(week.skipped)}</td>
                  <td className="asking-number">{number(week.notAsked)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {ending !== null && (
        <Section
          title={
            ending.total === 0
              ? say('asking.ending.none')
              : say('asking.ending.title', { count: ending.total, number: number(ending.total) })
          }
          text={say('asking.ending.text')}
        >
          {ending.rows.length > 0 && (
            <ul className="asking-ending">
              {ending.rows.map((one) => (
                <li key={`${one.customerId} ${one.purpose} ${one.channel}`}>
                  <strong>{one.displayName}</strong>
                  <span>
                    {one.purposeName}, {say(`card.channels.${one.channel}`)}
                  </span>
                  <span>{say('consent.lines.until', { day: dayInWords(language, one.validUntil) })}</span>
                </li>
              ))}
            </ul>
          )}
          {ending.total > ending.rows.length && (
            <p>{say('asking.ending.more', { shown: number(ending.rows.length), all: number(ending.total) })}</p>
          )}
        </Section>
      )}
      <KeptProofs />
    </div>
  );
}
