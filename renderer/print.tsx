import { createRoot } from 'react-dom/client';
import { exhaustive } from '../shared/foundation/exhaustive.ts';
import type { PageSize, PrintPage } from '../shared/notices/model.ts';
import { HistoryPages } from './consents/HistoryPages.tsx';
import { SheetPages } from './consents/SheetPages.tsx';
import { SlipPage } from './consents/SlipPage.tsx';
import { MonthPaper } from './monthend/MonthPaper.tsx';
import { SignPage } from './notices/SignPage.tsx';
import { FarewellPage } from './retention/FarewellPage.tsx';
import './styles/index.css';
import { RecoverySheetPage } from './vault/RecoverySheetPage.tsx';

/** What the print window's preload script puts on the window, and all of it. */
export type PrintBridge = {
  fetch(): Promise<PrintPage>;
  /** Says how long the page is, in millimetres; it matters where paper comes from a roll. */
  ready(drawnMm: number): void;
};

/** Chromium rounds paper to half a point: a hair more room keeps the last line on the first sheet. */
const clearance = 1;

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
const root = document.getElementById('root');
if (root === null) throw new Error('print.html without a root');
createRoot(root).render(<Drawn page={page} />);
await drawn();
const lengthMm = millimetres(root.getBoundingClientRect().height) + clearance;
setPaper(page, lengthMm);
window.printPage.ready(lengthMm);

function Drawn({ page }: { readonly page: PrintPage }) {
  const { document } = page;
  switch (document.kind) {
    case 'sheet':
      return <SheetPages document={document} size={sizeOf(page)} />;
    case 'month-end':
      return <MonthPaper document={document} size={sizeOf(page)} />;
    case 'recovery':
      return <RecoverySheetPage document={document} size={sizeOf(page)} />;
    case 'slip':
      return <SlipPage document={document} />;
    case 'history':
      return <HistoryPages document={document} />;
    case 'farewell':
      return <FarewellPage document={document} size={page.size} />;
    case 'receipt':
    case 'sign':
      return <SignPage page={{ document, size: sizeOf(page) }} />;
    default:
      return exhaustive(document);
  }
}

/**
 * The paper is exactly the page: no margins of the browser's, no second sheet. What comes off a roll is as long as it
 * has turned out to be; a history takes as many sheets as it needs.
 */
function setPaper({ document, size }: PrintPage, drawnMm?: number): void {
  const { widthMm } = size;
  const heightMm = size.heightMm === 'content' ? Math.ceil(drawnMm ?? 0) : size.heightMm;
  const sheets = document.kind === 'sheet' ? document.pages.length : 1;
  const runsOn = size.heightMm === 'content' || document.kind === 'history';
  paper.replaceSync(`
    @page { size: ${widthMm}mm ${heightMm === 0 ? 1000 : heightMm}mm; margin: 0 }
    :root { color-scheme: light }
    html, body { height: auto; margin: 0; background: #fff }
    #root { width: ${widthMm}mm; height: ${runsOn ? 'auto' : `${heightMm * sheets}mm`}; overflow: ${runsOn ? 'visible' : 'hidden'} }
  `);
}

function sizeOf({ size: { widthMm, heightMm } }: PrintPage): PageSize {
  if (heightMm === 'content') throw new Error('a sheet without a height');
  return { widthMm, heightMm };
}

function millimetres(pixels: number): number {
  return (pixels / 96) * 25.4;
}

/** Resolves when what was rendered is laid out with its fonts: fonts are fetched only once something asks for them. */
async function drawn(): Promise<void> {
  await nextFrame();
  await document.fonts.ready;
  await nextFrame();
  await nextFrame();
}

/** A window that is never shown may get no frames; its layout is done all the same. */
function nextFrame(): Promise<void> {
  return new Promise((due) => {
    requestAnimationFrame(() => due());
    setTimeout(due, 200);
  });
}
