import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { printPageChannel, printReadyChannel } from '../../shared/foundation/channel.ts';
import type { FailureCode } from '../../shared/foundation/failure.ts';
import type { PageSize, PrintPage } from '../../shared/notices/model.ts';
import { printPage } from './app-protocol.ts';
import type { OutputOutcome } from './core-messages.ts';
import { type FileKind, fileNameOf, pdfOptions, printOptions, printOutcome, sheetOf, textKindOf } from './paper.ts';
import { saveFile } from './save-file.ts';
import { printWindowOptions, type WindowSettings } from './window-options.ts';

export type PrintingSettings = {
  readonly window: WindowSettings;
  /** Whose dialogs they are. */
  readonly over: BrowserWindow;
  readonly silent: boolean;
  readonly saveTo: string | null;
};

export type Printing = {
  /** Prints through the system's dialog. */
  print(page: PrintPage): Promise<OutputOutcome>;
  /** Asks where to, and saves a PDF there. */
  savePdf(page: PrintPage, suggestedName: string): Promise<OutputOutcome>;
  /** Asks where to, and saves a text there. */
  saveText(text: string, suggestedName: string): Promise<OutputOutcome>;
  /** Closes what is being drawn; what was handed to a printer goes on. */
  stop(): void;
  /** Resolves when nothing is on its way to a printer any more. */
  settled(): Promise<void>;
};

/** Fonts and layout of one page never take this long, unless something is broken. */
const drawingMs = 15_000;
/** A window that goes away too soon takes its print job with it. */
const handOverMs = 3000;

/** Draws pages in windows of their own that nobody sees, and gives them to a printer or a file. */
export function printing(settings: PrintingSettings): Printing {
  const drawing = new Set<BrowserWindow>();
  const handedOver = new Set<Promise<void>>();

  async function withDrawn(
    page: PrintPage,
    otherwise: FailureCode,
    work: (drawn: WebContents, sheet: PageSize) => Promise<OutputOutcome>,
  ): Promise<OutputOutcome> {
    const window = new BrowserWindow(printWindowOptions(settings.window));
    drawing.add(window);
    try {
      const sheet = await draw(window, page);
      return await work(window.webContents, sheet);
    } catch {
      return { kind: 'refused', code: otherwise };
    } finally {
      drawing.delete(window);
      if (!handOver(window)) window.destroy();
    }
  }

  async function saved(content: Uint8Array, name: string, kind: FileKind): Promise<OutputOutcome> {
    const path = await placeFor(name, kind, settings);
    if (path === null) return { kind: 'cancelled' };
    await saveFile(path, content);
    return { kind: 'done' };
  }

  const printed = new WeakSet<BrowserWindow>();

  function handOver(window: BrowserWindow): boolean {
    if (!printed.has(window) || window.isDestroyed()) return false;
    const gone = after(handOverMs).then(() => {
      window.destroy();
      handedOver.delete(gone);
    });
    handedOver.add(gone);
    return true;
  }

  return {
    print(page) {
      return withDrawn(page, 'sign.print-failed', async (drawn, sheet) => {
        if ((await drawn.getPrintersAsync()).length === 0) return { kind: 'refused', code: 'sign.no-printer' };
        const outcome = await sendToPrinter(drawn, sheet, settings.silent);
        const window = BrowserWindow.fromWebContents(drawn);
        if (outcome.kind === 'done' && window !== null) printed.add(window);
        return outcome;
      });
    },
    savePdf(page, suggestedName) {
      return withDrawn(page, 'sign.save-failed', async (drawn, sheet) => {
        const pdf = await drawn.printToPDF(pdfOptions(sheet));
        return saved(pdf, fileNameOf(suggestedName, 'pdf'), 'pdf');
      });
    },
    saveText(text, suggestedName) {
      const kind = textKindOf(suggestedName);
      return saved(Buffer.from(text, 'utf8'), fileNameOf(suggestedName, kind), kind).catch(() => ({
        kind: 'refused',
        code: 'sign.save-failed',
      }));
    },
    stop() {
      for (const window of drawing) window.destroy();
    },
    async settled() {
      await Promise.all(handedOver);
    },
  };
}

/** Loads the print page, gives it what to draw when it asks, and waits until it says that it is done, and how long it is. */
async function draw(window: BrowserWindow, page: PrintPage): Promise<PageSize> {
  const { webContents } = window;
  // These listen to this one window, and there to its own page alone.
  webContents.ipc.handle(printPageChannel, (event) => {
    if (event.senderFrame !== webContents.mainFrame) throw new Error('not our page');
    return page;
  });
  const ready = new Promise<unknown>((drawn, failed) => {
    webContents.ipc.on(printReadyChannel, (event, drawnMm: unknown) => {
      if (event.senderFrame === webContents.mainFrame) drawn(drawnMm);
    });
    window.once('closed', () => failed(new Error('closed while drawing')));
    webContents.once('render-process-gone', () => failed(new Error('gone while drawing')));
  });
  ready.catch(() => {});
  await window.loadURL(printPage);
  const drawnMm = await Promise.race([ready, after(drawingMs).then(() => Promise.reject(new Error('too slow')))]);
  return sheetOf(page.size, drawnMm);
}

function sendToPrinter(drawn: WebContents, sheet: PageSize, silent: boolean): Promise<OutputOutcome> {
  return new Promise((answered) => {
    drawn.once('destroyed', () => answered({ kind: 'cancelled' }));
    drawn.print(printOptions(sheet, silent), (success, reason) => answered(printOutcome(success, reason)));
  });
}

async function placeFor(name: string, kind: FileKind, { over, saveTo }: PrintingSettings): Promise<string | null> {
  if (saveTo !== null) return join(saveTo, name);
  const { canceled, filePath } = await dialog.showSaveDialog(over, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((due) => setTimeout(due, milliseconds));
}
