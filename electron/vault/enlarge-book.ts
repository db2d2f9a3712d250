import type { Touched } from '../database/change-log.ts';
import type { LiveVault } from './change-locks.ts';
import { writeIntoCopy } from './copy-writer.ts';
import { removeRewriting, takePlaceOfBook } from './rewrite-book.ts';
import type { Enlarging } from './unlocked-vault.ts';

/**
 * Puts many rows into the book, all of them or none, while everybody goes on reading and writing: into a copy of the file as it
 * is now, in a thread, and the copy takes the book's place in one moment, with everything that was written meanwhile. Committing
 * as much in the book itself would keep the counter waiting for as long as it takes to encrypt every page that was touched.
 */
export async function enlargeBook(vault: LiveVault, wish: Enlarging): Promise<boolean> {
  const { files, live, key } = vault;
  const copy = files.rewrittenDatabase;
  removeRewriting(vault);
  const changes = live.followChanges();
  let touched: Touched = { tables: new Set(), people: new Set() };
  try {
    if (!(await live.copyStill(copy, wish.goOn))) return false;
    await writeIntoCopy(copy, key, wish.write);
    return await takePlaceOfBook(vault, changes, {
      goOn: wish.goOn,
      decide: (seen) => {
        touched = seen;
      },
      also: (tx) => wish.also(tx, touched),
    });
  } finally {
    changes.stop();
    removeRewriting(vault);
  }
}
