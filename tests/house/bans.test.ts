import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'tests', 'house', 'eslint.config.js') });

const core = 'electron/app/dispatch.ts';
const service = 'electron/shop/service.ts';
const contract = 'shared/contract.ts';
const screen = 'renderer/app/App.tsx';
const store = 'renderer/app/app-store.ts';
const syntax = 'no-restricted-syntax';
const imports = 'no-restricted-imports';
const globals = 'no-restricted-globals';
const promise = 'declare function later(): Promise<number>;\n';

const planted: readonly (readonly [what: string, file: string, code: string, rule: string])[] = [
  ['opening a database', service, "declare const Database: any; new Database('x');", syntax],
  ['loading the driver', service, "import Database from 'better-sqlite3';", syntax],
  ['loading the driver for a type', core, "import type Database from 'better-sqlite3';", syntax],
  ['reading the clock', service, 'export const now = Date.now();', syntax],
  ['reading the clock by a new date', screen, 'export const now = new Date();', syntax],
  ['reading the clock by a date text', core, 'export const now = Date();', syntax],
  ['making an id', core, "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();", syntax],
  ['making an id in the window', screen, 'export const id = crypto.randomUUID();', syntax],
  ['leaving things to chance', service, 'export const chance = Math.random();', syntax],
  ['serialising a database', 'electron/database/connection.ts', 'declare const db: any; db.serialize();', syntax],
  [
    'backing up through the driver',
    'electron/database/connection.ts',
    "declare const db: any; db.backup('x');",
    syntax,
  ],
  ['attaching a file', 'electron/database/connection.ts', "export const sql = 'ATTACH ? AS other';", syntax],
  ['attaching a file in a template', service, 'export const sql = `SELECT 1; ATTACH x AS y`;', syntax],
  ['changing the key by pragma', 'electron/database/connection.ts', "export const sql = 'PRAGMA rekey = 1';", syntax],
  ['changing the key', 'electron/database/connection.ts', 'declare const db: any; db.rekey(1);', syntax],
  ['raw markup', screen, "export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />;", syntax],
  ['raw markup by properties', screen, "export const x = { dangerouslySetInnerHTML: { __html: '' } };", syntax],
  ['raw markup by text', screen, "export const x = { 'dangerouslySetInnerHTML': { __html: '' } };", syntax],
  ['opening a link outside', core, 'declare const shell: any; shell.openExternal(1);', syntax],
  ["Electron's network", 'electron/shell/ports.ts', "import { net } from 'electron';\nexport const n = net;", syntax],
  ['keeping things in the browser', store, "window.localStorage.setItem('a', 'b');", syntax],
  ['keeping things in the browser, short', store, "localStorage.setItem('a', 'b');", globals],
  ['fetching', store, "void fetch('x');", globals],
  ['a socket from the window', store, "new WebSocket('x');", globals],
  ['talking to the core past the bridge', store, 'export const s = (window as any).shop;', syntax],
  ['talking to the core past the bridge, plainly', store, 'export const s = window.shop;', syntax],
  ['a default export', contract, 'export default 1;', syntax],
  ['a default export by name', contract, 'const a = 1;\nexport { a as default };', syntax],
  ['a default export in a test', 'tests/support/fake-ports.ts', 'export default 1;', syntax],
  ...[
    'net',
    'node:net',
    'http',
    'node:https',
    'node:http2',
    'node:dgram',
    'node:tls',
    'node:dns',
    'node:child_process',
  ].map(
    (name) =>
      [
        `importing ${name}`,
        'electron/vault/files.ts',
        `import * as it from '${name}';\nexport const x = it;`,
        imports,
      ] as const,
  ),
  ['importing a socket later', 'electron/vault/files.ts', "export const x = import('node:net');", syntax],
  ['a long file', service, `${'export {};\n'.repeat(251)}`, 'max-lines'],
  ['an excuse', service, `// biome-${'ignore'} lint: because\nexport {};`, 'no-warning-comments'],
  ['a promise nobody awaits', service, `${promise}later();\nexport {};`, '@typescript-eslint/no-floating-promises'],
  [
    'a test that cannot fail',
    'tests/shop/shop.test.ts',
    "import { expect } from 'vitest';\nexpect(Promise.reject(new Error())).rejects.toThrow();",
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a promise used as a yes or no',
    service,
    `${promise}export const x = later() ? 1 : 2;`,
    '@typescript-eslint/no-misused-promises',
  ],
  ['waiting for nothing', service, 'export const x = async () => { await 1; };', '@typescript-eslint/await-thenable'],
  [
    'a case left out',
    service,
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
];

const welcome: readonly (readonly [what: string, file: string, code: string])[] = [
  ['the clock in the shell', 'electron/shell/ports.ts', 'export const now = () => new Date().toISOString();'],
  [
    'ids in the shell',
    'electron/shell/ports.ts',
    "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;",
  ],
  ['dates that were given', service, 'export const at = new Date(0);'],
  [
    'the driver in its room',
    'electron/database/connection.ts',
    "import type Database from 'better-sqlite3';\nexport type D = Database.Database;",
  ],
  ['the core in the bridge', 'renderer/bridge/call.ts', 'export const s = window.shop;'],
  [
    'another program in the tools',
    'electron/dev/surroundings.ts',
    "import { spawn } from 'node:child_process';\nexport const s = spawn;",
  ],
];

describe('what the house never does', () => {
  // The first look reads the types of every room.
  beforeAll(async () => {
    await lint(service, 'export {};');
  }, 180_000);

  it.each(planted)('catches %s', async (_what, file, code, rule) => {
    expect(await lint(file, code)).toContain(rule);
  });

  it.each(welcome)('lets through %s', async (_what, file, code) => {
    expect(await lint(file, code)).toEqual([]);
  });
});

async function lint(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}
