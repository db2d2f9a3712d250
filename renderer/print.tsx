import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { exhaustive } from '../shared/foundation/exhaustive.ts';
import type { PageSize, PrintJob, PrintPage } from '../shared/notices/model.ts';
import type { Adjustment } from '../shared/printers/model.ts';
import { kindOf } from '../shared/signs/model.ts';
import { HistoryPages } from './consents/HistoryPages.tsx';
import { SheetPages } from './consents/SheetPages.tsx';
import { SlipPage } from './consents/SlipPage.tsx';
import { EverythingPaper } from './customers/EverythingPaper.tsx';
import { MonthPaper } from './monthend/MonthPaper.tsx';
import { TestPage } from './printers/TestPage.tsx';
import { FarewellPage } from './retention/FarewellPage.tsx';
import { ReceiptPaper } from './retention/ReceiptPaper.tsx';
import type { SignFit } from './signs/fit.ts';
import { SignPages } from './signs/SignPages.tsx';
import './styles/index.css';
import { RecoverySheetPage } from './vault/RecoverySheetPage.tsx';
import { SalvagePaper } from './vault/SalvagePaper.tsx';

/** What the print window's preload script puts on the window, and all of it. */
export type PrintBridge = {
  fetch(): Promise<PrintJob>;
  /**
   * Says how long the page is, in millimetres; it matters where paper comes from a roll. And whether the words had room
   * on it: what would be cut is not printed.
   */
  ready(drawnMm: number, fits: boolean): void;
};

/** Chromium rounds paper to half a point: a hair more room keeps the last line on the first sheet. */
const clearance = 1;
/** What takes as many sheets as it needs. */
const runningOn: readonly PrintPage['document']['kind'][] = ['history', 'everything', 'salvage'];

declare global {
  interface Window {
    readonly printPage: PrintBridge;
  }
}

const page = await window.printPage.fetch();
const paper = new CSSStyleSheet();
document.adoptedStyleSheets = [paper];
document.documentElement.lang = page.document.language;
setPaper(page);
let fits = true;
const root = document.getElementById('root');
if (root === null) throw new Error('print.html without a root');
const drawing = createRoot(root);
flushSync(() => drawing.render(<Drawn page={page} />));
await settled(root);
const lengthMm = millimetres(root.getBoundingClientRect().height) + clearance;
setPaper(page, lengthMm);
window.printPage.ready(lengthMm, fits);

function Drawn({ page }: { readonly page: PrintPage }) {
  const { document } = page;
  switch (document.kind) {
    case 'sheet':
      return <SheetPages document={document} size={sizeOf(page)} />;
    case 'month-end':
      return <MonthPaper document={document} size={sizeOf(page)} />;
    case 'recovery':
      return <RecoverySheetPage document={document} size={sizeOf(page)} />;
    case 'salvage':
      return <SalvagePaper document={document} size={sizeOf(page)} />;
    case 'slip':
      return <SlipPage document={document} />;
    case 'everything':
      return <EverythingPaper document={document} size={sizeOf(page)} />;
    case 'history':
      return <HistoryPages document={document} />;
    case 'farewell':
      return <FarewellPage document={document} size={page.size} />;
    case 'receipt':
      return <ReceiptPaper document={document} size={sizeOf(page)} />;
    case 'test-page':
      return <TestPage document={document} size={sizeOf(page)} />;
    case 'sign':
      return <SignPages document={document} onFit={noteFit} />;
    default:
      return exhaustive(document);
  }
}

/**
 * The paper is exactly the page: no margins of the browser's, no second sheet. What comes off a roll is as long as it
 * has turned out to be; what tells of a person takes as many sheets as it needs.
 */
function setPaper({ document, size, adjustment }: PrintJob, drawnMm?: number): void {
  const { widthMm } = size;
  const heightMm = size.heightMm === 'content' ? Math.ceil(drawnMm ?? 0) : size.heightMm;
  const sheets = document.kind === 'sheet' ? document.pages.length : 1;
  const runsOn = size.heightMm === 'content' || runningOn.includes(document.kind) || isFullSheet(document);
  paper.replaceSync(`
    @page { size: ${widthMm}mm ${heightMm === 0 ? 1000 : heightMm}mm; margin: 0 }
    :root { color-scheme: light }
    html, body { height: auto; margin: 0; background: #fff }
    #root { width: ${widthMm}mm; height: ${runsOn ? 'auto' : `${heightMm * sheets}mm`}; overflow: ${runsOn ? 'visible' : 'hidden'} }
    ${adjustment === undefined ? '' : adjusted(adjustment)}
  `);
}

/** Moves and stretches every sheet as a whole, so that a printer that misses hits. */
function adjusted({ xMm, yMm, percent }: Adjustment): string {
  return `#root > * { transform: translate(${xMm}mm, ${yMm}mm) scale(${percent / 100}); transform-origin: 0 0 }`;
}

function isFullSheet(document: PrintPage['document']): boolean {
  return document.kind === 'sign' && kindOf(document.format) === 'full';
}

function noteFit(fit: SignFit): void {
  fits = fit.fits;
}

function sizeOf({ size: { widthMm, heightMm } }: PrintPage): PageSize {
  if (heightMm === 'content') throw new Error('a sheet without a height');
  return { widthMm, heightMm };
}

function millimetres(pixels: number): number {
  return (pixels / 96) * 25.4;
}

/**
 * Resolves when what was rendered is laid out with its fonts and pictures. Waits for no frame: a window that is never shown
 * gets none. Fonts are fetched only once a layout asks for them, and may change what the next one asks for.
 */
async function settled(drawn: HTMLElement): Promise<void> {
  do {
    drawn.getBoundingClientRect();
    await document.fonts.ready;
    await nextTurn();
    drawn.getBoundingClientRect();
  } while (document.fonts.status === 'loading');
  await Promise.all([...drawn.querySelectorAll('img')].map(there));
  await nextTurn();
}

/** A picture that has come, or never will. Not `decode`, which waits for a frame; printing decodes for itself. */
async function there(picture: HTMLImageElement): Promise<void> {
  if (picture.complete) return;
  await new Promise<void>((come) => {
    for (const word of ['load', 'error']) picture.addEventListener(word, () => come(), { once: true });
  });
}

/** After everything that is due already, what was heard of the fonts and drawn again for it among it. */
function nextTurn(): Promise<void> {
  return new Promise((due) => {
    setTimeout(due, 0);
  });
}
