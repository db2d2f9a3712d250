import { directionOf } from '../../shared/foundation/language.ts';
import type { PageSize, RollSize } from '../../shared/notices/model.ts';
import type { FarewellDocument } from '../../shared/retention/papers.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import './farewell.css';

type Props = { readonly document: FarewellDocument; readonly size: PageSize | RollSize };

/** What somebody who is gone takes along, off the roll or on a sheet, in black alone: what went, what stays, what was checked. */
export function FarewellPage({ document, size }: Props) {
  const { language, shopName, address, contact, sales } = document;
  const say = wordsIn(language);
  const number = (value: number) => numberInWords(language, value);
  const last = sales.until === null ? null : dayInWords(language, sales.until);
  return (
    <article
      className={size.heightMm === 'content' ? 'farewell farewell-roll' : 'farewell farewell-sheet'}
      lang={language}
      dir={directionOf(language)}
      style={{ width: `${size.widthMm}mm`, ...(size.heightMm === 'content' ? {} : { height: `${size.heightMm}mm` }) }}
    >
      <header>
        <p className="farewell-shop">{shopName}</p>
        {address !== '' && <p>{address}</p>}
      </header>
      <section>
        <h1>{say('farewell.title')}</h1>
        <p>{say(document.asked ? 'farewell.asked' : 'farewell.due', { day: dayInWords(language, document.at) })}</p>
      </section>
      <section>
        <h2>{say('farewell.gone-title')}</h2>
        <p>{say('farewell.gone')}</p>
      </section>
      <section>
        <h2>{say('farewell.kept-title')}</h2>
        {last !== null && (
          <p>
            {document.asked
              ? say('farewell.sales', { count: sales.count, number: number(sales.count), day: last })
              : say('farewell.sales-of-all', { day: last })}
            {sales.law !== null && ` ${say('farewell.law', { law: sales.law })}`}
          </p>
        )}
        {document.held.map(({ kind, until }) => (
          <p key={kind}>
            {say('farewell.held', { why: say(`farewell.hold.${kind}`), day: dayInWords(language, until) })}
          </p>
        ))}
        {document.proofs.until !== null && (
          <p>{say('farewell.proof', { day: dayInWords(language, document.proofs.until) })}</p>
        )}
        <p>{say('farewell.mark')}</p>
      </section>
      <section>
        <h2>{say('farewell.checked-title')}</h2>
        <p>
          {document.interrupted
            ? say('farewell.interrupted')
            : say('farewell.checked', { count: document.values, number: number(document.values) })}
        </p>
        <p>{say('farewell.limits')}</p>
      </section>
      <footer>
        {contact !== '' && <p>{say('farewell.contact', { contact })}</p>}
        <p className="farewell-number">{say('farewell.number', { number: document.number })}</p>
      </footer>
    </article>
  );
}
