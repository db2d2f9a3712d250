import type { EverythingDocument } from '../../shared/customers/everything.ts';
import type { PageSize } from '../../shared/notices/model.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { RunningSheets } from '../consents/RunningSheets.tsx';
import { EverythingList } from './EverythingList.tsx';

/** Everything there is about one person on paper, over as many sheets as it takes. */
export function EverythingPaper({
  document,
  size,
}: {
  readonly document: EverythingDocument;
  readonly size: PageSize;
}) {
  const { language, shopName, address, contact, everything } = document;
  const say = wordsIn(language);
  return (
    <RunningSheets language={language} className="everything-sheets" style={{ width: `${size.widthMm}mm` }}>
      <header className="history-head">
        <p className="history-shop">{shopName}</p>
        <p>{address}</p>
        <h1>{say('everything.title')}</h1>
        <p>{everything.name}</p>
        <p>{say('slip.history.as-of', { day: dayInWords(language, everything.at) })}</p>
        <p>{say('everything.lead')}</p>
      </header>
      <EverythingList everything={everything} language={language} />
      {contact !== '' && <footer className="history-end">{say('slip.contact', { contact })}</footer>}
    </RunningSheets>
  );
}
