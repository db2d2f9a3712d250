import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ReadDb } from '../../electron/database/connection.ts';
import { saltOf } from '../../electron/database/open-database.ts';
import { readLedger } from '../../electron/vault/erasure-ledger.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, keysFor, openKeyFile } from '../../electron/vault/keys.ts';
import { vaultOnDisk } from '../../electron/vault/on-disk.ts';
import { asideName } from '../../electron/vault/swap-vault.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { copiesAreRight } from './copies-check.ts';
import { findInFiles } from './forensics.ts';
import { peopleAreRight, settledBy } from './people-check.ts';
import { type Shop, shopIn, tinyCost } from './shop-acts.ts';
import { expectedAfter, type Testimony, wordsOfOthers } from './testimony.ts';

export type Checked = {
  /** What is wrong with the book; empty when it is as it must be. */
  readonly bad: readonly string[];
  /** What the book answered: `ok`, `none` where a set-up never was, or the code of its refusal. */
  readonly answer: string;
  /** The book as it is now, put as a testimony that leaves nothing open. */
  readonly settled: Testimony;
};

/**
 * Opens a book after whatever happened to it and compares it with what was said: what was called saved is there, what was
 * called gone is nowhere, what was under way is there wholly or not at all, and everything that holds the book together
 * is whole. `mayRefuse` lists codes that are right answers too, such as that of a file that was damaged on purpose.
 */
export async function checkBook(
  folder: string,
  testimony: Testimony,
  mayRefuse: readonly string[] = [],
): Promise<Checked> {
  const bad = testimony
    .filter(({ outcome }) => outcome.startsWith('unexpected'))
    .map(({ act, outcome }) => `${act.do} ended as ${outcome}`);
  if (vaultOnDisk(folder) === 'none') {
    const promised = testimony.some(({ act, outcome }) => act.do === 'set-up' && outcome === 'ok');
    if (promised) bad.push('the book is gone');
    else if ((await shopIn(folder, 900_000).perform({ do: 'set-up' })) !== 'ok')
      bad.push('set-up cannot be done again');
    return { bad, answer: 'none', settled: [] };
  }
  const shop = shopIn(folder, 800_000);
  const expected = expectedAfter(testimony);
  shop.ports.setNow(expected.clock);
  const answer = await shop.perform({ do: 'open' });
  if (answer !== 'ok') {
    if (!mayRefuse.includes(answer)) bad.push(`the book answers ${answer}`);
    return { bad, answer, settled: testimony };
  }
  bad.push(...(await copiesAreRight(folder, testimony)));
  let settled = testimony;
  try {
    const { vault } = shop.state.unlocked as NonNullable<typeof shop.state.unlocked>;
    bad.push(...holdsTogether(vault.db), ...(await journalIsWhole(shop)), ...peopleAreRight(vault, expected));
    const there = new Set(vault.db.prepare('SELECT display_name FROM customer').pluck().all() as string[]);
    settled = settledBy(vault.db, expected);
    const erased = vault.db.prepare('SELECT customer_id FROM erasure').pluck().all() as string[];
    await shop.perform({ do: 'close' });
    bad.push(...(await nothingIsLeft(folder, wordsOfOthers(testimony, there), erased)));
  } catch (error) {
    bad.push(`looking at the book failed: ${String(error)}`);
  } finally {
    await shop.perform({ do: 'close' });
  }
  return { bad, answer, settled };
}

function holdsTogether(db: ReadDb): readonly string[] {
  const bad: string[] = [];
  const integrity = db.prepare('PRAGMA integrity_check').pluck().all();
  if (!isDeepStrictEqual(integrity, ['ok'])) bad.push('the file is not whole');
  if (db.prepare('PRAGMA foreign_key_check').all().length > 0) bad.push('something refers to nobody');
  if (db.prepare("SELECT count(*) FROM meta WHERE key = 'purge_pending'").pluck().get() !== 0) {
    bad.push('an erasure was not finished');
  }
  return bad;
}

async function journalIsWhole(shop: Shop): Promise<readonly string[]> {
  const { kind } = await shop.ask('journal.verify', {});
  return kind === 'whole' ? [] : ['the journal is broken'];
}

async function nothingIsLeft(
  folder: string,
  words: readonly string[],
  erased: readonly string[],
): Promise<readonly string[]> {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  const bad = findInFiles(folder, key, words)
    // A book that was moved aside holds what came in after the backup that took its place.
    .filter(({ file }) => !file.includes('/before-restore-'))
    .map((find) => `${find.word} is left in ${find.file} (${find.form})`);
  const ledger = readLedger(files.ledger, keysFor(opened.master).ledger, opened.file.content.vaultId);
  const listed = new Set(ledger.entries.flatMap(({ ids }) => ids));
  if (!ledger.whole) bad.push('the erasure ledger is broken');
  if (erased.some((id) => !listed.has(id))) bad.push('somebody erased is not in the ledger');
  const strangers = readdirSync(folder).filter(
    (name) => !ourFiles.has(name.replace(/\.tmp$/, '')) && !asideName().test(name),
  );
  if (strangers.length > 0) bad.push(`left lying about: ${strangers.join(', ')}`);
  return bad;
}

const ourFiles = new Set([
  'customers.vault',
  'slots.a.json',
  'slots.b.json',
  'erasures.ledger',
  'preferences.json',
  'journal.witness',
]);

/** What a folder holds, byte for byte, to see that a refusal changed nothing. */
export function bytesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(`${folder}/${name}`, 'latin1')]),
  );
}
