import type { BrowserWindowConstructorOptions, Rectangle, Session, WebPreferences } from 'electron';

export type WindowSettings = {
  readonly session: Session;
  readonly preload: string;
  readonly packaged: boolean;
};

/** The shop's window: a page without powers. */
export function windowOptions(settings: WindowSettings, dark: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'Regulars',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: dark ? '#1B1A17' : '#FAF7F0',
    webPreferences: pagePreferences(settings),
  };
}

/** The customer's window: a page without powers that fills the screen it is put on, without frame or title. */
export function customerWindowOptions(
  settings: WindowSettings,
  dark: boolean,
  { x, y, width, height }: Rectangle,
): BrowserWindowConstructorOptions {
  return {
    x,
    y,
    width,
    height,
    title: 'Regulars',
    show: false,
    frame: false,
    movable: false,
    minimizable: false,
    skipTaskbar: true,
    autoHideMenuBar: true,
    backgroundColor: dark ? '#1B1A17' : '#FAF7F0',
    webPreferences: pagePreferences(settings),
  };
}

/** A window nobody sees, for one page of paper: the same page without powers. */
export function printWindowOptions(settings: WindowSettings): BrowserWindowConstructorOptions {
  return {
    title: 'Regulars',
    show: false,
    focusable: false,
    skipTaskbar: true,
    backgroundColor: '#FFFFFF',
    // It is never in front, and still has to lay out at once.
    webPreferences: { ...pagePreferences(settings), backgroundThrottling: false },
  };
}

function pagePreferences({ session, preload, packaged }: WindowSettings): WebPreferences {
  return {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    v8CacheOptions: 'none',
    devTools: !packaged,
  };
}
