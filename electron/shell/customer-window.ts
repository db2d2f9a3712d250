import { BrowserWindow, nativeTheme, screen } from 'electron';
import { customerReadyChannel, customerSaidChannel, customerViewChannel } from '../../shared/foundation/channel.ts';
import { customerPage } from './app-protocol.ts';
import type { CustomerWindow, DisplayWorld, Place } from './customer-display.ts';
import { isTouch } from './idle-lock.ts';
import { renewing } from './window.ts';
import { customerWindowOptions, type WindowSettings } from './window-options.ts';

export type CustomerWindowSettings = {
  readonly page: WindowSettings;
  /** The shop's own window, whose screen is never taken. */
  readonly beside: BrowserWindow;
  /** What was tapped there, as it came. */
  said(said: unknown): void;
  touched(): void;
};

/** The screens of this computer, and the customer's window on one of them. */
export function displayWorld(settings: CustomerWindowSettings): Omit<DisplayWorld, 'changed'> {
  const { beside } = settings;
  return {
    places: () => screen.getAllDisplays().map(({ id, bounds }) => ({ id, bounds })),
    shopPlace: () => screen.getDisplayMatching(beside.getBounds()).id,
    open: (place, hears) => openCustomerWindow(settings, place, hears),
  };
}

/** Calls `look` whenever a screen comes, goes or changes, or the shop's window is put elsewhere. */
export function watchScreens(shop: BrowserWindow, look: () => void): void {
  screen.on('display-added', look);
  screen.on('display-removed', look);
  screen.on('display-metrics-changed', look);
  shop.on('move', look);
  shop.once('closed', () => {
    screen.off('display-added', look);
    screen.off('display-removed', look);
    screen.off('display-metrics-changed', look);
  });
}

function openCustomerWindow(
  { page, said, touched }: CustomerWindowSettings,
  { bounds }: Place,
  hears: Parameters<DisplayWorld['open']>[1],
): CustomerWindow {
  const window = new BrowserWindow(customerWindowOptions(page, nativeTheme.shouldUseDarkColors, bounds));
  const { webContents } = window;
  window.on('page-title-updated', (event) => event.preventDefault());
  // It must not take the keyboard from whoever types at the counter.
  window.once('ready-to-show', () => {
    window.showInactive();
    window.setFullScreen(true);
  });
  window.on('closed', hears.gone);
  webContents.on('render-process-gone', () => window.destroy());
  window.on('unresponsive', () => window.destroy());
  webContents.on('input-event', (_event, { type }) => {
    if (isTouch(type)) touched();
  });
  // Heard from this one page alone.
  webContents.ipc.on(customerReadyChannel, hears.ready);
  webContents.ipc.on(customerSaidChannel, (_event, message: unknown) => said(message));
  const renew = renewing(window, customerPage);
  void window.loadURL(customerPage).catch(() => {});
  return {
    show(view) {
      if (!window.isDestroyed()) webContents.send(customerViewChannel, view);
    },
    renew,
    close() {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
