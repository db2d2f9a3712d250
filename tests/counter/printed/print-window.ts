import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { root } from '../../../electron/dev/surroundings.ts';
import { printPage } from '../../../electron/shell/app-protocol.ts';
import { pdfOptions, sheetOf } from '../../../electron/shell/paper.ts';
import { printPageChannel, printReadyChannel } from '../../../shared/foundation/channel.ts';
import type { PrintJob } from '../../../shared/notices/model.ts';

/** What became of a page in the print window: a PDF, or the word that it does not fit. */
export type Printed = { readonly fits: boolean; readonly pdf: Buffer };

/** What can be seen of a drawn page: whether it fits, what is cut, covered or in the margin, and whether something waits. */
export type Drawn = { readonly fits: boolean; readonly faults: readonly string[]; readonly waits: boolean };

export type PrintWindow = {
  print(job: PrintJob): Promise<Printed>;
  draw(job: PrintJob, safeMm: number): Promise<Drawn>;
};

/** Opens one window with the app's own print page and preload, in its own session, for one page after the other. */
export async function printWindow(app: ElectronApplication): Promise<PrintWindow> {
  await app.evaluate(
    ({ BrowserWindow, session }, preload) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          session: session.fromPartition('regulars', { cache: false }),
          preload,
          sandbox: true,
          backgroundThrottling: false,
        },
      });
      Object.assign(globalThis, { printing: window });
    },
    join(root, 'out', 'preload', 'print-preload.cjs'),
  );
  const show = (job: PrintJob) => app.evaluate(draw, { job, printPage, printPageChannel, printReadyChannel });
  return {
    async print(job) {
      const { drawnMm, fits } = await show(job);
      const options = pdfOptions(sheetOf(job.size, drawnMm));
      const base64 = await app.evaluate(async (_electron, given) => {
        const { printing } = globalThis as unknown as { printing: Electron.BrowserWindow };
        return (await printing.webContents.printToPDF(given)).toString('base64');
      }, options);
      return { fits, pdf: Buffer.from(base64, 'base64') };
    },
    async draw(job, safeMm) {
      const { fits } = await show(job);
      const seen = await app.evaluate((_electron, script) => {
        const { printing } = globalThis as unknown as { printing: Electron.BrowserWindow };
        return printing.webContents.executeJavaScript(script) as Promise<Omit<Drawn, 'fits'>>;
      }, `(${lookAt.toString()})(${safeMm})`);
      return { fits, ...seen };
    },
  };
}

/** Runs in the page: words and pictures outside of the safe margin, over each other or cut. */
function lookAt(safeMm: number): Omit<Drawn, 'fits'> {
  const safe = (safeMm / 25.4) * 96 - 1;
  const faults: string[] = [];
  for (const sheet of document.querySelectorAll<HTMLElement>('#root > .sign')) {
    const paper = sheet.getBoundingClientRect();
    const places: { readonly name: string; readonly box: DOMRect }[] = [];
    for (const element of sheet.querySelectorAll('p, li, h1, h2, img, svg')) {
      if (element.closest('[hidden]') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = element.matches('img, svg') ? element.getBoundingClientRect() : range.getBoundingClientRect();
      places.push({ name: `${element.tagName} ${element.textContent?.slice(0, 30)}`, box });
    }
    for (const [index, { name, box }] of places.entries()) {
      const isOutside =
        box.left < paper.left + safe ||
        box.right > paper.right - safe ||
        box.top < paper.top + safe ||
        box.bottom > paper.bottom - safe;
      if (isOutside) faults.push(`${name} is in the margin`);
      for (const other of places.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Lines of letters lean into each other by less than their own leading.
        if (across > 2 && down > 4) faults.push(`${name} lies over ${other.name}`);
      }
    }
  }
  return { faults, waits: [...document.querySelectorAll<HTMLElement>('.sign-more')].some(({ hidden }) => !hidden) };
}

type Drawing = {
  readonly job: PrintJob;
  readonly printPage: string;
  readonly printPageChannel: string;
  readonly printReadyChannel: string;
};

async function draw(
  _electron: unknown,
  { job, printPage: page, printPageChannel: ask, printReadyChannel: ready }: Drawing,
) {
  const { printing } = globalThis as unknown as { printing: Electron.BrowserWindow };
  const { ipc } = printing.webContents;
  ipc.removeHandler(ask);
  ipc.handle(ask, () => job);
  const drawn = new Promise<{ drawnMm: number; fits: boolean }>((answered) => {
    ipc.once(ready, (_event, drawnMm: number, fits: boolean) => answered({ drawnMm, fits }));
  });
  await printing.loadURL(page);
  return drawn;
}
