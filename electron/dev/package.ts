import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { forgetBundledPackages } from './bundled-packages.ts';
import { findElectron, type Runtime } from './find-electron.ts';
import { thirdPartyNotices } from './notices.ts';
import { mustRun, root, run } from './surroundings.ts';

// `npm run package [-- electron-builder's options]`. With --dir it packages the Electron that is on this computer, so that it
// works where nothing can be downloaded; without, electron-builder fetches what each platform needs.
try {
  const args = process.argv.slice(2);
  forgetBundledPackages();
  await mustRun('npm', ['run', '--silent', 'build']);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(join(root, '.cache', 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  process.exitCode = args.includes('--dir') ? await packageHere(args) : await build(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function packageHere(args: readonly string[]): Promise<number> {
  const runtime = await findElectron();
  console.log(runtime.because);
  const folder = mkdtempSync(join(tmpdir(), 'regulars-package-'));
  try {
    copyWithoutApp(runtime.folder, folder);
    const code = await build([...args, `-c.electronDist=${folder}`, `-c.electronVersion=${runtime.version}`]);
    if (code === 0) putBindingInto(unpackedFolder(args), runtime);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(args: readonly string[]): Promise<number> {
  const all = ['--config', 'electron-builder.yml', '--publish', 'never', ...args];
  return (await run('electron-builder', all, { output: 'show' })).code;
}

/** The launcher that stands in the fallback's resources must not end up in a package. */
function copyWithoutApp(from: string, to: string): void {
  const ours = join('resources', 'app');
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => relative(from, source) !== ours,
  });
}

/** The shipped addon would end the fallback runtime at load, so the one compiled for it takes its place. */
function putBindingInto(unpacked: string, { sqliteBinding }: Runtime): void {
  if (sqliteBinding === null) return;
  const target = join(unpacked, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node');
  if (!existsSync(target)) throw new Error(`The packaged app has no database addon at ${target}.`);
  writeFileSync(target, readFileSync(sqliteBinding));
}

function unpackedFolder(args: readonly string[]): string {
  const output = args.find((argument) => argument.startsWith('-c.directories.output='))?.split('=')[1];
  return join(resolve(root, output ?? 'release'), 'linux-unpacked');
}
