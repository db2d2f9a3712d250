import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  MessageChannelMain,
  powerMonitor,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { corePortChannel } from '../../shared/foundation/channel.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { answerFrom, isOwnPage, servedFiles, windowPage } from './app-protocol.ts';
import { type ChoosingSettings, chooseFile, choosePath, choosePlace } from './choose-file.ts';
import { chooseFolder } from './choose-folder.ts';
import { type CoreChild, type CoreHost, hostCore } from './core-host.ts';
import type { FromCore, OutputOutcome, ToCore } from './core-messages.ts';
import { customerDisplay } from './customer-display.ts';
import { displayWorld, watchScreens } from './customer-window.ts';
import { idleLock, isTouch } from './idle-lock.ts';
import { askKeyStore } from './key-store.ts';
import { type Printing, printersHere, printing } from './printing.ts';
import type { Settings } from './settings.ts';
import { focusWindow, openWindow, renewing } from './window.ts';

export type ShopStart = {
  /** The folder of what was built: `main`, `preload`, `renderer`. */
  readonly built: string;
  readonly folder: string;
  readonly settings: Settings;
  readonly coreEnvironment: Record<string, string>;
};

/** Opens the window, starts the core behind it, and ties the two together until the window is closed. */
export function openShop({ built, folder, settings, coreEnvironment }: ShopStart): void {
  // Without `persist:` it lives in memory alone.
  const pages = session.fromPartition('regulars', { cache: false });
  pages.protocol.handle('app', answerFrom(servedFiles(join(built, 'renderer'))));
  const packaged = app.isPackaged;
  const preload = (name: string) => ({ session: pages, packaged, preload: join(built, 'preload', name) });

  const window = openWindow(preload('preload.cjs'));
  const printer = printing({
    window: preload('print-preload.cjs'),
    over: window,
    silent: settings.printSilently,
    saveTo: settings.saveTo,
  });
  const choosing = { over: window, openFrom: settings.openFrom, saveTo: settings.saveTo };
  const idle = idleLock(timers, () => lock());
  const display = customerDisplay({
    ...displayWorld({
      page: preload('customer-preload.cjs'),
      beside: window,
      said: (said) => core.answer({ kind: 'customer-said', said }),
      touched: () => idle.touch(),
    }),
    changed: (state) => core.answer({ kind: 'display-state', state }),
  });
  watchScreens(window, display.look);
  const renew = renewing(window, windowPage);
  const core = hostCore<Electron.MessagePortMain>({
    ...timers,
    begin: { kind: 'begin', folder, cheapKey: settings.cheapKey },
    fork: () => forkCore(join(built, 'main', 'core-process.js'), coreEnvironment),
    newChannel() {
      const { port1, port2 } = new MessageChannelMain();
      return { forCore: port1, forPage: port2 };
    },
    handToPage: (port) => handToPage(window, port),
    reloadPage() {
      idle.disarm();
      printer.stop();
      display.empty();
      renew();
    },
    heard(message) {
      if (message.kind === 'lock') lock();
      else if (message.kind === 'new-page') core.renewPage();
      else if (message.kind === 'idle-seconds') idle.arm(message.seconds);
      else if (message.kind === 'working') idle.touch();
      else if (message.kind === 'customer-display') {
        if (message.wish.kind === 'show') display.show(message.wish.view);
        else display.want(message.wish.wanted);
      } else if (message.kind === 'choose-file') {
        const { id, wish } = message;
        void chooseFile(wish, choosing).then((outcome) => core.answer({ kind: 'file-done', id, outcome }));
      } else if (message.kind === 'choose-folder') {
        const where = { over: window, folderFrom: settings.folderFrom };
        void chooseFolder(where).then((outcome) => core.answer({ kind: 'folder-done', id: message.id, outcome }));
      } else if (message.kind === 'printers') {
        const { id } = message;
        void printersHere(window).then((printers) => core.answer({ kind: 'printers-known', id, printers }));
      } else if (message.kind === 'key-store') {
        const { id, ask } = message;
        void askKeyStore(safeStorage, ask).then((answer) => core.answer({ kind: 'key-store-done', id, answer }));
      } else if (message.kind === 'choose-path' || message.kind === 'choose-place') {
        const { id } = message;
        void chosen(message, choosing).then((path) => core.answer({ kind: 'path-done', id, path }));
      } else void output(printer, message).then((answer) => core.answer(answer));
    },
  });

  function lock(how?: 'at-once'): void {
    core.lock(how);
  }

  const { webContents } = window;
  webContents.on('dom-ready', () => {
    if (isOwnPage(webContents.getURL())) core.pageLoaded();
  });
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) core.pageLeft();
  });
  webContents.on('input-event', (_event, { type }) => {
    if (isTouch(type)) idle.touch();
  });
  webContents.on('render-process-gone', () => lock());
  window.on('unresponsive', () => lock());
  window.once('closed', () => display.close());
  powerMonitor.on('suspend', () => lock('at-once'));
  powerMonitor.on('lock-screen', () => lock());

  app.on('second-instance', () => focusWindow(window));
  app.on('window-all-closed', () => app.quit());
  leaveInGoodOrder(core, printer);
}

/** Quitting waits for the vault to be closed and for paper that is on its way. */
function leaveInGoodOrder(core: CoreHost, printer: Printing): void {
  let left = false;
  app.on('will-quit', (event) => {
    if (left) return;
    event.preventDefault();
    left = true;
    void Promise.all([core.end(), printer.settled()]).then(() => app.quit());
  });
}

function handToPage(window: BrowserWindow, port: Electron.MessagePortMain): void {
  if (window.isDestroyed()) return;
  const { mainFrame } = window.webContents;
  if (mainFrame.url.split('#', 1)[0] === windowPage) mainFrame.postMessage(corePortChannel, null, [port]);
}

function forkCore(path: string, env: Record<string, string>): CoreChild<Electron.MessagePortMain> {
  const child = utilityProcess.fork(path, [], {
    serviceName: 'Regulars core',
    env,
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  });
  return {
    postMessage: (message, ports) => child.postMessage(message, ports),
    onMessage: (heard) => child.on('message', (message: FromCore) => heard(message)),
    onExit: (ended) => child.once('exit', ended),
    // A core in the middle of a statement does not hear anything softer.
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}

function chosen(
  message: Extract<FromCore, { kind: 'choose-path' | 'choose-place' }>,
  settings: ChoosingSettings,
): Promise<string | null> {
  return message.kind === 'choose-path'
    ? choosePath(message.extensions, settings)
    : choosePlace(message.suggestedName, message.extension, settings);
}

async function output(
  printer: Printing,
  message: Extract<FromCore, { kind: 'print' | 'save-pdf' | 'save-text' }>,
): Promise<ToCore> {
  return { kind: 'output-done', id: message.id, outcome: await outcomeOf(printer, message) };
}

function outcomeOf(printer: Printing, message: Parameters<typeof output>[1]): Promise<OutputOutcome> {
  switch (message.kind) {
    case 'print':
      return printer.print(message.page, message.on);
    case 'save-pdf':
      return printer.savePdf(message.page, message.suggestedName);
    case 'save-text':
      return printer.saveText(message.text, message.suggestedName);
    default:
      return exhaustive(message);
  }
}

const timers = {
  now: () => performance.now(),
  after(milliseconds: number, work: () => void) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
