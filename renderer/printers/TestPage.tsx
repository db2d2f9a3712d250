import type { PageSize } from '../../shared/notices/model.ts';
import { type TestPageDocument, testLines } from '../../shared/printers/model.ts';
import { wordsIn } from '../app/words.ts';
import './test-page.css';

type Props = { readonly document: TestPageDocument; readonly size: PageSize };

const { leftMm, topMm, longMm } = testLines;

/** Lines whose places are known, to be measured from the paper's edges: rulers, crosses, and what to do with them. */
export function TestPage({ document, size }: Props) {
  const { widthMm, heightMm } = size;
  const { adjusted, language } = document;
  const say = wordsIn(language);
  const crosses = [
    [leftMm, topMm],
    [widthMm - leftMm, topMm],
    [leftMm, heightMm - topMm],
    [widthMm - leftMm, heightMm - topMm],
  ] as const;
  return (
    <article className="test-page" lang={language} style={{ width: `${widthMm}mm`, height: `${heightMm}mm` }}>
      <svg
        role="img"
        aria-label={say('printers.page.lines')}
        viewBox={`0 0 ${widthMm} ${heightMm}`}
        width={`${widthMm}mm`}
        height={`${heightMm}mm`}
      >
        {crosses.map(([x, y]) => (
          <path key={`${x} ${y}`} d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
        ))}
        <path d={ruler()} />
        <path d={`M${leftMm} 60v${heightMm - 120}`} />
      </svg>
      <div className="test-page-words">
        <h1>{say(adjusted ? 'printers.page.check' : 'printers.page.title')}</h1>
        <p>{say(adjusted ? 'printers.page.check-lead' : 'printers.page.lead')}</p>
        <ol>
          <li>{say('printers.page.left', { mm: leftMm })}</li>
          <li>{say('printers.page.top', { mm: topMm })}</li>
          <li>{say('printers.page.long', { mm: longMm })}</li>
        </ol>
        <p>{say(adjusted ? 'printers.page.right' : 'printers.page.type')}</p>
      </div>
    </article>
  );
}

/** A line of the known length with a tick for every millimetre, longer for five and ten. */
function ruler(): string {
  const y = 90;
  const ticks = Array.from({ length: longMm + 1 }, (_, mm) => {
    const length = mm % 10 === 0 ? 6 : mm % 5 === 0 ? 4 : 2.5;
    return `M${leftMm + mm} ${y}v${-length}`;
  });
  return `M${leftMm} ${y}h${longMm}${ticks.join('')}`;
}
