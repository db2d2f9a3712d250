import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Rule = { readonly name: string; readonly from: object; readonly to: object };
type Violation = { readonly from: string; readonly rule: { readonly name: string } };

const root = resolve(import.meta.dirname, '..', '..');
const config = join(root, 'tests', 'house', 'layers.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: readonly Rule[] };

/** One forbidden import per rule, and some rules twice. A leading `type ` makes it an import of types. */
const planted: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['all-found', 'electron/app/lost.ts', 'electron/app/nowhere-to-be-found.ts'],
  ['electron-only-in-the-shell', 'electron/app/windows.ts', 'electron'],
  ['electron-only-in-the-shell', 'renderer/customers/windows.ts', 'electron'],
  ['driver-only-in-database', 'electron/vault/driver.ts', 'better-sqlite3'],
  ['driver-only-in-database', 'electron/customers/driver.ts', 'type better-sqlite3'],
  ['screens-only-in-the-renderer', 'electron/customers/screen.ts', 'react'],
  ['screens-only-in-the-renderer', 'shared/customers/screen.ts', 'type react'],
  ['node-only-where-files-are', 'electron/customers/files.ts', 'node:fs'],
  ['node-only-where-files-are', 'electron/app/files.ts', 'node:path'],
  ['node-only-where-files-are', 'shared/foundation/files.ts', 'node:crypto'],
  ['node-only-where-files-are', 'renderer/kit/files.ts', 'node:os'],
  ['no-node-in-migrations', 'electron/database/migrations/0009-files.ts', 'node:fs'],
  ['shared-stands-alone', 'shared/customers/service.ts', 'type electron/customers/service.ts'],
  ['shared-stands-alone', 'shared/customers/words.ts', 'renderer/app/words.ts'],
  ['window-and-core-are-strangers', 'renderer/customers/core.ts', 'electron/customers/service.ts'],
  ['window-and-core-are-strangers', 'renderer/bridge/core.ts', 'type electron/app/dispatch.ts'],
  ['core-never-sees-screens', 'electron/notices/words.ts', 'renderer/app/words.ts'],
  ['product-without-tests', 'electron/app/tested.ts', 'tests/support/fake-ports.ts'],
  ['product-without-tests', 'electron/shell/tooled.ts', 'electron/dev/find-electron.ts'],
  ['rules-are-pure', 'electron/notices/rules.ts', 'electron/customers/rules.ts'],
  ['rules-are-pure', 'electron/customers/rules.ts', 'electron/customers/store.ts'],
  ['rules-are-pure', 'electron/retention/rules.ts', 'type electron/app/ports.ts'],
  ['stores-only-store', 'electron/notices/store.ts', 'electron/customers/store.ts'],
  ['stores-only-store', 'electron/retention/store.ts', 'electron/journal/journal.ts'],
  ['services-ask-services', 'electron/retention/service.ts', 'electron/customers/store.ts'],
  ['services-ask-services', 'electron/retention/purge.ts', 'electron/customers/rules.ts'],
  ['services-ask-services', 'electron/notices/service.ts', 'electron/database/open-database.ts'],
  ['handlers-keep-to-their-noun', 'electron/notices/handlers.ts', 'electron/customers/service.ts'],
  ['core-types-are-types', 'electron/consents/service.ts', 'electron/app/ports.ts'],
  ['core-types-are-types', 'electron/consents/record-consent.ts', 'electron/vault/unlocked-vault.ts'],
  ['journal-writes-only', 'electron/journal/journal.ts', 'electron/customers/service.ts'],
  ['database-knows-no-nouns', 'electron/database/open-database.ts', 'electron/journal/journal.ts'],
  ['migrations-are-frozen', 'electron/database/migrations/0008-living.ts', 'shared/customers/model.ts'],
  ['migrations-are-frozen', 'electron/database/migrations/0007-living.ts', 'electron/database/connection.ts'],
  ['vault-opens-only', 'electron/vault/service.ts', 'electron/customers/store.ts'],
  ['only-set-up-asks-nouns', 'electron/vault/open-vault.ts', 'electron/shop/service.ts'],
  ['app-composes-only', 'electron/app/dispatch.ts', 'electron/customers/service.ts'],
  ['shell-decides-nothing', 'electron/shell/main.ts', 'electron/customers/service.ts'],
  ['shell-decides-nothing', 'electron/shell/window.ts', 'electron/database/open-database.ts'],
  ['screens-of-a-noun', 'renderer/notices/notices-store.ts', 'renderer/customers/customers-store.ts'],
  ['screens-of-a-noun', 'renderer/consents/Card.tsx', 'renderer/app/Frame.tsx'],
  ['kit-has-no-product', 'renderer/kit/Button.tsx', 'renderer/app/words.ts'],
  ['kit-has-no-product', 'renderer/kit/Table.tsx', 'type shared/customers/model.ts'],
  ['bridge-only-bridges', 'renderer/bridge/call.ts', 'renderer/app/words.ts'],
  ['no-cycles', 'electron/app/egg.ts', 'electron/app/hen.ts'],
];

/** Imports that the house wants. None of them may be reported. */
const welcome: readonly (readonly [from: string, to: string])[] = [
  // Closes the planted cycle; a cycle is reported once, at its first file.
  ['electron/app/hen.ts', 'electron/app/egg.ts'],
  ['electron/shop/rules.ts', 'shared/shop/model.ts'],
  ['electron/shop/store.ts', 'type electron/database/connection.ts'],
  ['electron/shop/service.ts', 'electron/shop/store.ts'],
  ['electron/datamap/service.ts', 'electron/shop/service.ts'],
  ['electron/datamap/keep.ts', 'electron/journal/journal.ts'],
  ['electron/datamap/words.ts', 'type electron/app/ports.ts'],
  ['electron/shop/handlers.ts', 'electron/shop/service.ts'],
  ['electron/app/handlers.ts', 'electron/shop/handlers.ts'],
  ['electron/vault/files.ts', 'node:path'],
  ['electron/shell/guards.ts', 'electron'],
  ['electron/shell/core-process.ts', 'electron/app/build-app.ts'],
  ['electron/database/driver.ts', 'better-sqlite3'],
  ['renderer/counter/CounterPage.tsx', 'renderer/consents/ConsentCard.tsx'],
  ['renderer/counter/counter-store.ts', 'renderer/bridge/call-core.ts'],
];

describe('the layers of the house', () => {
  let folder = '';
  let violations: readonly Violation[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'regulars-layers-'));
    for (const [, from, to] of planted) plant(folder, from, to);
    for (const [from, to] of welcome) plant(folder, from, to);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    violations = cruise(folder);
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(planted)('catches %s when %s imports %s', (rule, from) => {
    const caught = violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name);
    expect(caught).toContain(rule);
  });

  it.each(welcome)('lets %s import %s', (from) => {
    expect(violations.filter((violation) => violation.from === from)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const proven = new Set(planted.map(([rule]) => rule));
    expect(forbidden.map((rule) => rule.name).filter((name) => !proven.has(name))).toEqual([]);
  });

  it('looks at every room', () => {
    const rooms = readdirSync(root).filter((name) => ['electron', 'renderer', 'shared', 'tests'].includes(name));
    expect(rooms).toHaveLength(4);
    const manifest = createRequire(import.meta.url)(join(root, 'package.json')) as { scripts: { layers: string } };
    for (const room of rooms) expect(manifest.scripts.layers).toContain(room);
  });
});

function plant(folder: string, from: string, to: string): void {
  const typeOnly = to.startsWith('type ');
  const target = to.replace(/^type /, '');
  const isFile = target.includes('/') && !target.startsWith('node:');
  if (isFile && !target.includes('nowhere')) put(folder, target, '');
  const path = relative(dirname(from), target);
  const specifier = isFile ? (path.startsWith('.') ? path : `./${path}`) : target;
  const name = `planted${Math.abs(hash(from + to))}`;
  put(
    folder,
    from,
    `import ${typeOnly ? 'type ' : ''}* as ${name} from '${specifier}';\nexport ${typeOnly ? `type T${name} = typeof ${name}` : `const c${name} = ${name}`};\n`,
  );
}

function put(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'a' });
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0;
  return sum;
}

function cruise(folder: string): readonly Violation[] {
  const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  expect(existsSync(tool)).toBe(true);
  const args = [tool, '--config', config, '--output-type', 'json', 'electron', 'renderer', 'shared', 'tests'];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(output) as { summary: { violations: readonly Violation[] } }).summary.violations;
}
