import type { ReadableEntry } from '../../shared/display/readable.ts';
import type { Language } from '../../shared/foundation/language.ts';
import { dayInWords, momentInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import './history.css';

/** Every answer in order, the ways of one card together, each under the words that were shown; for the person to read. */
export function HistoryList(props: { readonly entries: readonly ReadableEntry[]; readonly language: Language }) {
  const { entries, language } = props;
  const say = wordsIn(language);
  if (entries.length === 0) return <p>{say('slip.history.none')}</p>;
  return (
    <ol className="history">
      {cardsOf(entries).map((card) => (
        <li key={card[0].id}>
          <Card card={card} language={language} />
        </li>
      ))}
    </ol>
  );
}

/** The ways of one purpose that were answered together. */
type Card = readonly [ReadableEntry, ...ReadableEntry[]];

function Card({ card, language }: { readonly card: Card; readonly language: Language }) {
  const say = wordsIn(language);
  const [first] = card;
  const { words, wording, noticeVersion, answeredOn, sheet } = first;
  const proof = [
    say(`slip.history.methods.${first.method}`),
    sheet === null ? null : say('card.sheet.number', { number: String(sheet) }),
    answeredOn === null
      ? null
      : say('slip.history.dated', { day: dayInWords(language, `${answeredOn}T12:00:00.000Z`) }),
    first.answeredBy === 'parent' ? say('slip.history.parent') : null,
    say(`slip.history.roles.${first.role}`),
    noticeVersion === null ? null : say('slip.history.notice', { version: String(noticeVersion) }),
  ].filter((part) => part !== null);
  return (
    <>
      <h2>{first.purposeName}</h2>
      <p className="history-when">{momentInWords(language, first.at)}</p>
      {words === null ? (
        <p className="history-soft">{say('slip.history.no-words')}</p>
      ) : (
        <blockquote lang={first.wordsLanguage ?? undefined}>{words}</blockquote>
      )}
      <ul className="history-ways">
        {card.map((entry) => (
          <li key={entry.id}>
            <span>{say(`card.channel-names.${entry.channel}`)}</span>
            <strong>{say(`slip.history.states.${entry.state}`)}</strong>
            <span>
              {entry.validUntil !== null && say('slip.history.until', { day: dayInWords(language, entry.validUntil) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="history-soft">{proof.join(' · ')}</p>
      {wording !== null && (
        <p className="history-soft history-mark">{say('slip.history.mark', { mark: wording.slice(0, markLength) })}</p>
      )}
    </>
  );
}

/** Enough of the SHA-256 to tell two wordings apart by eye. */
const markLength = 12;

function cardsOf(entries: readonly ReadableEntry[]): readonly Card[] {
  const cards = new Map<string, [ReadableEntry, ...ReadableEntry[]]>();
  for (const entry of entries) {
    const key = `${entry.at} ${entry.purpose} ${entry.method}`;
    const card = cards.get(key);
    if (card === undefined) cards.set(key, [entry]);
    else card.push(entry);
  }
  return [...cards.values()];
}
