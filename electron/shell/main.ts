import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, protocol } from 'electron';
import { appScheme } from './app-protocol.ts';
import { quietChromium } from './command-line.ts';
import { guardEverything } from './guards.ts';
import { coreEnvironment, refusedStart, type Settings, settingsFrom } from './settings.ts';
import { openShop } from './shop-window.ts';

// Start: what must be settled before Chromium is ready, in this order. Then one window over one core.

const refused = refusedStart({ argv: process.argv.slice(1), env: process.env, packaged: app.isPackaged });
if (refused === null) start();
else {
  process.stderr.write(`Regulars does not start with ${refused.split('=', 1)[0]}.\n`);
  process.exit(2);
}

function start(): void {
  // A bug must neither show its stack to a customer nor leave the vault open.
  process.on('uncaughtException', () => app.exit(1));
  // Root has no sandbox on Linux, and says so itself; Chromium would not start if we insisted.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  quietChromium(app);
  protocol.registerSchemesAsPrivileged([appScheme]);
  guardEverything(app, app.isPackaged);

  const settings = settingsFrom(process.env, app.isPackaged);
  const folder = resolve(settings.folder ?? app.getPath('userData'));
  app.setPath('userData', chromiumFolder(folder));
  // The lock belongs to the folder of Chromium's own files, and so to the shop's folder above it.
  if (app.requestSingleInstanceLock()) void app.whenReady().then(() => open(folder, settings));
  else app.exit(0);
}

function open(folder: string, settings: Settings): void {
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  openShop({
    // This file is `out/main/main.js`; everything else that was built lies beside it.
    built: join(import.meta.dirname, '..'),
    folder,
    settings,
    coreEnvironment: coreEnvironment(process.env, settings),
  });
}

/** Where Chromium keeps what it cannot do without. Where the shop's folder takes nothing, a throw-away one. */
function chromiumFolder(folder: string): string {
  const own = join(folder, 'window');
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  } catch {
    return mkdtempSync(join(tmpdir(), 'regulars-'));
  }
}
