import { close, openSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { ChangedRows, ChangeLog } from '../database/change-log.ts';
import { removeCopy } from '../database/copy-database.ts';
import { pause } from '../database/pause.ts';
import { refusing } from '../database/refusals.ts';
import { catchUp } from '../database/rewritten-copy.ts';
import { inThread } from './book-thread.ts';
import type { BookAnswers, BookJob } from './book-work.ts';
import type { LiveVault } from './change-locks.ts';
import { renameSafely } from './crash-safe-file.ts';
import { companionsOf } from './files.ts';
import { joined } from './trace-search.ts';
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
    const statements = await wish.statements();
    if (!(await live.copyStill(files.workingDatabase, wish.goOn))) return false;
    await inThread(
      {
        do: 'rewrite',
        copy: files.workingDatabase,
        target: files.rewrittenDatabase,
        key: Uint8Array.from(key),
        statements,
      },
      wish,
    );
    await removeUnhurried(files.workingDatabase);
    return await takePlaceOfBook(vault, changes, wish);
  } finally {
    changes.stop();
    removeRewriting(vault);
  }
}

/**
 * Lets the new file take the book's place: what was written meanwhile is taken over in rounds, and what is left of it in the one
 * moment in which that happens. False when it was called off before.
 */
export async function takePlaceOfBook(
  vault: LiveVault,
  changes: ChangeLog,
  wish: Pick<Rewriting, 'goOn' | 'decide' | 'also'>,
): Promise<boolean> {
  const { files, key } = vault;
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
}

/**
 * Looks for values in every page of the open book, in its log, and in temporary files, while everybody goes on; on two
 * processors at once where there are two.
 */
export async function searchBook(
  { files, live, key, vaultId }: LiveVault,
  values: readonly string[],
  standing: readonly string[] | null,
): Promise<TraceReport> {
  const copy = files.workingDatabase;
  try {
    if (!(await live.copyStill(copy, () => true))) throw new Error('the book could not be kept still');
    const of = Math.min(2, availableParallelism());
    const searched = { folder: files.folder, database: copy, beside: files.database };
    const parts = await Promise.all(
      Array.from({ length: of }, (_, nth) =>
        finished({ do: 'search', files: searched, vaultId, key: Uint8Array.from(key), values, part: { nth, of } }),
      ),
    );
    const report = joined(parts);
    if (standing === null || report.found.length === 0) return report;
    const found = [...new Set(report.found.map(({ value }) => values[value] as string))];
    const stays = await finished({ do: 'weigh', copy, key: Uint8Array.from(key), values: found, usual: standing });
    // What was found is a trace, or it stands in what rightly stays: then nothing can be said about it.
    return {
      ...report,
      shared: stays.size,
      found: report.found.filter(({ value }) => !stays.has(values[value] as string)),
    };
  } finally {
    await removeUnhurried(copy);
  }
}

async function finished<Job extends BookJob>(job: Job): Promise<BookAnswers[Job['do']]> {
  const answer = await inThread(job);
  if (answer === null) throw new Error('a search cannot be called off');
  return answer;
}

/** Removes what a rewriting that was stopped left behind. */
export function removeRewriting({ files }: Pick<LiveVault, 'files'>): void {
  for (const path of [files.workingDatabase, files.rewrittenDatabase]) removeCopy(path);
}

/** Few enough that taking them over is not noticed at the counter. */
const rowsInARound = 100;

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
        const letGo = heldWhileReplaced(files.database);
        try {
          renameSafely(files.rewrittenDatabase, files.database);
          isThere = true;
        } finally {
          letGo();
        }
      }),
    );
  } catch (error) {
    if (!isThere) throw error;
  }
}

// Giving back the room of a large file takes a tenth of a second, in which nobody is answered. POSIX does it when the last who
// has it open lets go, and that can be elsewhere; Windows does not replace a file that somebody has open.
function heldWhileReplaced(path: string): () => void {
  if (process.platform === 'win32') return () => {};
  const old = openSync(path, 'r');
  return () => close(old, () => {});
}

// The same for one that is removed.
async function removeUnhurried(path: string): Promise<void> {
  await rm(path, { force: true });
  removeCopy(path);
}
