import type { CSSProperties } from 'react';
import type { MonthDocument, PageSize } from '../../shared/notices/model.ts';
import './month-paper.css';

type Props = { readonly document: MonthDocument; readonly size: PageSize };

/** The month's page at its true size: one sheet to print, file and sign. */
export function MonthPaper({ document, size }: Props) {
  const { lines, figures, charts } = document;
  return (
    <article
      className="month-paper"
      lang={document.language}
      style={{
        width: `${size.widthMm}mm`,
        height: `${size.heightMm}mm`,
        ...{ '--sign-accent': document.accent },
      }}
    >
      <header>
        <h1>{document.title}</h1>
        <p>{document.sub}</p>
      </header>
      <div className="month-paper-columns">
        <section>
          <h2>{document.checked}</h2>
          <ul className="month-paper-lines">
            {lines.map(({ text, isOpen }) => (
              <li key={text}>
                <span aria-hidden="true">{isOpen ? '○' : '✓'}</span> {text}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{figures.title}</h2>
          <table>
            <thead>
              <tr>
                <td />
                {figures.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.rows.map(({ label, values }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {values.map((value, column) => (
                    <td key={figures.columns[column]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Witness document={document} />
        </section>
      </div>
      <div className="month-paper-charts">
        {charts.map((chart) => (
          <section key={chart.title}>
            <h2>{chart.title}</h2>
            <p className="month-paper-text">{chart.text}</p>
            <PaperBars bars={chart.bars} />
          </section>
        ))}
      </div>
    </article>
  );
}

/** The paper witness stands beside the lines, where there is always room for it; the charts share what is left. */
function Witness({ document: { witness, note, signed } }: { readonly document: MonthDocument }) {
  return (
    <div className="month-paper-witness">
      <h2>{witness.title}</h2>
      <p>{witness.text}</p>
      <p className="month-paper-head">{witness.head}</p>
      <p className="month-paper-text">{note}</p>
      <p className="month-paper-signed">
        <span>{signed}</span>
      </p>
    </div>
  );
}

function PaperBars({ bars }: { readonly bars: MonthDocument['charts'][number]['bars'] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className="month-paper-bars">
      {bars.map(({ label, value, shown }) => (
        <li key={label} style={{ '--bar': value / most } as CSSProperties}>
          <span>{shown}</span>
          <span className="month-paper-bar" />
          <span className="month-paper-text">{label}</span>
        </li>
      ))}
    </ol>
  );
}
