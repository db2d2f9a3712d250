import { randomBytes } from 'node:crypto';
import { rmSync, statfsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Refusal } from '../../shared/foundation/failure.ts';
import { syncFolder } from './crash-safe-file.ts';
import type { VaultFiles } from './files.ts';

/**
 * A file that only takes up room. A full disk lets nobody remove anything: rewriting the file needs room itself. Then the
 * reserve is given up, and tidying works.
 */
export type Reserve = {
  /** Makes the reserve, or makes it longer, where the disk has room for it twice over; goes on beside everything else. */
  keep(least: number): Promise<void>;
  /** Does `work`; where the disk is full, gives up the reserve and does it once more. */
  spend<T>(work: () => T): T;
  /** The same for work that takes a while. */
  spendLater<T>(work: () => Promise<T>): Promise<T>;
  /** Stops making it longer. */
  stop(): void;
};

/** Making the book anew needs a copy to work on, the new file, and something to spare. */
const timesTheDatabase = 2.5;

/** The reserve beside this vault. */
export function openReserve(files: VaultFiles): Reserve {
  let turn = 0;
  let growing: Promise<void> | null = null;
  const giveUp = () => {
    turn += 1;
    if (sizeOf(files.reserve) === 0) return false;
    try {
      rmSync(files.reserve, { force: true });
      syncFolder(files.folder);
      return true;
    } catch {
      return false;
    }
  };
  return {
    keep(least) {
      const mine = turn;
      growing ??= grow(files, least, () => turn === mine).finally(() => {
        growing = null;
      });
      return growing;
    },
    spend(work) {
      try {
        return work();
      } catch (error) {
        if (!mayBeFull(error) || !giveUp()) throw error;
        return work();
      }
    },
    async spendLater(work) {
      try {
        return await work();
      } catch (error) {
        if (!mayBeFull(error) || !giveUp()) throw error;
        return await work();
      }
    },
    stop() {
      turn += 1;
    },
  };
}

// Where there is no room for a new file SQLite says only that it cannot open one, such as its log.
function mayBeFull(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  return error.code === 'vault.disk-full' || String(error.detail.cause ?? '').startsWith('SQLITE_CANTOPEN');
}

/** Whether the disk has room for the shop to go on and for its reserve. */
export function roomIn(files: VaultFiles, least: number): 'enough' | 'little' {
  const missing = missingIn(files, least);
  return missing === 0 || freeIn(files.folder) >= missing + least ? 'enough' : 'little';
}

const chunkBytes = 1 << 20;

async function grow(files: VaultFiles, least: number, isWanted: () => boolean): Promise<void> {
  let missing = missingIn(files, least);
  if (missing === 0 || roomIn(files, least) === 'little') return;
  // Chance cannot be squeezed: a disk that packs what is written must not pack this away.
  const chunk = randomBytes(chunkBytes);
  try {
    const file = await open(files.reserve, 'a', 0o600);
    try {
      for (; missing > 0 && isWanted(); missing -= chunkBytes)
        await file.write(chunk, 0, Math.min(chunkBytes, missing));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch {
    // No room after all: better without a reserve than with a disk that it has filled.
    if (isWanted()) rmSync(files.reserve, { force: true });
  }
}

function missingIn(files: VaultFiles, least: number): number {
  if (least === 0) return 0;
  const wanted = Math.ceil(Math.max(least, timesTheDatabase * sizeOf(files.database)));
  return Math.max(0, wanted - sizeOf(files.reserve));
}

// By name: opening the database file by any other way than SQLite's would drop its lock.
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function freeIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
