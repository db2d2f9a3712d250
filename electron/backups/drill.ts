import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Drill } from '../../shared/backups/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { Acting } from '../app/ports.ts';
import { pause } from '../database/pause.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, holdsEntry } from '../journal/journal.ts';
import { readKeyFile } from '../vault/key-file.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { ledgerIn } from './backup-file.ts';
import { copiesOf, type GoodCopy, isGood } from './copies.ts';
import { inThread } from './copy-thread.ts';
import { saltIn } from './open-backup.ts';
import { goesAgain, type SomebodyInCopy } from './rules.ts';
import { countBefore, insertDrill, stillThere, toldOfSince } from './store.ts';

/**
 * Opens the newest copy as if it were to be put back, and puts nothing back: reads every page of it, goes through the erasure
 * list in memory, and compares everybody in it with the book. What it showed is kept; only the copy is read.
 */
export async function drillNewest(vault: UnlockedVault, copies: string, acting: Acting): Promise<Drill> {
  const newest = (await copiesOf(vault, copies)).find(isGood);
  if (newest === undefined) throw new Refusal('backup.none-found');
  const drill = await drillOf(vault, join(copies, newest.name), newest, acting);
  vault.transaction((tx) => {
    insertDrill(tx, drill, nextStamp(tx, acting.ports));
    append(tx, acting, {
      act: 'backup.drilled',
      detail: {
        made: drill.madeAt,
        people: drill.people,
        again: drill.goingAgain,
        unexplained: drill.unexplained,
        outcome: drill.failure ?? 'good',
      },
    });
  });
  return drill;
}

async function drillOf(vault: UnlockedVault, path: string, { manifest }: GoodCopy, { ports }: Acting): Promise<Drill> {
  const { madeAt } = manifest;
  try {
    const key = await keyOf(vault, path, manifest);
    await readWhole(vault, path, manifest, key.slice());
    return { at: ports.now(), madeAt, failure: null, ...(await compare(vault, path, manifest, key)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { at: ports.now(), madeAt, people: 0, goingAgain: 0, unexplained: 0, failure: error.code };
  }
}

async function readWhole(
  vault: UnlockedVault,
  path: string,
  manifest: GoodCopy['manifest'],
  key: CopyKey,
): Promise<void> {
  const { bytes, sha256, vaultId, version, journal, counts } = manifest;
  const facts = await inThread({ do: 'check', path, key, bytes, sha256 });
  if (!isDeepStrictEqual(facts, { vaultId, version, journal, counts })) throw new Refusal('backup.not-whole');
  if ((await ledgerIn(path, manifest)) === null) throw new Refusal('backup.not-whole');
  if (journal.seq > 0 && !holdsEntry(vault.db, journal)) throw new Refusal('backup.other-history');
}

type CopyKey = Uint8Array<ArrayBuffer>;

async function keyOf(vault: UnlockedVault, path: string, manifest: GoodCopy['manifest']): Promise<CopyKey> {
  const taken = readKeyFile(Buffer.from(manifest.keyFile, 'utf8'));
  const key = taken === null ? null : vault.copies.keyOfOlder(taken, await saltIn(path));
  if (key === null) throw new Refusal('backup.not-whole');
  const own = new Uint8Array(key);
  key.fill(0);
  return own;
}

const chunk = 500;

async function compare(
  vault: UnlockedVault,
  path: string,
  manifest: GoodCopy['manifest'],
  key: CopyKey,
): Promise<Pick<Drill, 'people' | 'goingAgain' | 'unexplained'>> {
  const people = await inThread({ do: 'people', path, key });
  const entries = vault.erasures().entries;
  const erased = {
    ids: new Set(entries.flatMap(({ ids }) => ids)),
    contacts: new Set(
      entries
        .filter(({ at }) => at > manifest.madeAt)
        .flatMap(({ fingerprints }) => fingerprints.map((one) => one.toString('hex'))),
    ),
  };
  let goingAgain = 0;
  let unexplained = 0;
  let older = 0;
  for (let from = 0; from < people.length; from += chunk) {
    const some = people.slice(from, from + chunk);
    const ids = some.map(({ id }) => id);
    const here = stillThere(vault.db, ids);
    const told = toldOfSince(vault.db, ids, manifest.journal.seq);
    for (const person of some) {
      if (goesAgain(fingerprinted(vault, person), erased, (id) => here.has(id))) goingAgain += 1;
      else if (!here.has(person.id) && !told.has(person.id)) unexplained += 1;
      if (here.has(person.id) && person.createdAt < manifest.madeAt) older += 1;
    }
    await pause();
  }
  const missing = Math.max(0, countBefore(vault.db, manifest.madeAt) - older);
  return { people: people.length, goingAgain, unexplained: unexplained + missing };
}

function fingerprinted(vault: UnlockedVault, { id, contacts }: SomebodyInCopy): SomebodyInCopy {
  return { id, contacts: contacts.map((contact) => vault.fingerprint(contact).toString('hex')) };
}
