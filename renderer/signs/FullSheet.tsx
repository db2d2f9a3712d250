import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { directionOf } from '../../shared/foundation/language.ts';
import type { NoticeText } from '../../shared/notices/model.ts';
import type { NoticeSectionKey } from '../../shared/notices/pack.ts';
import { type SignDocument, signSizes } from '../../shared/signs/model.ts';
import { wordsIn } from '../app/words.ts';
import { holds, type SignFit } from './fit.ts';
import { blocksIn, roomIn } from './measure-full.ts';
import { pagesFrom } from './pages-from.ts';
import { SignHead } from './SignHead.tsx';
import { frameOf, pointsOf } from './sign-frame.ts';
import { useMeasured } from './use-measured.ts';

type Props = { readonly document: SignDocument; readonly onFit: (fit: SignFit) => void };

/** Everything in the notice, in one language or two side by side, over as many sheets as it takes. A heading never stands alone at the foot of one. */
export function FullSheet({ document, onFit }: Props) {
  const whole = useRef<HTMLDivElement>(null);
  const [breaks, setBreaks] = useState<readonly number[]>([]);
  const { format, text, second } = document;
  const [points] = pointsOf(document);
  const texts = second === null ? [text] : [text, second];
  const rows = rowsOf(texts);

  // Measured in one piece first, then dealt out on sheets.
  useMeasured(() => {
    const element = whole.current;
    if (element === null) return;
    const next = pagesFrom(blocksIn(element), roomIn(element));
    if (next.join() !== breaks.join()) {
      setBreaks(next);
      return;
    }
    const sheets = [...(element.parentElement?.parentElement?.querySelectorAll<HTMLElement>('.sign-full-sheet') ?? [])];
    onFit({ fits: sheets.every(holds), points, leftOut: [] });
  });

  const plain = frameOf(document);
  const frame = { ...plain, className: `${plain.className}${second === null ? '' : ' sign-pair'}` };
  const height = `${signSizes[format].heightMm}mm`;
  const style = { ...frame.style, ...{ '--sign-text': `${points}pt` } };
  const pages = [0, ...breaks];
  return (
    <>
      <div className="sign-measure" aria-hidden="true">
        <div {...frame} style={style} ref={whole}>
          <article className="sign-face" style={{ minHeight: height }}>
            <SignHead document={document} title={text.title} second={second} />
            <div className="sign-body">
              <Short texts={texts} />
              <Sections texts={texts} rows={rows} />
            </div>
            <Foot texts={texts} page={99} pages={99} />
          </article>
        </div>
      </div>
      {pages.map((from, index) => (
        <div key={from} {...frame} className={`${frame.className} sign-full-sheet`} style={{ ...style, height }}>
          <article className="sign-face">
            {index === 0 && <SignHead document={document} title={text.title} second={second} />}
            <div className="sign-body">
              {index === 0 && <Short texts={texts} />}
              <Sections texts={texts} rows={rows.slice(from, pages[index + 1])} />
            </div>
            <Foot texts={texts} page={index + 1} pages={pages.length} />
          </article>
        </div>
      ))}
    </>
  );
}

/** The sentences that stand at one height: as many as there are languages, fewer where one says it in fewer. */
type Row = { readonly key: NoticeSectionKey; readonly index: number };

function rowsOf(texts: readonly NoticeText[]): readonly Row[] {
  const keys = new Set(texts.flatMap(({ sections }) => sections.map(({ key }) => key)));
  return [...keys].flatMap((key) => {
    const most = Math.max(...texts.map((text) => sectionOf(text, key)?.sentences.length ?? 0));
    return Array.from({ length: most }, (_, index) => ({ key, index }));
  });
}

function sectionOf(text: NoticeText, key: NoticeSectionKey) {
  return text.sections.find((section) => section.key === key);
}

function Short({ texts }: { readonly texts: readonly NoticeText[] }) {
  return <Beside texts={texts}>{(text) => <p className="sign-short">{text.short}</p>}</Beside>;
}

function Foot(props: { readonly texts: readonly NoticeText[]; readonly page: number; readonly pages: number }) {
  const { texts, page, pages } = props;
  return (
    <footer className="sign-foot">
      <Beside texts={texts}>
        {(text) => (
          <>
            <p>{text.footer}</p>
            <p>{wordsIn(text.language)('sign.page', { page, pages })}</p>
          </>
        )}
      </Beside>
    </footer>
  );
}

/** One language as it is, two of them side by side. */
function Beside(props: { readonly texts: readonly NoticeText[]; readonly children: (text: NoticeText) => ReactNode }) {
  const [only, another] = props.texts;
  if (only !== undefined && another === undefined) return props.children(only);
  return (
    <div className="sign-beside">
      {props.texts.map((text) => (
        <Column key={text.language} text={text}>
          {props.children(text)}
        </Column>
      ))}
    </div>
  );
}

function Column({ text: { language }, children }: { readonly text: NoticeText; readonly children: ReactNode }) {
  return (
    <div className="sign-column" lang={language} dir={directionOf(language)}>
      {children}
    </div>
  );
}

function Sections({ texts, rows }: { readonly texts: readonly NoticeText[]; readonly rows: readonly Row[] }) {
  const keys = [...new Set(rows.map(({ key }) => key))];
  return (
    <div className="sign-sections">
      {keys.map((key) => {
        const own = rows.filter((row) => row.key === key).map(({ index }) => index);
        const [first] = texts;
        return (
          <section key={key} style={{ '--sign-rows': own.length } as CSSProperties}>
            {texts.length === 1 && first !== undefined ? (
              <Part text={first} name={key} rows={own} />
            ) : (
              texts.map((text) => (
                <Column key={text.language} text={text}>
                  <Part text={text} name={key} rows={own} />
                </Column>
              ))
            )}
          </section>
        );
      })}
    </div>
  );
}

type PartProps = { readonly text: NoticeText; readonly name: NoticeSectionKey; readonly rows: readonly number[] };

function Part({ text, name, rows }: PartProps) {
  const section = sectionOf(text, name);
  if (section === undefined) return null;
  const sentences = rows.flatMap((index) => section.sentences[index] ?? []);
  return (
    <>
      <h2>{section.heading}</h2>
      <ul>
        {sentences.map(({ text: words, language }) => (
          <li key={words} {...(language !== undefined && { lang: language })}>
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
