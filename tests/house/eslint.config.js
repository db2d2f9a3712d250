import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { banned, bannedModules } from './bans.js';

const root = join(import.meta.dirname, '..', '..');
const source = ['electron/**/*.{ts,tsx,js}', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts', 'tests/**/*.{ts,tsx,js}'];
const typed = ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts', 'tests/**/*.{ts,tsx}'];
const product = ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts'];
const mayReadTheClock = ['electron/shell/ports.ts', 'electron/dev/**'];
/** Puts a copy that nobody relies on under another key. */
const mayChangeKeys = ['electron/database/copy-database.ts'];
const mayLoadTheDriver = ['electron/database/**', 'electron/dev/**'];

/** Bans add up per file, and a later entry of the same rule replaces an earlier one: so each set of bans names its files. */
export default [
  { ignores: ['out/**', 'release/**', 'node_modules/**', '.cache/**', 'tour/**', 'test-results/**'] },
  {
    files: source,
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: { parser: tseslint.parser },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-warning-comments': [
        'error',
        {
          terms: ['biome-' + 'ignore', '@ts-' + 'ignore', '@ts-' + 'nocheck', 'eslint-' + 'disable'],
          location: 'anywhere',
        },
      ],
    },
  },
  {
    files: typed,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
    },
  },
  // What the product never does. A file is in exactly one of these five sets.
  bans(
    product,
    [...mayReadTheClock, ...mayLoadTheDriver, 'renderer/bridge/**'],
    [...banned.everywhere, ...banned.otherKeys, ...banned.clockAndIds, ...banned.driver, ...banned.wire],
  ),
  bans(
    ['renderer/bridge/**/*.ts'],
    [],
    [...banned.everywhere, ...banned.otherKeys, ...banned.clockAndIds, ...banned.driver],
  ),
  bans(['electron/database/**/*.ts'], mayChangeKeys, [
    ...banned.everywhere,
    ...banned.otherKeys,
    ...banned.clockAndIds,
  ]),
  bans(mayChangeKeys, [], [...banned.everywhere, ...banned.clockAndIds]),
  bans(['electron/shell/ports.ts'], [], [...banned.everywhere, ...banned.otherKeys, ...banned.driver]),
  bans(
    ['electron/dev/**/*.ts', 'tests/**/*.{ts,tsx}'],
    ['tests/*/global-setup.ts', 'tests/**/*.config.ts'],
    banned.defaults,
  ),
  {
    files: product,
    ignores: ['electron/dev/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: bannedModules }],
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
        { name: 'fetch', message: 'Nothing leaves.' },
      ],
    },
  },
];

function bans(files, ignores, selectors) {
  return {
    files,
    ...(ignores.length > 0 ? { ignores } : {}),
    rules: { 'no-restricted-syntax': ['error', ...selectors] },
  };
}
