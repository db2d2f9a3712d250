import { isRoot, mustRun, run } from './surroundings.ts';

/** What Electron links against on Debian and its relatives, beside a C library. */
const electronLibraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libdrm2',
  'libnotify4',
  'libsecret-1-0',
] as const;

export type NeededCommand = { readonly command: string; readonly packages: readonly string[] };

/** Makes sure that these commands can be run, by installing them where we may, or throws with the one line to type. */
export async function needCommands(needed: readonly NeededCommand[], say: (line: string) => void): Promise<void> {
  const missing: string[] = [];
  for (const { command, packages } of needed) {
    if (!(await isOnPath(command))) missing.push(...packages);
  }
  await install(missing, say);
}

/** Makes sure that the libraries this Electron links against are there. Only Linux lacks any. */
export async function needElectronLibraries(executable: string, say: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return;
  if ((await missingLibraries(executable)).length === 0) return;
  await install(electronLibraries, say);
  const still = await missingLibraries(executable);
  if (still.length > 0)
    throw new Error(`Electron cannot start here, these libraries are missing: ${still.join(', ')}.`);
}

async function missingLibraries(executable: string): Promise<readonly string[]> {
  const { output } = await run('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

async function isOnPath(command: string): Promise<boolean> {
  return (await run('sh', ['-c', `command -v ${command}`])).code === 0;
}

async function install(packages: readonly string[], say: (line: string) => void): Promise<void> {
  if (packages.length === 0) return;
  const byHand = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!(await isOnPath('apt-get'))) {
    throw new Error(`Something is missing on this computer. On Debian it would be: ${byHand}`);
  }
  if (!isRoot)
    throw new Error(`Something is missing on this computer. Please run this, then try again: sudo ${byHand}`);
  say(`Installing ${packages.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-get', ['update', '-qq'], { env });
  const names: string[] = [];
  for (const name of packages) names.push(await nameHere(name));
  await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}

/** Newer releases carry some libraries under a name with `t64` at its end. */
async function nameHere(name: string): Promise<string> {
  const renamed = `${name}t64`;
  return (await run('apt-cache', ['show', renamed])).code === 0 ? renamed : name;
}
