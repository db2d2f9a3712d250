import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { drivenLaunchOf } from '../../electron/dev/launch.ts';
import { emptyFolder, type World } from './worlds.ts';

export { expect } from '@playwright/test';

/** One run of the app on the test's data folder. */
export type Running = { readonly app: ElectronApplication; readonly window: Page };

type Options = {
  /** What the data folder looks like before the app starts: `test.use({ world: shopAlreadySetUp })`. */
  world: World;
};

type Fixtures = {
  /** The test's own data folder. */
  folder: string;
  /** Where PDFs land that a person would have chosen a place for. */
  savedTo: string;
  /** The folder that is taken where a person would have chosen one: the stick for backups. */
  stick: string;
  /** Starts the app on the folder; again too, after `close`. */
  start: () => Promise<Running>;
  /** The first run, started when a test asks for it. */
  running: Running;
  window: Page;
  /** Keeps a numbered picture of a window beside the test's results. */
  picture: (window: Page, name: string) => Promise<void>;
};

/** Ends a run in good order. For a power cut, kill `app.process()` instead. */
export async function close({ app }: Running): Promise<void> {
  await app.close();
}

export const test = base.extend<Options & Fixtures>({
  world: [emptyFolder, { option: true }],

  folder: async ({ world }, use) => {
    const top = mkdtempSync(join(tmpdir(), 'regulars-window-'));
    const folder = join(top, 'data');
    mkdirSync(folder);
    await world.prepare(folder);
    await use(folder);
    await world.restore?.(folder);
    rmSync(top, { recursive: true, force: true });
  },

  savedTo: async ({ folder }, use) => {
    const saved = join(folder, '..', 'saved');
    mkdirSync(saved);
    await use(saved);
  },

  stick: async ({ folder }, use) => {
    const stick = join(folder, '..', 'stick');
    mkdirSync(stick, { recursive: true });
    await use(stick);
  },

  start: async ({ folder, savedTo, stick }, use) => {
    const started: ElectronApplication[] = [];
    const runtime = await findElectron();
    await use(async () => {
      const app = await _electron.launch(
        drivenLaunchOf(runtime, {
          REGULARS_TEST: '1',
          REGULARS_FOLDER: folder,
          REGULARS_SAVE_TO: savedTo,
          REGULARS_FOLDER_FROM: stick,
          REGULARS_KEY_COST: 'cheap',
        }),
      );
      started.push(app);
      return { app, window: await app.firstWindow() };
    });
    // A run that a test has killed or closed itself has nothing left to close.
    for (const app of started) await app.close().catch(() => {});
  },

  running: async ({ start }, use) => {
    await use(await start());
  },

  window: async ({ running }, use) => {
    await use(running.window);
  },

  // Playwright wants every fixture to name one it builds on.
  picture: async ({ folder: _ }, use, info) => {
    let number = 0;
    await use(async (window, name) => {
      number += 1;
      const body = await window.screenshot();
      await info.attach(`${String(number).padStart(2, '0')} ${name}.png`, { body, contentType: 'image/png' });
    });
  },
});
