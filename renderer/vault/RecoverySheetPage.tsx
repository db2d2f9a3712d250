import type { PageSize, RecoveryDocument } from '../../shared/notices/model.ts';
import './recovery-sheet-page.css';

/** The recovery sheet as it is printed, at true size. Black on white: it must survive a bad printer. */
export function RecoverySheetPage({
  document,
  size,
}: {
  readonly document: RecoveryDocument;
  readonly size: PageSize;
}) {
  return (
    <article
      className="recovery-page"
      lang={document.language}
      style={{ width: `${size.widthMm}mm`, height: `${size.heightMm}mm` }}
    >
      <header>
        {document.shopName !== '' && <p className="recovery-page-shop">{document.shopName}</p>}
        <h1>{document.title}</h1>
      </header>
      <p className="recovery-page-lead">{document.lead}</p>
      <ol className="recovery-page-code">
        {document.code.map(({ place, group }) => (
          <li key={place}>{group}</li>
        ))}
      </ol>
      {document.sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <p>{text}</p>
        </section>
      ))}
      <section>
        <h2>{document.steps.heading}</h2>
        <ol>
          {document.steps.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <footer>{document.foot}</footer>
    </article>
  );
}
