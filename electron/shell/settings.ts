/** What may be chosen from outside when the app starts. */
export type Settings = {
  /** Where the shop's files are kept, instead of the person's own place for app data. */
  readonly folder: string | null;
  /** A passphrase costs less, but never less than a key file may ask for. Tests only. */
  readonly cheapKey: boolean;
  /** PDFs land here without a question. Tests only. */
  readonly saveTo: string | null;
  /** The file that is taken where a person would have chosen one. Tests only. */
  readonly openFrom: string | null;
  /** The folder that is taken where a person would have chosen one. Tests only. */
  readonly folderFrom: string | null;
  /** Prints go to the default printer without a question. Tests only. */
  readonly printSilently: boolean;
  /** A database addon to load in place of the shipped one. For an older Electron only. */
  readonly sqliteBinding: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. The packaged app lets nobody choose anything but the folder. */
export function settingsFrom(env: Environment, packaged: boolean): Settings {
  const folder = given(env.REGULARS_FOLDER);
  const test = !packaged && env.REGULARS_TEST === '1';
  return {
    folder,
    cheapKey: test && env.REGULARS_KEY_COST === 'cheap',
    saveTo: test ? given(env.REGULARS_SAVE_TO) : null,
    openFrom: test ? given(env.REGULARS_OPEN_FROM) : null,
    folderFrom: test ? given(env.REGULARS_FOLDER_FROM) : null,
    printSilently: test,
    sqliteBinding: packaged ? null : given(env.REGULARS_SQLITE_BINDING),
  };
}

/** The environment of the process that holds the key: what a system needs to run it, and nothing that changes it. */
export function coreEnvironment(env: Environment, settings: Settings): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of neededBySystem) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  if (settings.sqliteBinding !== null) kept.REGULARS_SQLITE_BINDING = settings.sqliteBinding;
  return kept;
}

/** How the app was started, as far as it matters for refusing to. */
export type Start = {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly packaged: boolean;
};

/**
 * Names what was passed along that would let somebody look inside or load their own code, or `null`. An unpackaged app
 * may be debugged, because that is how tests drive it.
 */
export function refusedStart({ argv, env, packaged }: Start): string | null {
  for (const argument of argv) {
    const name = switchName(argument);
    if (name === null) continue;
    if (neverAllowed.some((refused) => matches(name, refused))) return argument;
    if (packaged && debugging.some((refused) => matches(name, refused))) return argument;
  }
  if (!packaged) return null;
  return refusedVariables.find((name) => given(env[name]) !== null) ?? null;
}

const debugging = ['remote-debugging-*', 'remote-allow-origins', 'inspect*', 'debug*'];

const neverAllowed = [
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'log-net-log',
  'user-data-dir',
  'proxy-*',
  'host-rules',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

const refusedVariables = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'];

const neededBySystem = [
  'HOME',
  'LANG',
  'LANGUAGE',
  'LC_ALL',
  'LC_TIME',
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'USERPROFILE',
  'windir',
];

function switchName(argument: string): string | null {
  // Chromium on Windows reads `/name` and `-name` as switches too.
  const found = /^(?:--?|\/)([a-z][a-z0-9-]*)(?:=|$)/i.exec(argument);
  return found?.[1]?.toLowerCase() ?? null;
}

function matches(name: string, refused: string): boolean {
  return refused.endsWith('*') ? name.startsWith(refused.slice(0, -1)) : name === refused;
}

function given(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
