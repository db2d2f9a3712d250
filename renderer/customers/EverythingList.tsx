import { type Everything, type Line, type Part, type Place, places } from '../../shared/customers/everything.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { directionOf, type Language, localeOf } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import { dayInWords, momentInWords, moneyInWords, numberInWords } from '../app/dates.ts';
import { languageName } from '../app/language-name.ts';
import { wordsIn } from '../app/words.ts';
import { HistoryList } from '../consents/HistoryList.tsx';
import './everything.css';

/** Every place in its order, in the words that the person themselves reads; an empty one says that nothing is there. */
export function EverythingList(props: { readonly everything: Everything; readonly language: Language }) {
  const { everything, language } = props;
  return (
    <div className="everything" lang={language} dir={directionOf(language)}>
      {places.map((place) => (
        <section key={place}>
          <OnePlace place={place} everything={everything} language={language} />
        </section>
      ))}
    </div>
  );
}

function OnePlace(props: { readonly place: Place; readonly everything: Everything; readonly language: Language }) {
  const { place, everything, language } = props;
  const say = wordsIn(language);
  const isEmpty = place === 'answers' ? everything.answers.length === 0 : everything.places[place].length === 0;
  return (
    <>
      <h2>{say(`everything.place.${place}`)}</h2>
      {isEmpty && <p className="everything-nothing">{say('everything.nothing')}</p>}
      {!isEmpty && place === 'answers' && <HistoryList entries={everything.answers} language={language} />}
      {!isEmpty && place !== 'answers' && <Lines lines={everything.places[place]} language={language} />}
    </>
  );
}

function Lines({ lines, language }: { readonly lines: readonly Line[]; readonly language: Language }) {
  const say = wordsIn(language);
  return (
    <ul>
      {lines
        .map((line, index) => ({ key: `${line.what.kind} ${index}`, line }))
        .map(({ key, line }) => (
          <li key={key}>
            <span className="everything-what">{worded(say, language, line.what)}</span>
            <span>{rest(say, language, line)}</span>
          </li>
        ))}
    </ul>
  );
}

function rest(say: Say, language: Language, { parts, by }: Line): string {
  const said = parts.map((part) => worded(say, language, part));
  const who = by === null ? [] : [by.name ?? say(`everything.role.${by.role}`)];
  return [...said, ...who].join(' · ');
}

function worded(say: Say, language: Language, part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'word':
      return say(part.word, part.values ?? {});
    case 'day': {
      const day = dayInWords(language, part.at);
      return part.word === undefined ? day : say(part.word, { day });
    }
    case 'moment':
      return momentInWords(language, part.at);
    case 'number':
      return numberInWords(language, part.number);
    case 'language':
      return languageName(language, part.language);
    case 'country':
      return new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(part.country) ?? part.country;
    case 'money':
      return moneyInWords(language, part.minor, part.currency);
    default:
      return exhaustive(part);
  }
}
