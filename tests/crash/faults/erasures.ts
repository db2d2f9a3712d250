import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { saltOf } from '../../../electron/database/open-database.ts';
import { filesIn } from '../../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../../electron/vault/key-copies.ts';
import { databaseKey, openKeyFile } from '../../../electron/vault/keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testPassphrase } from '../../support/test-shop.ts';
import { checkBook } from '../book-check.ts';
import { below, type FaultKind, type Scale, sum, type Tried } from '../fault-kind.ts';
import { findInFiles } from '../forensics.ts';
import { type Act, personOf, shopIn, stickOf, tinyCost } from '../shop-acts.ts';
import type { Testimony } from '../testimony.ts';

/** People are erased in every way, and then looked for in everything that lies there, decrypted. */
export const erasures: FaultKind = {
  name: 'erasures',
  bar: 'people erased at their own wish, by the clean-up, and after they came in with a file: no trace in any page, log, list or later backup, in UTF-8, UTF-16 or small letters',
  peers: 'Firefox zeroes what it deletes; nobody publishes a test',
  linuxOnly: false,
  async run(scale) {
    const shops: Tried[] = [];
    for (let left = scale.long ? 25 : 1; left > 0; left -= 1) shops.push(await oneShop(scale));
    return sum(shops);
  },
};

const clock = (day: string): Act => ({ do: 'clock', to: `${day}T09:00:00.000Z` });
const add = (person: number): Act => ({ do: 'add', person });

async function oneShop({ random }: Scale): Promise<Tried> {
  const folder = join(temporaryFolder(), 'shop');
  const due = Array.from({ length: 1 + below(6, random) }, (_, index) => 1 + index);
  const recent = Array.from({ length: 8 }, (_, index) => 101 + index);
  const brought = Array.from({ length: 4 + below(6, random) }, (_, index) => 201 + index);
  const leaving = [...recent.filter((_, index) => index < 4), ...brought];
  const acts: readonly Act[] = [
    clock('2022-03-01'),
    { do: 'set-up' },
    { do: 'open' },
    ...due.map(add),
    ...['2022-12-01', '2023-10-01', '2024-08-01', '2025-06-01', '2026-04-01'].flatMap((day): readonly Act[] => [
      clock(day),
      { do: 'publish' },
    ]),
    clock('2026-11-10'),
    ...recent.map(add),
    ...recent.map((person): Act => ({ do: 'answer', person })),
    { do: 'import', people: brought },
    { do: 'let-go' },
    ...leaving.map((person): Act => ({ do: 'erase', person })),
    { do: 'close' },
    clock('2026-11-23'),
    { do: 'open' },
    { do: 'clean-up' },
    { do: 'place' },
    { do: 'backup' },
    { do: 'close' },
  ];
  const shop = shopIn(folder);
  const testimony: Testimony[number][] = [];
  for (const act of acts) testimony.push({ act, outcome: await shop.perform(act) });
  const failed = testimony.filter(({ outcome }) => outcome !== 'ok');
  const bad = failed.map(({ act, outcome }) => `${act.do} ended as ${outcome}`);
  bad.push(...(await inBackups(folder, [...due, ...leaving])), ...(await checkBook(folder, testimony)).bad);
  rmSync(join(folder, '..'), { recursive: true });
  return { tried: due.length + leaving.length, bad };
}

/** The backup was made afterwards: nobody who had gone is in it. That somebody who stayed is found shows that it is read. */
async function inBackups(folder: string, gone: readonly number[]): Promise<readonly string[]> {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  const copies = join(stickOf(folder), 'Regulars backups');
  const wordsOf = (people: readonly number[]) => people.map((person) => personOf(person).word);
  const found = findInFiles(copies, key, wordsOf(gone)).map(({ word, file }) => `${word} is in ${file}`);
  const stayed = findInFiles(copies, key, wordsOf([108]));
  if (readdirSync(copies).length < 3 || stayed.length === 0) found.push('there is no backup that can be read');
  return found;
}
