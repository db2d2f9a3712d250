import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardContents, guardEverything, guardSession, mayBeRequested } from '../../electron/shell/guards.ts';

/** Stands in for any object of Electron: remembers what each setter was given, and emits events. */
function fake(): EventEmitter & { readonly given: Record<string, unknown[]> } {
  const given: Record<string, unknown[]> = {};
  const emitter = Object.assign(new EventEmitter(), { given });
  const keep =
    (name: string) =>
    (...handed: unknown[]) => {
      given[name] = handed;
    };
  const webRequest = { onBeforeRequest: keep('onBeforeRequest') };
  return new Proxy(emitter, {
    get(target, name, self) {
      if (name === 'webRequest') return webRequest;
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name, self);
      return keep(name);
    },
  });
}

function guardedSession(packaged = true) {
  const session = fake();
  guardSession(session as unknown as Session, packaged);
  const handler = (name: string) => session.given[name]?.[0] as (...handed: unknown[]) => unknown;
  return { session, handler };
}

/** Every permission that the installed Electron knows, from its own types. */
function allPermissions(): readonly string[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8');
  const listed = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types);
  return [...(listed?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('permissions', () => {
  it('are refused, every one that Electron knows', () => {
    const { handler } = guardedSession();
    const names = allPermissions();
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const answer = vi.fn();
      handler('setPermissionRequestHandler')({}, name, answer, {});
      expect(answer.mock.calls).toEqual([[false]]);
      expect(handler('setPermissionCheckHandler')(null, name, 'app://-', {})).toBe(false);
    }
  });

  it('are refused for devices and screens too', () => {
    const { session, handler } = guardedSession();
    expect(handler('setDevicePermissionHandler')({})).toBe(false);
    expect(handler('setUSBProtectedClassesHandler')({ protectedClasses: ['audio', 'hid'] })).toEqual(['audio', 'hid']);
    const screen = vi.fn();
    handler('setDisplayMediaRequestHandler')({}, screen);
    expect(screen.mock.calls).toEqual([[{}]]);
    for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device']) {
      const event = { preventDefault: vi.fn() };
      const answer = vi.fn();
      session.emit(
        name,
        event,
        name === 'select-serial-port' ? [] : {},
        ...(name === 'select-serial-port' ? [{}] : []),
        answer,
      );
      expect(event.preventDefault).toHaveBeenCalledOnce();
      expect(answer.mock.calls.flat().filter(Boolean)).toEqual([]);
      expect(answer).toHaveBeenCalledOnce();
    }
  });
});

describe('a session', () => {
  it('downloads nothing, spells nothing and has no way out', () => {
    const { session } = guardedSession();
    const event = { preventDefault: vi.fn() };
    session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(session.given.setSpellCheckerEnabled).toEqual([false]);
    expect(session.given.setProxy).toMatchObject([{ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' }]);
  });

  it('cancels every request that is not to the app itself', () => {
    const { handler } = guardedSession();
    for (const url of elsewhere()) {
      const answer = vi.fn();
      handler('onBeforeRequest')({ url }, answer);
      expect(answer.mock.calls, url).toEqual([[{ cancel: true }]]);
    }
    const answer = vi.fn();
    handler('onBeforeRequest')({ url: 'app://-/index.html' }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel: false }]]);
  });

  it('has developer tools only before it is packaged', () => {
    expect(mayBeRequested('devtools://devtools/bundled/devtools_app.html', false)).toBe(true);
    expect(mayBeRequested('devtools://devtools/bundled/devtools_app.html', true)).toBe(false);
  });
});

describe('a page', () => {
  function guardedPage() {
    const page = fake();
    guardContents(page as unknown as WebContents);
    return page;
  }
  const emit = (page: EventEmitter, name: string, details: object = {}) => {
    const event = { preventDefault: vi.fn(), ...details };
    page.emit(name, event, [], () => {});
    return event.preventDefault.mock.calls.length > 0;
  };

  it('goes nowhere but to our own pages', () => {
    const page = guardedPage();
    for (const url of [...elsewhere(), 'app://-/assets/app.js', 'app://-/']) {
      expect(emit(page, 'will-navigate', { url }), url).toBe(true);
      expect(emit(page, 'will-frame-navigate', { url, isMainFrame: true }), url).toBe(true);
    }
    expect(emit(page, 'will-navigate', { url: 'app://-/index.html' })).toBe(false);
    expect(emit(page, 'will-frame-navigate', { url: 'app://-/index.html', isMainFrame: true })).toBe(false);
    expect(emit(page, 'will-redirect', { url: 'app://-/index.html' })).toBe(true);
  });

  it('has no frames, no webviews, no other windows and no Bluetooth', () => {
    const page = guardedPage();
    expect(emit(page, 'will-frame-navigate', { url: 'app://-/index.html', isMainFrame: false })).toBe(true);
    expect(emit(page, 'will-attach-webview')).toBe(true);
    expect(emit(page, 'select-bluetooth-device')).toBe(true);
    const open = page.given.setWindowOpenHandler?.[0] as (details: object) => object;
    expect(open({ url: 'app://-/index.html' })).toEqual({ action: 'deny' });
    expect(page.given.setWebRTCIPHandlingPolicy).toEqual(['disable_non_proxied_udp']);
  });
});

it('guards every session and every page there will ever be', () => {
  const app = new EventEmitter();
  guardEverything(app as unknown as App, true);
  const session = fake();
  const page = fake();
  app.emit('session-created', session);
  app.emit('web-contents-created', {}, page);
  expect(session.given.setPermissionRequestHandler).toBeDefined();
  expect(page.given.setWindowOpenHandler).toBeDefined();
  const event = { preventDefault: vi.fn() };
  const answer = vi.fn();
  app.emit('certificate-error', event, page, 'https://example.org', 'bad', {}, answer);
  expect(answer.mock.calls).toEqual([[false]]);
});

/** Two hundred addresses and more that are not ours. */
function elsewhere(): readonly string[] {
  const schemes = ['http', 'https', 'ws', 'wss', 'ftp', 'file', 'chrome', 'chrome-extension', 'filesystem', 'about'];
  const rests = [
    '//example.org/',
    '//127.0.0.1:9222/json',
    '//localhost/',
    '//[::1]/',
    '//-/index.html',
    '//app/index.html',
    '///etc/passwd',
    '//169.254.169.254/',
    '//example.org/app://-/index.html',
    '//user:word@example.org/',
    '//xn--e1afmkfd.example/',
    '//10.0.0.1/?app://-/',
    '//example.org/#app://-/',
    '//fonts.example/css',
    '//updates.example/',
    '//example.org:443/data:',
    '//a',
    '//%2d/index.html',
    '//../-/',
    '//dictionaries.example/en.bdic',
  ];
  return [
    ...schemes.flatMap((scheme) => rests.map((rest) => `${scheme}:${rest}`)),
    'app://other/index.html',
    'app://-.example.org/index.html',
    'app://-@example.org/',
    'app:-/index.html',
    'blob:https://example.org/1',
    'blob:null/1',
    'javascript:alert(1)',
    '',
  ];
}
