import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { launchOf } from '../../electron/dev/launch.ts';
import type {} from '../../renderer/bridge/call.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { lockedVault, passphrase, shop, shopWith } from './worlds.ts';

test.describe('the core', () => {
  test.use({ world: lockedVault });

  test('ends suddenly, and the lock comes up', async ({ running, window }) => {
    const counter = new ShopWindow(window);
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
    await killCore(running.app);
    await window.getByRole('heading', { name: counter.say('lock.title') }).waitFor();
    expect(await ask(window, 'customers.find', { text: 'a' })).toMatchObject({ failure: { code: 'vault.locked' } });
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
  });

  test('is replaced by another one with every lock, so that the key is gone', async ({ running, window }) => {
    const counter = new ShopWindow(window);
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
    const before = await corePid(running.app);
    await counter.lock();
    await expect.poll(() => corePid(running.app)).not.toBe(before);
    expect(isRunning(before)).toBe(false);
  });

  test('is locked when the page itself ends suddenly', async ({ running, window }) => {
    const counter = new ShopWindow(window);
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
    const before = await corePid(running.app);
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(() => isRunning(before)).toBe(false);
    await expect.poll(() => vaultKind(running.app)).toBe('locked');
  });

  test('never opens a second time on the same folder', async ({ running, window, folder }) => {
    const runtime = await findElectron();
    const { executablePath, args, env } = launchOf(runtime, { REGULARS_TEST: '1', REGULARS_FOLDER: folder });
    const second = spawn(executablePath, args, { env, stdio: 'ignore' });
    const code = await new Promise((ended) => second.once('exit', ended));
    expect(code).toBe(0);
    expect(running.app.windows()).toHaveLength(1);
    expect((await ask(window, 'vault.start')).ok).toBe(true);
  });

  test('gives a sign to a PDF of the exact size, without a question under test', async ({ window, savedTo }) => {
    const counter = new ShopWindow(window);
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
    const saved = await ask(window, 'signs.savePdf', { format: 'card-a6', language: 'en', look: firstLook });
    expect(saved).toEqual({ ok: true, value: { kind: 'done' } });
    const [name = ''] = readdirSync(savedTo);
    const pdf = readFileSync(join(savedTo, name), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes).toHaveLength(1);
    expect(Math.abs(Number(boxes[0]?.[1]) - (105 / 25.4) * 72)).toBeLessThan(0.75);
    expect(Math.abs(Number(boxes[0]?.[2]) - (148 / 25.4) * 72)).toBeLessThan(0.75);
    expect(pdf).toContain('/Title (Regulars)');
  });
});

test.describe('the idle lock', () => {
  test.use({
    world: shopWith('a shop that locks after 15 seconds', async (change) => {
      const { name, address, contact } = shop;
      await change('shop.change', { name, address, contact, accent: '#2e6b57', idleSeconds: 15 });
    }),
  });

  test('comes when nobody touches the screen, and not before', async ({ window }) => {
    const counter = new ShopWindow(window);
    await counter.unlock(passphrase);
    await counter.searchBox().waitFor();
    const since = performance.now();
    await counter.searchBox().fill('ro');
    await window.getByRole('heading', { name: counter.say('lock.title') }).waitFor({ timeout: 25_000 });
    expect(performance.now() - since).toBeGreaterThan(14_000);
    expect(await window.getByRole('searchbox').count()).toBe(0);
  });
});

function ask(page: Page, name: string, input: object = {}): Promise<Result<unknown>> {
  return page.evaluate(([called, given]) => window.shop.call(called, given), [name, input] as const);
}

function corePid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Regulars core')?.pid ?? 0);
}

async function killCore(app: ElectronApplication): Promise<void> {
  process.kill(await corePid(app), 'SIGKILL');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Asked from behind, because the page that the test held on to has crashed. */
function vaultKind(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "window.shop.call('vault.start', {}).then(({ value }) => value.vault.kind)",
    ),
  );
}
