import type { Runtime } from './find-electron.ts';
import { isRoot, root } from './surroundings.ts';

/** What starts the built app in this runtime; the shape Playwright's `_electron.launch` takes. */
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
