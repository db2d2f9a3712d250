import { createRoot } from 'react-dom/client';
import type { PrintPage } from '../shared/notices/model.ts';
import { SheetPages } from './consents/SheetPages.tsx';
import { MonthPaper } from './monthend/MonthPaper.tsx';
import { SignPage } from './notices/SignPage.tsx';
import './styles/index.css';
import { RecoverySheetPage } from './vault/RecoverySheetPage.tsx';

/** What the print window's preload script puts on the window, and all of it. */
export type PrintBridge = {
  fetch(): Promise<PrintPage>;
  ready(): void;
};

declare global {
  interface Window {
    readonly printPage: PrintBridge;
  }
}

const page = await window.printPage.fetch();
setPaper(page);
const root = document.getElementById('root');
if (root === null) throw new Error('print.html without a root');
createRoot(root).render(<Drawn page={page} />);
await drawn();
window.printPage.ready();

function Drawn({ page: { document, size } }: { readonly page: PrintPage }) {
  switch (document.kind) {
    case 'sheet':
      return <SheetPages document={document} size={size} />;
    case 'month-end':
      return <MonthPaper document={document} size={size} />;
    case 'recovery':
      return <RecoverySheetPage document={document} size={size} />;
    case 'receipt':
    case 'sign':
      return <SignPage page={{ document, size }} />;
  }
}

/** The paper is exactly the page: no margins of the browser's, no second sheet. */
function setPaper({ document: drawn, size: { widthMm, heightMm } }: PrintPage): void {
  const pages = drawn.kind === 'sheet' ? drawn.pages.length : 1;
  const paper = new CSSStyleSheet();
  paper.replaceSync(`
    @page { size: ${widthMm}mm ${heightMm}mm; margin: 0 }
    :root { color-scheme: light }
    html, body { margin: 0; background: #fff }
    #root { width: ${widthMm}mm; height: ${heightMm * pages}mm; overflow: hidden }
  `);
  document.adoptedStyleSheets = [paper];
  document.documentElement.lang = drawn.language;
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
