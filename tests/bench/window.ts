import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { virtualDisplay } from '../../electron/dev/display.ts';
import { findElectron, type Runtime } from '../../electron/dev/find-electron.ts';
import { drivenLaunchOf } from '../../electron/dev/launch.ts';
import { samplePassphrase } from '../../electron/dev/sample-shop.ts';
import { ShopWindow } from '../counter/pages/shop-window.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import { answerOnce, paintedIn, thingsTyped, typeSomething, watchPainting } from './painted.ts';
import type { BenchShop } from './shop.ts';

const answered = 20;

/** What a person waits for in the real window: the first page, a painted answer to a key, and the memory it takes. */
export async function windowFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const runtime = await findElectron();
  const display = await virtualDisplay();
  const world = { ...worldOf(shop.folder), ...display.env };
  try {
    const bare = await coldStarts(() => bareElectron(runtime, display.env));
    const ours = await coldStarts(async () => {
      const app = await _electron.launch(drivenLaunchOf(runtime, world));
      const page = await app.firstWindow();
      await page.getByRole('heading', { level: 1 }).waitFor();
      return app;
    });
    const { app, page } = await openAtCounter(runtime, world);
    const painted = await quietTimes(page);
    const memory = await memoryOf(app);
    await app.close();
    return [
      { what: 'key pressed to people painted', ours: timesOf(painted.keys) },
      { what: 'tap on Done to saved and painted', ours: timesOf(painted.answers) },
      { what: 'cold start to the lock', ours: timesOf(ours), electron: timesOf(bare) },
      { what: 'memory of the core', ours: memory.core, unit: 'MB' },
      { what: 'memory of the window', ours: memory.window, unit: 'MB' },
    ];
  } finally {
    display.close();
  }
}

/** What the real app is told so that it opens the shop in this folder. */
export function worldOf(folder: string): Readonly<Record<string, string>> {
  return { REGULARS_TEST: '1', REGULARS_FOLDER: folder, REGULARS_KEY_COST: 'cheap' };
}

/** Starts the real app and unlocks the shop; the box waits for a name. */
export async function openAtCounter(
  runtime: Runtime,
  world: Readonly<Record<string, string>>,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await _electron.launch(drivenLaunchOf(runtime, world));
  const page = await app.firstWindow();
  await new ShopWindow(page).unlock(samplePassphrase);
  await new ShopWindow(page).searchBox().waitFor();
  return { app, page };
}

async function coldStarts(start: () => Promise<ElectronApplication>): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const [ms, app] = await timed(start);
    measured.push(ms);
    await app.close();
  }
  return measured;
}

async function bareElectron(runtime: Runtime, env: Readonly<Record<string, string>>): Promise<ElectronApplication> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bare-'));
  writeFileSync(join(folder, 'package.json'), '{ "main": "main.js" }');
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Here</h1>'));`,
  );
  const app = await _electron.launch(drivenLaunchOf(runtime, env, folder));
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  rmSync(folder, { recursive: true, force: true });
  return app;
}

/** A few things typed, then a few people asked, with nothing else going on. */
async function quietTimes(
  page: Page,
): Promise<{ readonly keys: readonly number[]; readonly answers: readonly number[] }> {
  await watchPainting(page);
  for (let nth = 0; nth < thingsTyped; nth += 1) await typeSomething(page, nth);
  for (let nth = 0; nth < answered; nth += 1) await answerOnce(page, nth);
  const { keys, answers } = await paintedIn(page);
  return { keys: keys.map(({ ms }) => ms), answers: answers.map(({ ms }) => ms) };
}

async function memoryOf(app: ElectronApplication): Promise<{ readonly core: number; readonly window: number }> {
  return app.evaluate(({ app: electron }) => {
    const megabytes = (type: string) =>
      electron
        .getAppMetrics()
        .filter((one) => one.type === type && (type !== 'Utility' || one.serviceName === 'node.mojom.NodeService'))
        .reduce((sum, one) => sum + one.memory.workingSetSize / 1024, 0);
    return { core: megabytes('Utility'), window: megabytes('Tab') };
  });
}
