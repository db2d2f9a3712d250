import { useRef, useState } from 'react';
import type { NoticeSection, NoticeSentence } from '../../shared/notices/model.ts';
import { type SignDocument, signSizes } from '../../shared/signs/model.ts';
import { wordsIn } from '../app/words.ts';
import { holds, type SignFit } from './fit.ts';
import { type Block, pagesFrom } from './pages-from.ts';
import { SignHead } from './SignHead.tsx';
import { frameOf, pointsOf } from './sign-frame.ts';
import { useMeasured } from './use-measured.ts';

type Props = { readonly document: SignDocument; readonly onFit: (fit: SignFit) => void };

/** Everything in the notice, over as many sheets as it takes. A heading never stands alone at the foot of one. */
export function FullSheet({ document, onFit }: Props) {
  const whole = useRef<HTMLDivElement>(null);
  const [breaks, setBreaks] = useState<readonly number[]>([]);
  const { format, text, language } = document;
  const [points] = pointsOf(document);
  const lines = text.sections.flatMap((section) => section.sentences.map((sentence) => ({ section, sentence })));

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

  const frame = frameOf(document);
  const height = `${signSizes[format].heightMm}mm`;
  const style = { ...frame.style, ...{ '--sign-text': `${points}pt` } };
  const pages = [0, ...breaks];
  return (
    <>
      <div className="sign-measure" aria-hidden="true">
        <div {...frame} style={style} ref={whole}>
          <article className="sign-face" style={{ minHeight: height }}>
            <SignHead document={document} title={text.title} />
            <div className="sign-body">
              <p className="sign-short">{text.short}</p>
              <Sections lines={lines} />
            </div>
            <footer className="sign-foot">
              <p>{text.footer}</p>
              <p>{wordsIn(language)('sign.page', { page: 99, pages: 99 })}</p>
            </footer>
          </article>
        </div>
      </div>
      {pages.map((from, index) => (
        <div key={from} {...frame} className={`${frame.className} sign-full-sheet`} style={{ ...style, height }}>
          <article className="sign-face">
            {index === 0 && <SignHead document={document} title={text.title} />}
            <div className="sign-body">
              {index === 0 && <p className="sign-short">{text.short}</p>}
              <Sections lines={lines.slice(from, pages[index + 1])} />
            </div>
            <footer className="sign-foot">
              <p>{text.footer}</p>
              <p>{wordsIn(language)('sign.page', { page: index + 1, pages: pages.length })}</p>
            </footer>
          </article>
        </div>
      ))}
    </>
  );
}

type Line = { readonly section: NoticeSection; readonly sentence: NoticeSentence };

function Sections({ lines }: { readonly lines: readonly Line[] }) {
  const sections = [...new Set(lines.map(({ section }) => section))];
  return (
    <div className="sign-sections">
      {sections.map((section) => (
        <section key={section.key}>
          <h2>{section.heading}</h2>
          <ul>
            {lines
              .filter((line) => line.section === section)
              .map(({ sentence: { text, language } }) => (
                <li key={text} {...(language !== undefined && { lang: language })}>
                  {text}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Where each sentence begins and ends in the long piece. The first of a section begins with its heading. */
function blocksIn(whole: HTMLElement): readonly Block[] {
  return [...whole.querySelectorAll<HTMLElement>('section')].flatMap((section) => {
    const sentences = [...section.querySelectorAll<HTMLElement>('li')];
    const first = sentences[0] ?? section;
    const heading = section.querySelector('h2') ?? first;
    const tail = Number.parseFloat(getComputedStyle(section).paddingBottom);
    return sentences.map((sentence) => {
      const isFirst = sentence === first;
      const ends = isFirst ? Math.max(endOf(sentence), endOf(heading)) : endOf(sentence);
      return {
        top: isFirst ? section.offsetTop : sentence.offsetTop,
        bottom: ends + tail,
        before: isFirst ? 0 : first.offsetTop - section.offsetTop,
      };
    });
  });
}

function endOf(element: HTMLElement): number {
  return element.offsetTop + element.offsetHeight;
}

/** How much of the long piece one sheet takes: the first has the head, too. */
function roomIn(whole: HTMLElement): { readonly firstTop: number; readonly first: number; readonly later: number } {
  const face = whole.querySelector<HTMLElement>('.sign-face');
  const body = whole.querySelector<HTMLElement>('.sign-body');
  const foot = whole.querySelector<HTMLElement>('.sign-foot');
  const sections = whole.querySelector<HTMLElement>('.sign-sections');
  if (face === null || body === null || foot === null || sections === null) return { firstTop: 0, first: 0, later: 0 };
  const { minHeight, paddingTop, paddingBottom, rowGap } = getComputedStyle(face);
  const gap = Number.parseFloat(rowGap) || 0;
  const bottom = Number.parseFloat(minHeight) - Number.parseFloat(paddingBottom) - foot.offsetHeight - gap;
  return {
    firstTop: sections.offsetTop,
    first: bottom - sections.offsetTop,
    later: bottom - Number.parseFloat(paddingTop),
  };
}
