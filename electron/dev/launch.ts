import { join } from 'node:path';
import type { Runtime } from './find-electron.ts';
import { isRoot, root } from './surroundings.ts';

/** What starts the built app in this runtime. */
export type Launch = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
};

/** How to start an app folder (the built app unless said otherwise) in this runtime, with more environment for it. */
export function launchOf(runtime: Runtime, more: Readonly<Record<string, string>> = {}, app: string = root): Launch {
  return {
    executablePath: runtime.executable,
    args: [...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []), app],
    env: { ...ownEnvironment(), ...bindingOf(runtime), ...more },
  };
}

/**
 * As `launchOf`, for Playwright's `_electron.launch`. Its loader holds `ready` back until Playwright has taken hold of the
 * app; left to itself Playwright adds it only when no path is given, and then now and then misses the first window.
 */
export function drivenLaunchOf(
  runtime: Runtime,
  more: Readonly<Record<string, string>> = {},
  app: string = root,
): Launch & { readonly chromiumSandbox: boolean } {
  const { executablePath, args, env } = launchOf(runtime, more, app);
  const loader = join(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');
  return { executablePath, args: ['-r', loader, ...args], env, chromiumSandbox: !isRoot };
}

function bindingOf(runtime: Runtime): Record<string, string> {
  return runtime.sqliteBinding === null ? {} : { REGULARS_SQLITE_BINDING: runtime.sqliteBinding };
}

/** Our own environment without what would turn Electron into Node. */
function ownEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || name === 'ELECTRON_RUN_AS_NODE' || name === 'NODE_OPTIONS') continue;
    env[name] = value;
  }
  return env;
}
