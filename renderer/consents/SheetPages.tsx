import { directionOf } from '../../shared/foundation/language.ts';
import type { PageSize, SheetDocument } from '../../shared/notices/model.ts';
import './sheet-pages.css';

/** Numbered sheets to be answered by hand, each on a page of its own, at true size: the same words as the card's. */
export function SheetPages({ document, size }: { readonly document: SheetDocument; readonly size: PageSize }) {
  const accent = { '--sheet-accent': document.accent };
  return document.pages.map(({ number, label }) => (
    <article
      key={number}
      className={`sheet ${document.format}`}
      lang={document.language}
      dir={directionOf(document.language)}
      style={{ width: `${size.widthMm}mm`, height: `${size.heightMm}mm`, ...accent }}
    >
      <header className="sheet-head">
        <div>
          <p className="sheet-shop">{document.shopName}</p>
          <h1>{document.title}</h1>
        </div>
        <p className="sheet-number">{label}</p>
      </header>
      <p className="sheet-lead">{document.lead}</p>
      <div className="sheet-blanks">
        {document.blanks.slice(0, 2).map((blank) => (
          <Blank key={blank} label={blank} />
        ))}
      </div>
      <ol className="sheet-questions">
        {document.questions.map((question) => (
          <li key={question.text}>
            <h2>{question.text}</h2>
            <p className="sheet-boxes">
              {question.answers.map((answer) => (
                <Box key={answer} label={answer} />
              ))}
            </p>
            <p className="sheet-boxes sheet-ways">
              <span>{document.ways}</span>
              {question.ways.map((way) => (
                <Box key={way} label={way} />
              ))}
            </p>
          </li>
        ))}
      </ol>
      <div className="sheet-blanks">
        {document.blanks.slice(2).map((blank) => (
          <Blank key={blank} label={blank} />
        ))}
      </div>
      <footer className="sheet-foot">
        <p>{document.foot}</p>
        <p>{document.notice}</p>
        <p>{document.version}</p>
      </footer>
    </article>
  ));
}

function Box({ label }: { readonly label: string }) {
  return (
    <span className="sheet-box">
      <span className="sheet-square" aria-hidden="true" />
      {label}
    </span>
  );
}

function Blank({ label }: { readonly label: string }) {
  return (
    <p className="sheet-blank">
      <span>{label}</span>
    </p>
  );
}
