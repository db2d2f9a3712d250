import { BrowserWindow, type Input, Menu, nativeTheme } from 'electron';
import { windowPage } from './app-protocol.ts';
import { type WindowSettings, windowOptions } from './window-options.ts';

/** Opens the shop's window. It shows itself once there is something to see. */
export function openWindow(settings: WindowSettings): BrowserWindow {
  Menu.setApplicationMenu(process.platform === 'darwin' ? macMenu() : null);
  const window = new BrowserWindow(windowOptions(settings, nativeTheme.shouldUseDarkColors));
  window.once('ready-to-show', () => window.show());
  // The title stands in the task bar, where others can read it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('before-input-event', (event, input) => {
    if (!zoomBy(window, input)) return;
    event.preventDefault();
  });
  void window.loadURL(windowPage);
  return window;
}

/**
 * Gives the window a fresh page in a process of its own, each time it is called. What the page before knew, typed words and
 * rows and all, is gone with its process: Chromium gives another place another process, and ends one that nobody is in.
 */
export function renewing(window: BrowserWindow, page: string): () => void {
  let leaving = false;
  async function renew(): Promise<void> {
    await window.loadURL('about:blank').catch(() => {});
    leaving = false;
    if (window.isDestroyed()) return;
    await window.loadURL(page).catch(() => {});
    // Nothing to go back to.
    if (!window.isDestroyed()) window.webContents.navigationHistory.clear();
  }
  return () => {
    if (leaving || window.isDestroyed()) return;
    leaving = true;
    void renew();
  };
}

/** Puts the window in front, for somebody who started the app a second time. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Without a menu nothing else hears Ctrl and plus, minus or nought. */
function zoomBy(window: BrowserWindow, input: Input): boolean {
  if (input.type !== 'keyDown' || !(input.control || input.meta) || input.alt) return false;
  const { webContents } = window;
  if (input.key === '+' || input.key === '=') webContents.zoomLevel = Math.min(webContents.zoomLevel + 1, 5);
  else if (input.key === '-') webContents.zoomLevel = Math.max(webContents.zoomLevel - 1, -2);
  else if (input.key === '0') webContents.zoomLevel = 0;
  else return false;
  return true;
}

// On a Mac, copy and paste come from the menu.
function macMenu(): Menu {
  return Menu.buildFromTemplate([
    { role: 'appMenu' },
    {
      role: 'editMenu',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { role: 'windowMenu' },
  ]);
}
