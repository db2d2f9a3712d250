import type { PageSize, ReceiptDocument } from '../../shared/notices/model.ts';
import './receipt-paper.css';

type Props = { readonly document: ReceiptDocument; readonly size: PageSize };

/** What a clean-up proves, on one sheet at its true size. */
export function ReceiptPaper({ document, size }: Props) {
  return (
    <article
      className="receipt-paper"
      lang={document.language}
      style={{
        width: `${size.widthMm}mm`,
        height: `${size.heightMm}mm`,
        ...{ '--receipt-accent': document.accent },
      }}
    >
      <header>
        <p>{document.shopName}</p>
        <h1>{document.title}</h1>
      </header>
      <dl>
        {document.lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="receipt-paper-note">{document.note}</p>
    </article>
  );
}
