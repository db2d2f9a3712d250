import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { virtualDisplay } from '../../electron/dev/display.ts';
import { findElectron, type Runtime } from '../../electron/dev/find-electron.ts';
import { drivenLaunchOf } from '../../electron/dev/launch.ts';
import { samplePassphrase } from '../../electron/dev/sample-shop.ts';
import { CardInHand } from '../counter/pages/card-in-hand.ts';
import { ShopWindow } from '../counter/pages/shop-window.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop } from './shop.ts';

const answered = 20;
const typed = ['mulle', 'smith jo', '07700', 'garcia', 'anna', 'khan', 'olive', '@mail.ex'];

/** What a person waits for in the real window: the first page, a painted answer to a key, and the memory it takes. */
export async function windowFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const runtime = await findElectron();
  const display = await virtualDisplay();
  const world = { REGULARS_TEST: '1', REGULARS_FOLDER: shop.folder, REGULARS_KEY_COST: 'cheap', ...display.env };
  try {
    const bare = await coldStarts(() => bareElectron(runtime, display.env));
    const ours = await coldStarts(async () => {
      const app = await _electron.launch(drivenLaunchOf(runtime, world));
      const page = await app.firstWindow();
      await page.getByRole('heading', { level: 1 }).waitFor();
      return app;
    });
    const app = await _electron.launch(drivenLaunchOf(runtime, world));
    const page = await app.firstWindow();
    await new ShopWindow(page).unlock(samplePassphrase);
    await new ShopWindow(page).searchBox().waitFor();
    const painted = await paintTimes(page, new ShopWindow(page));
    const confirmed = await confirmTimes(page, new ShopWindow(page));
    const memory = await memoryOf(app);
    await app.close();
    return [
      { what: 'key pressed to people painted', ours: timesOf(painted) },
      { what: 'tap on Done to saved and painted', ours: timesOf(confirmed) },
      { what: 'cold start to the lock', ours: timesOf(ours), electron: timesOf(bare) },
      { what: 'memory of the core', ours: memory.core, unit: 'MB' },
      { what: 'memory of the window', ours: memory.window, unit: 'MB' },
    ];
  } finally {
    display.close();
  }
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

/** From the key event to the first frame after the list of people has changed; keys that change nothing say nothing. */
async function paintTimes(page: Page, shop: ShopWindow): Promise<readonly number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    let pressed: number | null = null;
    addEventListener(
      'beforeinput',
      () => {
        pressed = performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      const since = pressed;
      if (since === null || document.querySelector('[role="option"]') === null) return;
      pressed = null;
      requestAnimationFrame(() => setTimeout(() => seen.push(performance.now() - since)));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(globalThis, { benchSeen: seen });
  });
  for (const text of typed) {
    await shop.searchBox().fill('');
    await shop.searchBox().pressSequentially(text, { delay: 150 });
  }
  return page.evaluate(() => (globalThis as unknown as { readonly benchSeen: number[] }).benchSeen);
}

/** From the tap that records a card to the first frame of the page that thanks: by then it is on the disk. */
async function confirmTimes(page: Page, shop: ShopWindow): Promise<readonly number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    let tapped: number | null = null;
    addEventListener(
      'pointerup',
      ({ target }) => {
        tapped = target instanceof Element && target.closest('.card-end') !== null ? performance.now() : null;
      },
      true,
    );
    new MutationObserver(() => {
      const since = tapped;
      if (since === null || document.querySelector('.card-agreed') === null) return;
      tapped = null;
      requestAnimationFrame(() => setTimeout(() => seen.push(performance.now() - since)));
    }).observe(document.body, { childList: true, subtree: true });
    Object.assign(globalThis, { benchConfirmed: seen });
  });
  const card = new CardInHand(page);
  await shop.searchBox().fill('');
  for (let index = 0; index < answered; index += 1) {
    await shop.addCustomer(`Answering Person ${index}`, `answering${index}@example.org`);
    await card.question().waitFor();
    await card.answer('yes');
    await card.by('email');
    await card.goOn();
    await card.answer('not-now');
    await card.finish();
    await card.close();
    await shop.searchBox().waitFor();
  }
  return page.evaluate(() => (globalThis as unknown as { readonly benchConfirmed: number[] }).benchConfirmed);
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
