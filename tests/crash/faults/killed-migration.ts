import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { newestVersion } from '../../../electron/database/migrate.ts';
import { everyRow, oldBook, schemaOf } from '../../database/old-books.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { rawDatabase, unlock } from '../../vault/a-vault.ts';
import { end, inPairs, startQuickly } from '../children.ts';
import { below, type FaultKind, type Scale, someOf, sum, type Tried } from '../fault-kind.ts';
import { type Fault, underFault } from '../shim.ts';

/** The power goes while a book of an earlier schema is opened and brought to today's. */
export const killedMigration: FaultKind = {
  name: 'killed migration',
  bar: 'kill -9 at every changing call while a book of any released schema is brought to today’s: it has the old schema or a newer one, never half of one, and opens with everything in it',
  peers: 'none published',
  linuxOnly: true,
  async run(scale) {
    const all = Array.from({ length: newestVersion - 1 }, (_, index) => index + 1);
    const versions = scale.long ? all : [1 + below(all.length, scale.random)];
    const rounds: Tried[] = [];
    for (const version of versions) rounds.push(await killedFrom(version, scale));
    return sum(rounds);
  },
};

const child = new URL('../migrate-child.ts', import.meta.url);

async function killedFrom(version: number, scale: Scale): Promise<Tried> {
  const book = await oldBook(version);
  const schemas = await schemasFrom(version);
  const expected = await openedIn(copyOf(book));
  const counts = join(temporaryFolder(), 'counts');
  await bringUp(copyOf(book), { count: counts });
  const [changes = 0] = readFileSync(counts, 'utf8').split(' ').map(Number);
  const faults = someOf(changes, 8, scale).map((killAt): Fault => ({ killAt, torn: scale.random() < 0.5 }));
  const bad = await inPairs(faults, async (fault) => {
    const folder = copyOf(book);
    const killed = await bringUp(folder, fault);
    const wrong = [
      ...(killed ? [] : ['the process lived']),
      ...(schemas.has(await schemaIn(folder)) ? [] : ['half a step was taken']),
      ...(isDeepStrictEqual(await openedIn(folder), expected) ? [] : ['something is missing or different']),
    ];
    rmSync(folder, { recursive: true });
    return wrong.map((sentence) => `from schema ${version} ${JSON.stringify(fault)}: ${sentence}`);
  });
  return { tried: faults.length, bad: bad.flat() };
}

async function bringUp(folder: string, fault: Fault): Promise<boolean> {
  const { killed } = await end(await startQuickly(child, [folder], await underFault(folder, fault)));
  return killed;
}

function copyOf(book: string): string {
  const folder = join(temporaryFolder(), 'shop');
  cpSync(book, folder, { recursive: true });
  return folder;
}

/** Every schema that a book may be found with: that of its version, and those of the steps after it. */
async function schemasFrom(version: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = version; at <= newestVersion; at += 1) found.add(await schemaIn(await oldBook(at)));
  return found;
}

async function schemaIn(folder: string): Promise<string> {
  const raw = await rawDatabase(folder);
  try {
    return `${raw.pragma('user_version', { simple: true })} ${schemaOf(raw)}`;
  } finally {
    raw.close();
  }
}

/** Everything in the book once today's program has opened it. */
async function openedIn(folder: string): Promise<unknown> {
  const vault = await unlock(folder);
  try {
    if (vault.db.prepare('PRAGMA integrity_check').pluck().get() !== 'ok') return 'broken';
    return everyRow(vault.db);
  } finally {
    vault.close();
  }
}
