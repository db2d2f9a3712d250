import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { launchOf } from '../../electron/dev/launch.ts';
import type { ShopBridge } from '../../renderer/bridge/call.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { lockedVault, passphrase, shop, shopWith } from './worlds.ts';

test.describe('the page', () => {
  test('has two functions and no other powers', async ({ window }) => {
    const powers = await window.evaluate(() => ({
      shop: Object.keys(window.shop).sort(),
      frozen: Object.isFrozen(window.shop),
      node: ['require', 'process', 'Buffer', 'global', 'module', 'electron'].filter((name) => name in window),
      secure: window.isSecureContext,
    }));
    expect(powers).toEqual({ shop: ['call', 'on'], frozen: true, node: [], secure: true });
  });

  test('runs with every protection that Electron has', async ({ running }) => {
    const seen = await running.app.evaluate(({ app, BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      const contents = windows[0]?.webContents;
      return {
        windows: windows.length,
        // In no version's types, in every version's code.
        preferences: (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
        kept: contents?.session.isPersistent(),
        spelling: contents?.session.isSpellCheckerEnabled(),
        packaged: app.isPackaged,
      };
    });
    expect(seen).toMatchObject({
      windows: 1,
      preferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
      },
      kept: false,
      spelling: false,
      packaged: false,
    });
  });

  test('reaches nobody, by any way a page has', async ({ running, window }) => {
    const { address, visits, close } = await listen();
    const tried = await window.evaluate(async (url) => {
      const outcome = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'went out',
          () => 'refused',
        );
      const loads = (element: HTMLElement, source: Record<string, string>) =>
        new Promise<void>((loaded, failed) => {
          element.onload = () => loaded();
          element.onerror = () => failed(new Error());
          Object.assign(element, source);
          document.head.append(element);
          setTimeout(() => failed(new Error()), 1000);
        });
      return {
        fetch: await outcome(fetch(url)),
        own: await outcome(fetch('app://-/index.html')),
        request: await outcome(
          new Promise<void>((loaded, failed) => {
            const request = new XMLHttpRequest();
            request.onload = () => loaded();
            request.onerror = () => failed(new Error());
            request.open('GET', url);
            request.send();
          }),
        ),
        socket: await outcome(
          new Promise<void>((opened, failed) => {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = () => opened();
            socket.onerror = () => failed(new Error());
          }),
        ),
        picture: await outcome(loads(document.createElement('img'), { src: url })),
        style: await outcome(loads(document.createElement('link'), { rel: 'stylesheet', href: url })),
        frame: await outcome(
          loads(document.createElement('iframe'), { src: url }).then(() => {
            // A refused frame loads an empty page, which is not the one that was asked for.
            if (document.querySelector('iframe')?.contentDocument === null) throw new Error();
          }),
        ),
        worker: await outcome(
          new Promise<void>((started, failed) => {
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
            worker.onmessage = () => started();
            worker.onerror = () => failed(new Error());
          }),
        ),
        beacon: navigator.sendBeacon(url) ? 'queued' : 'refused',
      };
    }, address);
    expect(Object.values(tried).filter((outcome) => outcome === 'went out')).toEqual([]);
    // Not even the shell itself, by the session that it does not use.
    const shellItself = running.app.evaluate(({ session }, url) => session.defaultSession.fetch(url), address);
    await expect(shellItself).rejects.toThrow(/ERR_/);
    expect(visits()).toBe(0);
    close();
  });

  test('stays where it is and opens nothing', async ({ running, window }) => {
    const { address, visits, close } = await listen();
    expect(await window.evaluate((url) => window.open(url), address)).toBeNull();
    expect(await window.evaluate(() => window.open('app://-/index.html'))).toBeNull();
    for (const url of [address, 'https://example.org/', 'file:///etc/passwd', 'app://-/assets/', 'data:text/html,x']) {
      await window.evaluate((to) => {
        location.href = to;
      }, url);
    }
    await window.evaluate((url) => {
      const form = document.createElement('form');
      form.action = url;
      document.body.append(form);
      form.submit();
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    }, address);
    expect((await ask(window, 'vault.start')).ok).toBe(true);
    expect(window.url()).toBe('app://-/index.html');
    expect(running.app.windows()).toHaveLength(1);
    expect(visits()).toBe(0);
    close();
  });

  test('runs no text as code', async ({ window }) => {
    // Straight inside `evaluate` the developer tools' own powers would be at work, so it happens a moment later.
    const refused = await window.evaluate(
      () =>
        new Promise<string[]>((done) => {
          setTimeout(() => {
            const names: string[] = [];
            const attempt = (name: string, act: () => void) => {
              try {
                act();
                names.push(`${name} ran`);
              } catch (error) {
                names.push(`${name}: ${(error as Error).name}`);
              }
            };
            const indirect = Reflect.get(window, 'eval') as (code: string) => unknown;
            attempt('eval', () => indirect('1'));
            attempt('Function', () => Reflect.construct(Function, ['return 1'])());
            attempt('markup', () => {
              document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
            });
            attempt('script', () => {
              document.createElement('script').text = 'window.ran = true';
            });
            done(names);
          }, 0);
        }),
    );
    expect(refused).toEqual(['eval: EvalError', 'Function: EvalError', 'markup: TypeError', 'script: TypeError']);
  });

  test('is refused every permission', async ({ window }) => {
    const granted = await window.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'local-fonts'];
      const found: string[] = [];
      for (const name of names) {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        if (state === 'granted') found.push(name);
      }
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => found.push('getUserMedia'),
        () => {},
      );
      await navigator.clipboard.readText().then(
        () => found.push('readText'),
        () => {},
      );
      return found;
    });
    expect(granted).toEqual([]);
  });
});

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
    const saved = await ask(window, 'signs.savePdf', { format: 'card-a6', language: 'en' });
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

type Bridge = Pick<ShopBridge, 'call'>;

function ask(window: Page, name: string, input: object = {}): Promise<Result<unknown>> {
  return window.evaluate(([called, given]) => (window.shop as Bridge).call(called, given), [name, input] as const);
}

/** A server of our own that nobody should find. */
async function listen() {
  let seen = 0;
  const server = createServer((_request, response) => {
    seen += 1;
    response.end('here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, visits: () => seen, close: () => server.close() };
}

function corePid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Regulars core')?.pid ?? 0);
}

async function killCore(app: ElectronApplication): Promise<void> {
  process.kill(await corePid(app), 'SIGKILL');
}

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

/** Asked from behind, because the page that the test held on to has crashed. */
function vaultKind(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "window.shop.call('vault.start', {}).then(({ value }) => value.vault.kind)",
    ),
  );
}
