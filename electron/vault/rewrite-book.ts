import { rmSync } from 'node:fs';
import type { ChangedRows } from '../database/change-log.ts';
import { removeCopy } from '../database/copy-database.ts';
import { refusing } from '../database/refusals.ts';
import { catchUp } from '../database/rewritten-copy.ts';
import { inThread } from './book-thread.ts';
import type { LiveVault } from './change-locks.ts';
import { renameSafely } from './crash-safe-file.ts';
import { companionsOf } from './files.ts';
import type { Rewriting, TraceReport } from './unlocked-vault.ts';

/**
 * Makes a new file of the book, without what the statements take out of it and without anything that was ever deleted, and
 * puts it in the place of the old one, while everybody goes on reading and writing. A thread works on a copy of the file
 * as it is now; what is written meanwhile is noted and taken over, in rounds, and what is left of it in the one moment in which
 * the new file takes the old one's place. Until that moment everything is as it was: false when it was called off.
 */
export async function rewriteBook(vault: LiveVault, wish: Rewriting): Promise<boolean> {
  const { files, live, key } = vault;
  removeRewriting(vault);
  const changes = live.followChanges();
  try {
    if (!(await live.copyStill(files.workingDatabase, wish.goOn))) return false;
    await inThread(
      {
        do: 'rewrite',
        copy: files.workingDatabase,
        target: files.rewrittenDatabase,
        key: Uint8Array.from(key),
        statements: wish.statements,
      },
      wish,
    );
    removeCopy(files.workingDatabase);
    for (;;) {
      if (!wish.goOn()) return false;
      const round = changes.take(rowsInARound);
      if (isLast(round)) {
        wish.decide(changes.touched());
        catchUp(files.rewrittenDatabase, key, round, { durable: true, also: wish.also });
        takeItsPlace(vault);
        return true;
      }
      catchUp(files.rewrittenDatabase, key, round, { durable: false });
      await pause();
    }
  } finally {
    changes.stop();
    removeRewriting(vault);
  }
}

/** Looks for values in every page of the open book, in its log, and in temporary files, while everybody goes on. */
export async function searchBook(
  { files, live, key, vaultId }: LiveVault,
  values: readonly string[],
  standing: readonly string[] | null,
): Promise<TraceReport> {
  try {
    if (!(await live.copyStill(files.workingDatabase, () => true))) throw new Error('the book could not be kept still');
    const report = await inThread({
      do: 'search',
      files: { folder: files.folder, database: files.workingDatabase, beside: files.database },
      vaultId,
      key: Uint8Array.from(key),
      values,
      standing,
    });
    if (report === null) throw new Error('a search cannot be called off');
    return report;
  } finally {
    removeCopy(files.workingDatabase);
  }
}

/** Removes what a rewriting that was stopped left behind. */
export function removeRewriting({ files }: Pick<LiveVault, 'files'>): void {
  for (const path of [files.workingDatabase, files.rewrittenDatabase]) removeCopy(path);
}

/** Few enough that taking them over is not noticed at the counter. */
const rowsInARound = 200;

function isLast(round: readonly ChangedRows[]): boolean {
  return round.every(({ gone, now }) => gone.length + now.length < rowsInARound);
}

// Once the new file has its name the book has changed. That it does not open at once, as on a full disk, is told to whoever
// asks for it next; the rewriting must not be tried a second time for it.
function takeItsPlace({ files, live }: LiveVault): void {
  let isThere = false;
  try {
    live.whileClosed(() =>
      refusing(() => {
        for (const path of companionsOf(files.database)) rmSync(path, { force: true });
        renameSafely(files.rewrittenDatabase, files.database);
        isThere = true;
      }),
    );
  } catch (error) {
    if (!isThere) throw error;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
