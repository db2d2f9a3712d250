import type { Session } from 'electron';
import { expect, it } from 'vitest';
import { customerWindowOptions, printWindowOptions, windowOptions } from '../../electron/shell/window-options.ts';

const settings = { session: {} as Session, preload: '/out/preload/preload.cjs', packaged: true };

const withoutPowers = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
  v8CacheOptions: 'none',
  devTools: false,
};

it('opens a window whose page has no powers', () => {
  const { webPreferences, ...window } = windowOptions(settings, false);
  expect(webPreferences).toEqual({ ...withoutPowers, session: settings.session, preload: settings.preload });
  expect(window).toMatchObject({ width: 1280, height: 800, minWidth: 900, minHeight: 600, show: false });
});

it('starts on the ground of the theme, so that nothing flashes', () => {
  expect(windowOptions(settings, false).backgroundColor).toBe('#FAF7F0');
  expect(windowOptions(settings, true).backgroundColor).toBe('#1B1A17');
});

it('prints from a window that nobody sees and that has no more powers', () => {
  const { webPreferences, show } = printWindowOptions(settings);
  expect(webPreferences).toMatchObject(withoutPowers);
  expect(show).toBe(false);
});

it("gives the customer's page no more powers, and the whole of its screen", () => {
  const bounds = { x: 1280, y: 0, width: 1024, height: 768 };
  const { webPreferences, ...window } = customerWindowOptions(settings, false, bounds);
  expect(webPreferences).toEqual({ ...withoutPowers, session: settings.session, preload: settings.preload });
  expect(window).toMatchObject({ ...bounds, frame: false, show: false });
});

it('has developer tools only before it is packaged', () => {
  expect(windowOptions({ ...settings, packaged: false }, false).webPreferences?.devTools).toBe(true);
});
