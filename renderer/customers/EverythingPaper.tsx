import type { EverythingDocument } from '../../shared/customers/everything.ts';
import { directionOf } from '../../shared/foundation/language.ts';
import type { PageSize } from '../../shared/notices/model.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
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
  // Head and foot of a table come again on every sheet: they are its margins, whatever the printer thinks of others.
  return (
    <table
      className="history-sheets everything-sheets"
      lang={language}
      dir={directionOf(language)}
      role="presentation"
      style={{ width: `${size.widthMm}mm` }}
    >
      <thead>
        <tr>
          <td />
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td />
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>
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
          </td>
        </tr>
      </tbody>
    </table>
  );
}
