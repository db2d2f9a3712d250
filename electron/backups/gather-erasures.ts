import { existsSync, readFileSync } from 'node:fs';
import type { ErasureListUsed } from '../../shared/backups/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { writeFileSafely } from '../vault/crash-safe-file.ts';
import { type Ledger, openLedger, readLedger } from '../vault/erasure-ledger.ts';
import type { ErasureRecord } from '../vault/unlocked-vault.ts';

/** A place where an erasure list may lie. */
export type ListSource = { readonly path: string; readonly kind: 'this-computer' | 'place' | 'copy' };
type Read = ListSource & { readonly list: Ledger };

export type Gathered = { readonly entries: readonly ErasureRecord[]; readonly used: ErasureListUsed };

/**
 * Everything that is known to have been erased, from every list that can be found, written as one list to `target`. Says
 * which list it rests on: this computer's own is the newest there is, as long as it knows no less than the backup's.
 */
export function gatherErasures(
  sources: readonly ListSource[],
  target: string,
  key: Buffer,
  vaultId: string,
  dates: { readonly place: Instant | null; readonly copy: Instant },
): Gathered {
  const read = sources.map((source): Read => ({ ...source, list: readLedger(source.path, key, vaultId) }));
  const longest = read.reduce<Read | null>(
    (best, one) => (best === null || one.list.entries.length > best.list.entries.length ? one : best),
    null,
  );
  if (longest !== null && existsSync(longest.path)) writeFileSafely(target, readFileSync(longest.path));
  const known = new Map((longest?.list.entries ?? []).map((entry) => [entry.runId, entry]));
  const joined = openLedger(target, key, vaultId);
  for (const { list } of read) {
    for (const entry of list.entries) {
      if (known.has(entry.runId)) continue;
      joined.append(entry);
      known.set(entry.runId, entry);
    }
  }
  return { entries: [...known.values()], used: usedOf(read, dates) };
}

function usedOf(
  read: readonly Read[],
  dates: { readonly place: Instant | null; readonly copy: Instant },
): ErasureListUsed {
  const own = read.find(({ kind }) => kind === 'this-computer');
  const fewest = read.find(({ kind }) => kind === 'copy')?.list.entries.length ?? 0;
  if (own?.list.whole && own.list.unreadable === 0 && own.list.entries.length >= fewest) {
    return { kind: 'this-computer' };
  }
  return dates.place !== null && dates.place > dates.copy
    ? { kind: 'place', asOf: dates.place }
    : { kind: 'copy', asOf: dates.copy };
}
