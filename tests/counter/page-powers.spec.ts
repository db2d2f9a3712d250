import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {} from '../../renderer/bridge/call.ts';
import { expect, test } from './fixtures.ts';

test.describe('the page', () => {
  test('has two functions and no other powers', async ({ window: page }) => {
    const powers = await page.evaluate(() => ({
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

  test('reaches nobody, by any way a page has', async ({ running, window: page }) => {
    const { address, visits, close } = await listen();
    const tried = await page.evaluate(async (url) => {
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

  test('stays where it is and opens nothing', async ({ running, window: page }) => {
    await page.waitForLoadState();
    const { address, visits, close } = await listen();
    expect(await page.evaluate((url) => window.open(url), address)).toBeNull();
    expect(await page.evaluate(() => window.open('app://-/index.html'))).toBeNull();
    for (const url of [address, 'https://example.org/', 'file:///etc/passwd', 'app://-/assets/', 'data:text/html,x']) {
      await page.evaluate((to) => {
        location.href = to;
      }, url);
    }
    await page.evaluate((url) => {
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
    expect((await page.evaluate(() => window.shop.call('vault.start', {}))).ok).toBe(true);
    expect(page.url()).toBe('app://-/index.html');
    expect(running.app.windows()).toHaveLength(1);
    expect(visits()).toBe(0);
    close();
  });

  test('runs no text as code', async ({ window: page }) => {
    // Straight inside `evaluate` the developer tools' own powers would be at work, so it happens a moment later.
    const refused = await page.evaluate(
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

  test('is refused every permission', async ({ window: page }) => {
    const granted = await page.evaluate(async () => {
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
