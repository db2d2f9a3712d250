// What this house never does, as selectors over the syntax tree. tests/house/bans.test.ts plants each of them.

const literalOrTemplate = (pattern) => `:matches(Literal[value=${pattern}], TemplateElement[value.raw=${pattern}])`;
const ban = (selector, message) => ({ selector, message });

const defaults = [
  ban('ExportDefaultDeclaration', 'Named exports only.'),
  ban("ExportSpecifier[exported.name='default']", 'Named exports only.'),
];

/** Sets of bans by where they hold. */
export const banned = {
  defaults,
  everywhere: [
    ...defaults,
    ban("CallExpression[callee.property.name='serialize']", 'Serialising an encrypted database yields plain text.'),
    ban(
      "CallExpression[callee.property.name='backup']",
      'The driver cannot back up an encrypted file: VACUUM INTO can.',
    ),
    ban(literalOrTemplate('/\\bATTACH\\b/'), 'An attached database may be written unencrypted.'),
    ban(":matches(JSXIdentifier, Identifier)[name='dangerouslySetInnerHTML']", 'Text is text.'),
    ban("Literal[value='dangerouslySetInnerHTML']", 'Text is text.'),
    ban("MemberExpression[property.name='openExternal']", 'The app opens nothing outside itself.'),
    ban(
      "ImportDeclaration[source.value='electron'] ImportSpecifier[imported.name=/^(?:net|shell|autoUpdater|crashReporter)$/]",
      'Nothing leaves.',
    ),
    ban(
      'MemberExpression[property.name=/^(?:localStorage|sessionStorage|indexedDB)$/]',
      'Everything kept is in the vault.',
    ),
    ban(
      'ImportExpression[source.value=/^(?:node:)?(?:net|http|https|http2|dgram|tls|dns|child_process|cluster)(?:[/]|$)/]',
      'Nothing leaves.',
    ),
  ],
  clockAndIds: [
    ban("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Time comes from ports.now().'),
    ban("NewExpression[callee.name='Date'][arguments.length=0]", 'Time comes from ports.now().'),
    ban("CallExpression[callee.name='Date']", 'Time comes from ports.now().'),
    ban(
      ":matches(Identifier[name='randomUUID'], ImportSpecifier[imported.name='randomUUID'])",
      'Ids come from ports.newId().',
    ),
    ban("CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Chance comes from node:crypto.'),
  ],
  otherKeys: [
    ban(
      `:matches(${literalOrTemplate('/\\brekey\\b/i')}, MemberExpression[property.name='rekey'])`,
      'Keys change by making a new file.',
    ),
  ],
  driver: [
    ban("NewExpression[callee.name='Database']", 'Only electron/database opens databases.'),
    ban('Literal[value=/^better-sqlite3/]', 'Only electron/database loads the driver.'),
  ],
  wire: [
    ban(
      "MemberExpression[object.type='TSAsExpression'][object.expression.name=/^(?:window|globalThis)$/][property.name='shop']",
      'Only renderer/bridge talks to the core.',
    ),
    ban(
      "MemberExpression[object.name=/^(?:window|globalThis)$/][property.name='shop']",
      'Only renderer/bridge talks to the core.',
    ),
  ],
};

/** Modules that open sockets or start programs. */
export const bannedModules = [
  'net',
  'http',
  'https',
  'http2',
  'dgram',
  'tls',
  'dns',
  'dns/promises',
  'child_process',
  'cluster',
  'inspector',
]
  .flatMap((name) => [name, `node:${name}`])
  .map((name) => ({ name, message: 'Nothing leaves, and nothing else is started.' }));
