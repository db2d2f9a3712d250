import { describe, expect, it } from 'vitest';
import { coreEnvironment, refusedStart, settingsFrom } from '../../electron/shell/settings.ts';

const everything = {
  REGULARS_FOLDER: '/shop',
  REGULARS_TEST: '1',
  REGULARS_SAVE_TO: '/saved',
  REGULARS_OPEN_FROM: '/chosen.json',
  REGULARS_FOLDER_FROM: '/chosen',
  REGULARS_KEY_COST: 'cheap',
  REGULARS_SQLITE_BINDING: '/addon.node',
  HOME: '/home/owner',
  NODE_OPTIONS: '--require /evil.js',
  LD_PRELOAD: '/evil.so',
};

describe('what may be chosen from outside', () => {
  it('is only the folder in the packaged app', () => {
    expect(settingsFrom(everything, true)).toEqual({
      folder: '/shop',
      cheapKey: false,
      saveTo: null,
      openFrom: null,
      folderFrom: null,
      printSilently: false,
      sqliteBinding: null,
    });
  });

  it('is more under test', () => {
    expect(settingsFrom(everything, false)).toEqual({
      folder: '/shop',
      cheapKey: true,
      saveTo: '/saved',
      openFrom: '/chosen.json',
      folderFrom: '/chosen',
      printSilently: true,
      sqliteBinding: '/addon.node',
    });
  });

  it('stays expensive and asks where to save when nobody says that it is a test', () => {
    const settings = settingsFrom({ ...everything, REGULARS_TEST: undefined }, false);
    expect(settings).toMatchObject({ cheapKey: false, saveTo: null, printSilently: false });
  });

  it('does not reach the process that holds the key', () => {
    const settings = settingsFrom(everything, true);
    expect(coreEnvironment(everything, settings)).toEqual({ HOME: '/home/owner' });
  });
});

describe('starting', () => {
  const start = (argv: string[], packaged: boolean, env = {}) => refusedStart({ argv, env, packaged });

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect=0',
    '--inspect-brk=0',
    '-inspect',
    '/inspect',
    '--INSPECT',
    '--debug-port=1',
  ])('with %s is refused when packaged, and is how tests drive the app otherwise', (argument) => {
    expect(start([argument], true)).toBe(argument);
    expect(start([argument], false)).toBeNull();
  });

  it.each([
    '--js-flags=--expose-gc',
    '--load-extension=/x',
    '--disable-web-security',
    '--proxy-server=example.org:80',
    '--user-data-dir=/elsewhere',
    '--log-net-log=/x',
  ])('with %s is always refused', (argument) => {
    expect(start([argument], true)).toBe(argument);
    expect(start([argument], false)).toBe(argument);
  });

  it.each(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE'])('with %s set is refused when packaged', (name) => {
    expect(start([], true, { [name]: '1' })).toBe(name);
    expect(start([], true, { [name]: '' })).toBeNull();
    expect(start([], false, { [name]: '1' })).toBeNull();
  });

  it('goes on with what a system adds by itself', () => {
    expect(start(['--no-sandbox', '/opt/regulars', '--ozone-platform=wayland', '--lang=de'], true)).toBeNull();
  });
});
