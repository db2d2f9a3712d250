import type { NoticeSection, PageSize, ReceiptDocument, SignDocument } from '../../shared/notices/model.ts';
import './sign.css';

/** Pages of one sheet that are drawn here: signs and receipts. */
export type OnePage = { readonly document: SignDocument | ReceiptDocument; readonly size: PageSize };

/** One printed page, drawn at its true size: the same drawing is the preview, the PDF and the print. */
export function SignPage({ page }: { readonly page: OnePage }) {
  const { document, size } = page;
  const accent = { '--sign-accent': document.accent };
  return (
    <div
      className={`sign sign-${document.kind === 'sign' ? `${document.format} ${roomOf(document)}` : 'receipt'}`}
      lang={document.language}
      style={{ width: `${size.widthMm}mm`, height: `${size.heightMm}mm`, ...accent }}
    >
      {document.kind === 'receipt' ? <Receipt document={document} /> : <Sign document={document} />}
    </div>
  );
}

function Sign({ document }: { readonly document: SignDocument }) {
  const { text, shopName } = document;
  return (
    <>
      <header className="sign-head">
        <p className="sign-shop">{shopName}</p>
        <h1>{text.title}</h1>
      </header>
      <p className="sign-short">{text.short}</p>
      {document.format === 'poster-a4' && (
        <div className="sign-sections">
          {text.sections.map((section) => (
            <Section key={section.key} section={section} />
          ))}
        </div>
      )}
      <footer className="sign-foot">{text.footer}</footer>
    </>
  );
}

function Section({ section }: { readonly section: NoticeSection }) {
  const listed = section.key === 'data_categories' || section.key === 'purposes';
  return (
    <section>
      <h2>{section.heading}</h2>
      {listed ? (
        <ul>
          {section.sentences.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{section.sentences.map(({ text }) => text).join(' ')}</p>
      )}
    </section>
  );
}

function Receipt({ document }: { readonly document: ReceiptDocument }) {
  return (
    <>
      <header className="sign-head">
        <p className="sign-shop">{document.shopName}</p>
        <h1>{document.title}</h1>
      </header>
      <dl className="sign-lines">
        {document.lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="sign-note">{document.note}</p>
    </>
  );
}

/** Few words get larger type, so that a short notice does not look lost on its page. */
function roomOf({ text }: SignDocument): 'sign-roomy' | 'sign-dense' {
  const letters = text.sections
    .flatMap(({ sentences }) => sentences)
    .reduce((sum, sentence) => sum + sentence.text.length, 0);
  return letters < roomyUpTo ? 'sign-roomy' : 'sign-dense';
}

const roomyUpTo = 2200;
