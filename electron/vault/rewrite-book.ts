import { close, openSync, rmSync } from 'node:fs';
import type { ChangedRows, ChangeLog } from '../database/change-log.ts';
import { removeCopy } from '../database/copy-database.ts';
import { pause } from '../database/pause.ts';
import { refusing } from '../database/refusals.ts';
import { catchUp } from '../database/rewritten-copy.ts';
import { bookThread } from './book-thread.ts';
import type { StepOfWork } from './book-work.ts';
import type { LiveVault } from './change-locks.ts';
import { renameSafely } from './crash-safe-file.ts';
import { companionsOf } from './files.ts';
import { removeUnhurried, searchAhead } from './search-book.ts';
import type { Rewriting } from './unlocked-vault.ts';

/**
 * Makes a new file of the book, without what the statements take out of it and without anything that was ever deleted, and
 * puts it in the place of the old one, while everybody goes on reading and writing. A thread works on a copy of the file
 * as it is now; what is written meanwhile is noted and taken over, in rounds, and what is left of it in the one moment in which
 * the new file takes the old one's place. Until that moment everything is as it was: false when it was called off.
 */
export async function rewriteBook(vault: LiveVault, wish: Rewriting): Promise<boolean> {
  const { live } = vault;
  removeRewriting(vault);
  const changes = live.followChanges();
  try {
    if (!(await makeNewFile(vault, wish))) return false;
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

/** From a copy of the book as it is now, and looked through as far as the wish says; false when it was called off. */
async function makeNewFile(vault: LiveVault, wish: Rewriting): Promise<boolean> {
  const { files, live, key } = vault;
  const [maker, looker] = [bookThread(), bookThread()];
  let isOver = false;
  const goOn = () => !isOver && wish.goOn();
  // Every change is being noted already: the copy does not have to wait for the statements, nor they for it.
  const copying = live.copyStill(files.workingDatabase, goOn);
  const copied = copying.catch(() => {});
  try {
    const statements = await wish.statements();
    if (!(await copying)) return false;
    const sought = wish.sought?.() ?? null;
    const ahead = sought === null ? null : searchAhead(vault, sought, looker, goOn);
    const [copy, target] = [files.workingDatabase, files.rewrittenDatabase];
    const onStep = (step: StepOfWork) => {
      if (step === 'written') ahead?.begin();
      else wish.onStep?.(step);
    };
    await maker.do({ do: 'rewrite', copy, target, key: Uint8Array.from(key), statements }, { goOn, onStep });
    await removeUnhurried(copy);
    if (goOn()) await ahead?.finish(maker);
    return true;
  } finally {
    isOver = true;
    // What they work on is theirs until they are gone.
    await Promise.all([copied, maker.letGo(), looker.letGo()]);
  }
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
