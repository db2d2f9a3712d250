import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents, type WebContentsPrintOptions } from 'electron';
import { printPageChannel, printReadyChannel } from '../../shared/foundation/channel.ts';
import type { FailureCode } from '../../shared/foundation/failure.ts';
import type { PageSize, PrintJob, PrintPage } from '../../shared/notices/model.ts';
import type { PrintOn } from '../../shared/printers/model.ts';
import { printPage } from './app-protocol.ts';
import type { KnownPrinter, OutputOutcome } from './core-messages.ts';
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
  /** Prints through the system's dialog, put right for the printer where one was chosen. */
  print(page: PrintPage, on: PrintOn | null): Promise<OutputOutcome>;
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
    page: PrintJob,
    otherwise: FailureCode,
    work: (drawn: WebContents, sheet: PageSize) => Promise<OutputOutcome>,
  ): Promise<OutputOutcome> {
    const window = new BrowserWindow(printWindowOptions(settings.window));
    drawing.add(window);
    try {
      const sheet = await draw(window, page);
      return sheet === null ? { kind: 'refused', code: 'sign.does-not-fit' } : await work(window.webContents, sheet);
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
    print(page, on) {
      const job = on === null ? page : { ...page, adjustment: on.adjustment };
      return withDrawn(job, 'sign.print-failed', async (drawn, sheet) => {
        if ((await drawn.getPrintersAsync()).length === 0) return { kind: 'refused', code: 'sign.no-printer' };
        const outcome = await sendToPrinter(drawn, printOptions(sheet, settings.silent, on?.name));
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

/** The printers that the system knows, for the page to choose from. */
export async function printersHere(window: BrowserWindow): Promise<readonly KnownPrinter[]> {
  const found = await window.webContents.getPrintersAsync().catch(() => []);
  return found.map(({ name, displayName }) => ({ name, label: displayName === '' ? name : displayName }));
}

/**
 * Loads the print page, gives it what to draw when it asks, and waits until it says that it is done and how long it is.
 * `null` when it says that the words have no room: then nothing is printed.
 */
async function draw(window: BrowserWindow, page: PrintJob): Promise<PageSize | null> {
  const { webContents } = window;
  // These listen to this one window, and there to its own page alone.
  webContents.ipc.handle(printPageChannel, (event) => {
    if (event.senderFrame !== webContents.mainFrame) throw new Error('not our page');
    return page;
  });
  const ready = new Promise<{ drawnMm: unknown; fits: unknown }>((drawn, failed) => {
    webContents.ipc.on(printReadyChannel, (event, drawnMm: unknown, fits: unknown) => {
      if (event.senderFrame === webContents.mainFrame) drawn({ drawnMm, fits });
    });
    window.once('closed', () => failed(new Error('closed while drawing')));
    webContents.once('render-process-gone', () => failed(new Error('gone while drawing')));
  });
  ready.catch(() => {});
  await window.loadURL(printPage);
  const { drawnMm, fits } = await Promise.race([
    ready,
    after(drawingMs).then(() => Promise.reject(new Error('too slow'))),
  ]);
  return fits === true ? sheetOf(page.size, drawnMm) : null;
}

function sendToPrinter(drawn: WebContents, options: WebContentsPrintOptions): Promise<OutputOutcome> {
  return new Promise((answered) => {
    drawn.once('destroyed', () => answered({ kind: 'cancelled' }));
    drawn.print(options, (success, reason) => answered(printOutcome(success, reason)));
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
