// Who may import whom: the table of the house, as dependency-cruiser rules. tests/house/layers.test.ts plants a
// violation of each of them and expects it to be caught.

/** Folders of electron/ that are no nouns of the shop. */
const notNouns = 'app|database|dev|journal|shell|vault|backups';
const noun = `^electron/(?!(?:${notNouns})/)([^/]+)/`;
const nodeItself =
  '^(?:node:)?(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|sqlite|stream|string_decoder|timers|tls|trace_events|tty|url|util|v8|vm|wasi|worker_threads|zlib)(?:/|$)';
const anyPackage = 'node_modules/';
const theDriver = 'node_modules/better-sqlite3';
const theShell = 'node_modules/electron/';
const screens = 'node_modules/(?:react|react-dom|react-aria-components|@tanstack/react-virtual|lucide-react|zustand)/';

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** What belongs to everybody inside electron/: the contract and pure packages. */
const everywhere = ['^shared/', anyPackage];
const connectionTypes = '^electron/database/connection[.]ts$';

module.exports = {
  forbidden: [
    error(
      'no-cycles',
      'Two files that need each other are one file or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    error('all-found', 'An import leads nowhere.', {}, { couldNotResolve: true }),

    error(
      'electron-only-in-the-shell',
      'Only the shell knows the window system.',
      { path: '^(?:shared|electron|renderer)/', pathNot: '^electron/(?:shell|dev/launcher)/' },
      { path: theShell },
    ),
    error(
      'driver-only-in-database',
      'Only electron/database loads the SQLite driver; benchmarks measure it bare.',
      { path: '^(?:shared|electron|renderer)/', pathNot: '^electron/(?:database|dev)/' },
      { path: theDriver },
    ),
    error(
      'screens-only-in-the-renderer',
      'React and its family stay in renderer/.',
      { path: '^(?:shared|electron)/' },
      { path: screens },
    ),
    error(
      'node-only-where-files-are',
      'node: belongs to the database, the vault, backups and the shell.',
      { path: '^(?:shared|electron|renderer)/', pathNot: '^electron/(?:database|vault|backups|shell|dev)/' },
      { path: nodeItself, dependencyTypes: ['core'] },
    ),
    error(
      'no-node-in-migrations',
      'A migration is SQL.',
      { path: '^electron/database/migrations/' },
      { dependencyTypes: ['core'] },
    ),

    error(
      'shared-stands-alone',
      'shared/ knows neither side.',
      { path: '^shared/' },
      { pathNot: ['^shared/', '^resources/', anyPackage, nodeItself] },
    ),
    error(
      'window-and-core-are-strangers',
      'renderer/ and electron/ meet in shared/ only.',
      { path: '^renderer/' },
      { path: '^electron/' },
    ),
    error(
      'core-never-sees-screens',
      'renderer/ and electron/ meet in shared/ only.',
      { path: '^electron/', pathNot: '^electron/dev/' },
      { path: '^renderer/' },
    ),
    error(
      'product-without-tests',
      'Nothing shipped may lean on tests or tools.',
      { path: '^(?:shared|electron|renderer)/', pathNot: '^electron/dev/' },
      { path: '^(?:tests|electron/dev)/' },
    ),

    error(
      'rules-are-pure',
      'rules.ts decides over values: shared/ and its own noun only.',
      { path: `${noun}rules[.]ts$` },
      { path: ['^electron/', '^resources/'], pathNot: ['^electron/$1/(?!(?:store|service|handlers)[.]ts$)'] },
    ),
    error(
      'stores-only-store',
      'store.ts knows shared/, its own noun and the connection.',
      { path: `${noun}store[.]ts$` },
      {
        path: ['^electron/', '^resources/'],
        pathNot: [
          '^electron/$1/(?!(?:service|handlers)[.]ts$)',
          connectionTypes,
          '^electron/database/(?:digest|remembering)[.]ts$',
        ],
      },
    ),
    error(
      'services-ask-services',
      'A verb asks other nouns through their service.ts, never their store or rules.',
      { path: noun, pathNot: '/(?:rules|store|handlers)[.]ts$' },
      {
        path: '^electron/',
        pathNot: [
          '^electron/$1/(?!handlers[.]ts$)',
          `${noun}service[.]ts$`,
          '^electron/journal/(?:journal|clock|verify)[.]ts$',
          '^electron/database/(?:connection|digest|pause)[.]ts$',
          '^electron/app/ports[.]ts$',
          '^electron/vault/unlocked-vault[.]ts$',
          '^electron/backups/(?:back-up|erasure-list|state)[.]ts$',
        ],
      },
    ),
    error(
      'handlers-keep-to-their-noun',
      'handlers.ts maps call names to verbs of its own noun.',
      { path: '^electron/([^/]+)/handlers[.]ts$', pathNot: '^electron/app/' },
      {
        path: '^electron/',
        pathNot: [
          '^electron/$1/',
          connectionTypes,
          '^electron/app/(?:ports|handler-types|app-state)[.]ts$',
          '^electron/vault/unlocked-vault[.]ts$',
        ],
      },
    ),
    error(
      'core-types-are-types',
      'Nouns take ports, connections and vaults as arguments; they import only the types.',
      { path: `${noun}|^electron/journal/` },
      { path: ['^electron/app/', connectionTypes, '^electron/vault/'], dependencyTypesNot: ['type-only'] },
    ),
    error(
      'journal-writes-only',
      'The journal knows shared/ and the connection.',
      { path: '^electron/journal/', pathNot: 'handlers[.]ts$' },
      {
        path: '^electron/',
        pathNot: [
          '^electron/journal/',
          '^electron/database/(?:connection|digest|pause)[.]ts$',
          '^electron/app/ports[.]ts$',
        ],
      },
    ),

    error(
      'database-knows-no-nouns',
      'electron/database knows shared/ and the driver.',
      { path: '^electron/database/', pathNot: '/migrations/' },
      { path: '^(?:electron|resources)/', pathNot: '^electron/database/' },
    ),
    error(
      'migrations-are-frozen',
      'A released migration must not change with living code.',
      { path: '^electron/database/migrations/' },
      { pathNot: '^electron/database/migrations/' },
    ),
    error(
      'vault-opens-only',
      'The vault knows the database, the journal and, while setting up, the verbs of nouns.',
      { path: '^electron/(?:vault|backups)/', pathNot: 'handlers[.]ts$' },
      {
        path: '^electron/',
        pathNot: [
          '^electron/(?:vault|backups|database)/',
          '^electron/journal/(?:journal|clock)[.]ts$',
          '^electron/app/(?:ports|app-state)[.]ts$',
          `${noun}(?:service|open-shop)[.]ts$`,
        ],
      },
    ),
    error(
      'only-set-up-asks-nouns',
      'Of the vault, only its verbs may ask other nouns.',
      {
        path: '^electron/(?:vault|backups)/',
        pathNot: '/(?:service|put-back|salvage-list|salvage-shop|settle-salvage|enter|pins)[.]ts$',
      },
      { path: noun },
    ),
    error(
      'app-composes-only',
      'electron/app puts handlers together; it knows no verbs, stores or rules.',
      { path: '^electron/app/' },
      {
        path: '^electron/',
        pathNot: [
          '^electron/app/',
          '^electron/[^/]+/handlers[.]ts$',
          '^electron/database/',
          '^electron/vault/unlocked-vault[.]ts$',
        ],
      },
    ),
    error(
      'shell-decides-nothing',
      'The shell reaches the core through electron/app.',
      { path: '^electron/shell/' },
      { path: '^electron/', pathNot: '^electron/(?:shell|app)/' },
    ),

    error(
      'screens-of-a-noun',
      'A noun shows components of other nouns; it never reads their stores or rules.',
      { path: '^renderer/(?!(?:app|bridge|kit|styles)/)([^/]+)/' },
      {
        path: '^renderer/',
        pathNot: [
          '^renderer/$1/',
          '^renderer/(?:kit|bridge|styles)/',
          '^renderer/app/(?!(?:App|Frame)[.]tsx$)',
          '^renderer/(?!app/)[^/]+/[A-Z][A-Za-z]*[.]tsx$',
        ],
      },
    ),
    error(
      'kit-has-no-product',
      'The kit is made of React, styles and nothing of the shop.',
      { path: '^renderer/kit/' },
      { path: '^(?:renderer|shared|resources)/', pathNot: ['^renderer/(?:kit|styles)/'] },
    ),
    error(
      'bridge-only-bridges',
      'The bridge knows the contract and nothing else.',
      { path: '^renderer/bridge/' },
      { pathNot: ['^renderer/bridge/', ...everywhere.slice(0, 1)] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)out/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
