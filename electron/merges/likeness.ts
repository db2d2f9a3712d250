import type { Likeness, MergePair, MergeSuggestions } from '../../shared/merges/model.ts';
import type { Acting } from '../app/ports.ts';
import {
  hitsOf,
  nameKey,
  nameStarts,
  namesAgree,
  postcodesIn,
  reachableKinds,
  requireCustomer,
} from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { addressesAfter, contactsAfter, insertApart, pairsApart, rowsWithReachable } from './likeness-store.ts';
import { pairsWithin } from './rules.ts';
import type { PairOfIds } from './service.ts';

/** Records that look like one person, in pieces with pauses, so that the counter is answered in between. */
export async function suggestMerges(vault: UnlockedVault, acting: Acting): Promise<MergeSuggestions> {
  const { db } = vault;
  const found = new Map<string, Found>();
  for await (const [normalised] of runsOf((after) => contactsAfter(db, after, piece))) {
    for (const kind of reachableKinds) {
      const rows = rowsWithReachable(db, normalised).filter((one) => one.kind === kind);
      note(
        found,
        rows.map(({ row }) => row),
        kind,
      );
    }
  }
  for (const neighbours of (await neighboursIn(db)).values()) {
    for (const pair of alikeAmong(neighbours)) note(found, pair, 'name-and-postcode');
  }
  const apart = pairsApart(db);
  const pairs = [...found].filter(([key]) => !apart.has(key)).map(([, pair]) => pair);
  pairs.sort((one, other) => Number(isCertain(other)) - Number(isCertain(one)));
  return { total: pairs.length, pairs: pairs.slice(0, mostShown).flatMap((pair) => shown(db, pair, acting)) };
}

/** Remembers that two records are two people. */
export function keepApart(tx: WriteDb, { one, other }: PairOfIds, acting: Acting): null {
  const rows = [requireCustomer(tx, one).row, requireCustomer(tx, other).row] as const;
  insertApart(tx, ...rows, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'customer.kept-apart', subject: one, detail: { other } });
  return null;
}

type Found = { readonly rows: readonly [number, number]; readonly why: Likeness };
type Neighbour = { readonly row: number; readonly sortName: string };
type Run = readonly [value: string, rows: readonly number[]];

const piece = 4000;
const mostShown = 200;
/** More people than this on one number share a switchboard, not a person. */
const mostAlike = 12;
/** So many names that start alike at one postcode are held against each other for slips. */
const mostCompared = 60;

/** Values that more than one record has, read along an index. */
async function* runsOf(
  read: (after: readonly [string, number]) => readonly (readonly [string, number])[],
): AsyncGenerator<Run> {
  let after: readonly [string, number] = ['', -1];
  let run: { value: string; rows: number[] } = { value: '', rows: [] };
  for (;;) {
    const lines = read(after);
    for (const [value, row] of lines) {
      if (value === run.value) run.rows.push(row);
      else {
        if (run.rows.length > 1) yield [run.value, run.rows];
        run = { value, rows: [row] };
      }
    }
    const last = lines.at(-1);
    if (last === undefined) break;
    after = last;
    await pause();
  }
  if (run.rows.length > 1) yield [run.value, run.rows];
}

/** Who lives at one postcode under names that start alike. */
async function neighboursIn(db: ReadDb): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
  const found = new Map<string, Neighbour[]>();
  let after: readonly [number, string] = [-1, ''];
  for (;;) {
    const lines = addressesAfter(db, after, piece);
    for (const { row, typed, sortName } of lines) {
      for (const code of postcodesIn([typed])) {
        const key = `${nameStarts(sortName)}\n${code}`;
        put(found, key, { row, sortName });
      }
    }
    const last = lines.at(-1);
    if (last === undefined) return found;
    after = [last.row, last.id];
    await pause();
  }
}

function put(groups: Map<string, Neighbour[]>, key: string, one: Neighbour): void {
  const there = groups.get(key);
  if (there === undefined) groups.set(key, [one]);
  else there.push(one);
}

/** Those of them whose names agree; among very many only those whose names are one. */
function alikeAmong(neighbours: readonly Neighbour[]): readonly (readonly [number, number])[] {
  if (neighbours.length > mostCompared) {
    const groups = new Map<string, Neighbour[]>();
    for (const one of neighbours) put(groups, nameKey(one.sortName), one);
    return [...groups.values()].filter(({ length }) => length <= mostCompared).flatMap(alikeAmong);
  }
  const names = new Map(neighbours.map(({ row, sortName }) => [row, sortName]));
  return pairsWithin([...names.keys()]).filter(([one, other]) =>
    namesAgree(names.get(one) ?? '', names.get(other) ?? ''),
  );
}

function note(found: Map<string, Found>, rows: readonly number[], why: Likeness): void {
  if (new Set(rows).size > mostAlike) return;
  for (const pair of pairsWithin(rows)) {
    const key = pair.join(' ');
    if (!found.has(key)) found.set(key, { rows: pair, why });
  }
}

function isCertain({ why }: Found): boolean {
  return why !== 'name-and-postcode';
}

function shown(db: ReadDb, { rows, why }: Found, acting: Acting): readonly MergePair[] {
  const [one, other] = hitsOf(db, rows, acting);
  return one === undefined || other === undefined ? [] : [{ one, other, why }];
}
