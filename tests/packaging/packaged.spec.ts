import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { lockedApp } from '../../electron/app/app-state.ts';
import { dispatch } from '../../electron/app/dispatch.ts';
import { needCommands } from '../../electron/dev/system-packages.ts';
import { filesIn } from '../../electron/vault/files.ts';
import type { JournalCheck } from '../../shared/journal/model.ts';
import { lockedVault, passphrase } from '../counter/worlds.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { filesInArchive, packageHere, startPackaged, typeIntoWindow, until } from './packaged-app.ts';

test.describe.configure({ mode: 'serial' });

let app = '';
let folder = '';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await needCommands([{ command: 'xdotool', packages: ['xdotool'] }], console.log);
  app = await packageHere();
});

test.afterAll(() => {
  if (app !== '') rmSync(dirname(app), { recursive: true, force: true });
});

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-packaged-data-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('carries our code, one database addon, and nothing of the workshop', () => {
  const names = filesInArchive(join(app, 'resources', 'app.asar'));
  expect(names).toEqual(expect.arrayContaining(['package.json', 'out/main/main.js', 'out/preload/preload.cjs']));
  const packages = new Set(names.flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []));
  expect([...packages]).toEqual(['better-sqlite3']);
  expect(names.filter((name) => /\.(?:tsx?|map|gyp|cpp|c)$/.test(name))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.node'))).toHaveLength(1);
  const unpacked = join(app, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  expect(readdirSync(unpacked)).toEqual([`linux-${process.arch}.node`]);
  expect(existsSync(join(app, 'resources', 'app'))).toBe(false);
});

test('names everybody whose work it carries', () => {
  const notices = readFileSync(join(app, 'resources', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of [
    'react',
    'react-aria-components',
    'zod',
    'hash-wasm',
    'better-sqlite3-multiple-ciphers',
    'zustand',
  ]) {
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
  for (const words of ['SIL OPEN FONT LICENSE', 'Ulrich Telle', 'ISC License']) expect(notices).toContain(words);
  expect(readdirSync(app)).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']));
});

test('has its fuses set', async () => {
  const wire = await getCurrentFuseWire(join(app, 'regulars'));
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  for (const fuse of [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]) {
    expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  }
});

test('starts for nobody who wants to look inside', async () => {
  const { ended } = startPackaged(app, folder, ['--remote-debugging-port=0']);
  expect((await ended).code).toBe(2);
});

test('opens a vault for the passphrase typed at its keyboard, and closes it again', async () => {
  await lockedVault.prepare(folder);
  const before = await journalLength();
  const { database } = filesIn(folder);
  const isOpen = () => existsSync(`${database}-wal`);
  expect(isOpen()).toBe(false);

  const started = startPackaged(app, folder);
  const early = Symbol('ended');
  const opened = until(isOpen, 40, async () => {
    await typeIntoWindow(passphrase);
    await until(isOpen, 15, () => pause(200));
  });
  const outcome = await Promise.race([opened, started.ended.then(() => early)]);
  started.stop();
  const { said } = await started.ended;
  expect(outcome, said).toBe(true);

  // One line for the packaged app, one for looking at the journal now.
  expect(await journalLength()).toBe(before + 2);
});

/** Opens the vault in this process, which leaves a line of its own, and counts the lines of an unbroken journal. */
async function journalLength(): Promise<number> {
  // The packaged app runs on the real clock; one that lay behind it would be asked about first.
  const state = lockedApp(fakePorts({ folder, now: new Date().toISOString() }));
  const ask = async (name: string, input: unknown) => {
    const result = await dispatch(state, name, input, (mishap) => console.error(mishap));
    if (!result.ok) throw new Error(`${name} was refused: ${result.failure.code}`);
    return result.value;
  };
  try {
    await ask('vault.unlock', { passphrase });
    const check = (await ask('journal.verify', {})) as JournalCheck;
    expect(check.kind).toBe('whole');
    return check.length;
  } finally {
    state.unlocked?.vault.close();
  }
}
