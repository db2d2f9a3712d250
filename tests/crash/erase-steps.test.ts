import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { cacheFolder } from '../../electron/dev/surroundings.ts';
import { readLedger } from '../../electron/vault/erasure-ledger.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, keysFor, openKeyFile } from '../../electron/vault/keys.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { checkBook } from './book-check.ts';
import { end, start } from './children.ts';
import { type Act, personOf, shopIn, stickOf, tinyCost } from './shop-acts.ts';
import { allWent, testimonyOf } from './testimony.ts';

type Cut = readonly [file: string, what: string, by: string];

const store = 'electron/retention/store.ts';
const erase = 'electron/retention/erase.ts';
const prepare = 'electron/retention/prepare-erasure.ts';
const run = 'electron/retention/run.ts';
const rewritten = 'electron/database/rewritten-copy.ts';
const shrink = 'electron/database/shrink.ts';
const rewrite = 'electron/vault/rewrite-book.ts';

const copiedAsItIs: Cut = [
  rewritten,
  "raw.prepare('VACUUM INTO ?').run(target);",
  "raw.pragma('wal_checkpoint(TRUNCATE)'); process.getBuiltinModule('node:fs').copyFileSync(copy, target);",
];

/** A step of erasing somebody, as it stands in the source, and what must be said when it is out. */
type Step = { readonly cuts: readonly Cut[]; readonly said: RegExp };

/** Every step; those of one list are taken out at once, because each is told of in its own words. */
const rounds: readonly Readonly<Record<string, Step>>[] = [
  {
    'a backup is made first': {
      cuts: [[run, "await backUpBefore(vault, erasure.kind === 'one-person'", "void (erasure.kind === 'one-person'"]],
      said: /no backup of before/,
    },
    'the ids are remembered': {
      cuts: [[store, ') ORDER BY id`,', ') WHERE 0 ORDER BY id`,']],
      said: /book does not know the id/,
    },
    'the contacts are remembered': {
      cuts: [[prepare, 'insertFingerprints(tx, fingerprints, at);', '']],
      said: /book does not know the contact/,
    },
    'the contacts are stopped': {
      cuts: [[prepare, 'stopContacts(tx, vault.fingerprint', 'void (vault.fingerprint']],
      said: /not stopped/,
    },
    'the ledger knows the contacts': {
      cuts: [
        [
          erase,
          'vault.recordErasure({ runId, at, ids, fingerprints });',
          'vault.recordErasure({ runId, at, ids, fingerprints: [] });',
        ],
      ],
      said: /ledger does not know the contact/,
    },
    'the journal says who': {
      cuts: [
        [erase, 'while (vault.onReserve(() => vault.piece((tx) => appendWaiting(tx, acting)))) await pause();', ''],
        [
          erase,
          'while (vault.onReserve(() => vault.transaction((tx) => appendWaiting(tx, acting)))) await pause();',
          '',
        ],
      ],
      said: /journal does not say who/,
    },
    'the erasure is marked as finished': {
      cuts: [[erase, '    endPurge(tx);\n', '']],
      said: /the erasure was not finished/,
    },
    'the copy that the new file is made from goes': {
      cuts: [
        [rewrite, 'await removeUnhurried(copy);', ''],
        [rewrite, 'for (const path of [files.workingDatabase, files.rewrittenDatabase]) removeCopy(path);', ''],
      ],
      said: /a copy is left lying about/,
    },
    'the list goes to the backups': {
      cuts: [[run, 'await keepErasureListInPlace(vault, acting);', '']],
      said: /beside the backups is an older one/,
    },
  },
  {
    'the ledger is written': {
      cuts: [[erase, 'if (leaving.length > 0) vault.recordErasure({ runId, at, ids, fingerprints });', '']],
      said: /somebody erased is not in the ledger/,
    },
    'the statistics are emptied': {
      cuts: [[shrink, 'for (const table of statisticsTables(raw))', 'for (const table of [] as readonly string[])']],
      said: /erasing ended as retention.trace-found/,
    },
  },
  {
    'the rows go': {
      cuts: [[store, 'for (const { erase } of personalTables) tx.prepare(erase).run();', '']],
      said: /person 101 is back/,
    },
  },
  {
    'the full-text index is made anew': {
      cuts: [[shrink, "VALUES ('rebuild')", "VALUES ('optimize')"]],
      said: /erasing ended as/,
    },
  },
  { 'the file is written anew': { cuts: [copiedAsItIs], said: /erasing ended as retention.trace-found/ } },
  {
    'the new file is searched': {
      cuts: [copiedAsItIs, [erase, 'if (trace !== undefined) {', 'if (trace === null) {']],
      said: /is left in .*customers.vault/,
    },
  },
  {
    'the new file takes the old one’s place': {
      cuts: [[rewrite, 'renameSafely(files.rewrittenDatabase, files.database);', '']],
      said: /person 101 is back/,
    },
  },
];

const gone = 101;
const before: readonly Act[] = [
  { do: 'clock', to: '2026-11-10T09:00:00.000Z' },
  { do: 'set-up' },
  { do: 'open' },
  { do: 'add', person: gone },
  { do: 'add', person: 102 },
  { do: 'add', person: 103 },
  { do: 'answer', person: gone },
  { do: 'place' },
  { do: 'backup' },
  { do: 'close' },
];
const acts: readonly Act[] = [
  { do: 'clock', to: '2026-11-12T09:00:00.000Z' },
  { do: 'open' },
  // The stick beside this copy of the book.
  { do: 'place' },
  { do: 'answer', person: 102 },
  { do: 'erase', person: gone },
  { do: 'close' },
];
let book: string;

beforeAll(async () => {
  book = join(temporaryFolder(), 'shop');
  mkdirSync(book);
  const shop = shopIn(book);
  for (const act of before) expect(await shop.perform(act), act.do).toBe('ok');
  // Statistics hold names; no book of ours has any, but one that another program was at may.
  const { raw } = await rawIn(book);
  raw.exec('ANALYZE');
  raw.close();
});

async function rawIn(folder: string) {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('no key');
  return { raw: openDatabase(files.database, key), opened };
}

/** What is wrong after somebody was erased in a process in which these steps are out. */
async function erasedWithout(cuts: readonly Cut[]): Promise<readonly string[]> {
  const top = temporaryFolder();
  const folder = join(top, 'shop');
  cpSync(book, folder, { recursive: true });
  cpSync(stickOf(book), stickOf(folder), { recursive: true });
  const [said, script] = [join(top, 'said'), join(top, 'acts.json')];
  writeFileSync(script, JSON.stringify(acts));
  writeFileSync(said, '');
  const hook = fileURLToPath(new URL('./without-step.ts', import.meta.url));
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import=${hook}`,
    WITHOUT_STEP: JSON.stringify(cuts),
    NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'),
  };
  await end(start(new URL('./shop-child.ts', import.meta.url), [folder, said, script, '500000'], env));
  const testimony = [...allWent(before), ...testimonyOf(acts, readFileSync(said, 'utf8'))];
  const outcome = testimony.find(({ act }) => act.do === 'erase')?.outcome;
  if (outcome === 'not begun' || outcome === 'begun') throw new Error('the child did not come to erasing');
  // Opening the book would finish and tidy what was left.
  const kept = await notAsItMustBe(folder);
  const { bad } = await checkBook(folder, testimony);
  return [...(outcome === 'ok' ? [] : [`erasing ended as ${outcome}`]), ...kept, ...bad];
}

/** What is wrong with the closed folder: what lies in it, and what is kept about somebody erased so that they stay so. */
async function notAsItMustBe(folder: string): Promise<readonly string[]> {
  const { raw, opened } = await rawIn(folder);
  const count = (sql: string) => raw.prepare(`SELECT count(*) FROM ${sql}`).pluck().get() as number;
  const files = filesIn(folder);
  const ledger = readLedger(files.ledger, keysFor(opened.master).ledger, opened.file.content.vaultId);
  const copies = join(stickOf(folder), 'Regulars backups');
  const list = readFileSync(files.ledger, { flag: 'a+' });
  const word = personOf(gone).word;
  const found = [
    count("meta WHERE key = 'purge_pending'") > 0 && 'the erasure was not finished',
    readdirSync(folder).some((name) => /working|rewritten|still/.test(name)) && 'a copy is left lying about',
    count('erasure') !== 1 && 'the book does not know the id',
    count('erased_fingerprint') !== 1 && 'the book does not know the contact',
    count('stop_list') === 0 && 'the contact is not stopped',
    count("journal WHERE act = 'customer.erased'") !== 1 && 'the journal does not say who',
    count(`search_index WHERE search_index MATCH '${word.slice(5, 8)}'`) > 0 && 'the full-text index finds them',
    ledger.entries.flatMap(({ fingerprints }) => fingerprints).length !== 1 && 'the ledger does not know the contact',
    !readFileSync(join(copies, 'erasures.ledger')).equals(list) && 'the list beside the backups is an older one',
    readdirSync(copies).filter((name) => name.endsWith('.vault')).length !== 2 && 'there is no backup of before',
  ].filter((one) => one !== false);
  raw.close();
  return found;
}

describe('erasing somebody', () => {
  it('leaves nothing of them anywhere, and they are known again by id and contact', async () => {
    expect(await erasedWithout([])).toEqual([]);
  });

  for (const round of rounds) {
    it(`would be seen not to be whole without this: ${Object.keys(round).join('; ')}`, async () => {
      const said = await erasedWithout(Object.values(round).flatMap(({ cuts }) => cuts));
      for (const [step, { said: wanted }] of Object.entries(round))
        expect(
          said.some((sentence) => wanted.test(sentence)),
          `${step}: ${said.join('; ')}`,
        ).toBe(true);
    });
  }
});
