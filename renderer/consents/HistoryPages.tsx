import type { HistoryDocument } from '../../shared/consents/papers.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import { directionOf } from '../../shared/foundation/language.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { HistoryList } from './HistoryList.tsx';
import { RunningSheets } from './RunningSheets.tsx';

/** A person's history on paper: on the roll in one piece, on A5 over as many sheets as it takes. */
export function HistoryPages({ document }: { readonly document: HistoryDocument }) {
  const { language } = document;
  const body = <Body document={document} />;
  if (document.format === 'roll-80') {
    return (
      <article className="history-roll" lang={language} dir={directionOf(language)}>
        {body}
      </article>
    );
  }
  return <RunningSheets language={language}>{body}</RunningSheets>;
}

function Body({ document }: { readonly document: HistoryDocument }) {
  const { language, shopName, address, contact, history } = document;
  const say = wordsIn(language);
  return (
    <>
      <header className="history-head">
        <p className="history-shop">{shopName}</p>
        <p>{address}</p>
        <h1>{say('slip.history.title')}</h1>
        <p>{say('slip.history.as-of', { day: dayInWords(language, document.at) })}</p>
        <p>{say('slip.history.lead')}</p>
      </header>
      <HistoryList entries={history.entries} language={language} />
      <footer className="history-end">
        {history.stopCode !== null && (
          <>
            <p>
              {say('slip.code')} <strong>{spellStopCode(history.stopCode)}</strong>
            </p>
            <p>{say('slip.how')}</p>
          </>
        )}
        {contact !== '' && <p>{say('slip.contact', { contact })}</p>}
      </footer>
    </>
  );
}
