import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, mustRun, root } from './surroundings.ts';
import { needCommands } from './system-packages.ts';

/**
 * The database addon for the fallback runtime, compiled the first time. The shipped one asks for a newer Node-API than that
 * runtime has and would end it at load. Headers come from npm, so a C and a C++ compiler are all it takes.
 */
export async function fallbackSqliteBinding(say: (line: string) => void): Promise<string> {
  const driver = join(root, 'node_modules', 'better-sqlite3');
  const { version } = JSON.parse(readFileSync(join(driver, 'package.json'), 'utf8')) as { version: string };
  const target = join(cacheFolder, `better-sqlite3-${version}-${process.platform}-${process.arch}.node`);
  if (existsSync(target)) return target;

  await needCommands([{ command: 'g++', packages: ['g++'] }], say);
  say('Compiling the database driver for this Electron (about a minute, once).');
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'compile-'));
  try {
    await compile(driver, work);
    renameSync(join(work, 'addon.node'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

// What the driver's own build does, flag for flag, but for the Node-API version.
async function compile(driver: string, work: string): Promise<void> {
  const sqlite = join(driver, 'deps', 'sqlite3');
  const common = ['-O3', '-fPIC', '-pthread', '-DNDEBUG', '-fvisibility=hidden'];
  await Promise.all([
    mustRun('gcc', [
      ...common,
      '-std=c99',
      '-w',
      '-D_GNU_SOURCE',
      ...sqliteDefines(driver).map((define) => `-D${define}`),
      '-c',
      join(sqlite, 'sqlite3.c'),
      '-o',
      join(work, 'sqlite3.o'),
    ]),
    mustRun('g++', [
      ...common,
      '-std=c++20',
      '-w',
      '-DNODE_GYP_MODULE_NAME=better_sqlite3',
      '-DBUILDING_NODE_EXTENSION',
      '-DNAPI_VERSION=2147483647',
      '-include',
      join(import.meta.dirname, 'node-api-experimental.h'),
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
      `-I${join(root, 'node_modules', 'node-api-headers', 'include')}`,
      `-I${join(root, 'node_modules', 'node-addon-api')}`,
      `-I${sqlite}`,
      '-c',
      join(driver, 'src', 'better_sqlite3.cpp'),
      '-o',
      join(work, 'driver.o'),
    ]),
  ]);
  await mustRun('g++', [
    '-shared',
    '-pthread',
    '-Wl,-Bsymbolic',
    '-Wl,--exclude-libs,ALL',
    join(work, 'driver.o'),
    join(work, 'sqlite3.o'),
    '-ldl',
    '-lm',
    '-o',
    join(work, 'addon.node'),
  ]);
}

function sqliteDefines(driver: string): readonly string[] {
  const gypi = readFileSync(join(driver, 'deps', 'defines.gypi'), 'utf8');
  const defines = [...gypi.matchAll(/^\s*'([A-Z0-9_]+(?:=-?\w+)?)',$/gm)].map((match) => match[1] ?? '');
  if (defines.length < 20) throw new Error('The database driver no longer lists its compile options where we look.');
  return defines;
}
