import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../shared/foundation/failure.ts';
import { refusing } from '../database/refusals.ts';
import { removeSafely, renamePatiently, syncFolder, writeFileSafely } from './crash-safe-file.ts';
import { companionsOf, filesIn, type VaultFiles } from './files.ts';

/** `aside` is the folder's name for what was here before; `incoming` the files that take its place. */
const markShape = z.object({ aside: z.string().regex(asideName()), incoming: z.array(z.string()) }).strict();

/** What a folder is called into which a book was moved when a backup took its place. */
export function asideName(): RegExp {
  return /^before-restore-\d{4}-\d{2}-\d{2}-\d{6}$/;
}

/**
 * Puts the vault that is ready in `restoring` into the place of the one that is here, which is moved aside. Decided with one
 * durable mark; from then on it has happened, and what could not be done is done at the next start. False when there was none.
 */
export function swapVault(files: VaultFiles, aside: string): boolean {
  const staged = filesIn(files.restoring);
  const incoming = movable(files)
    .filter(({ from }) => existsSync(from(staged)))
    .map(({ name }) => name);
  decide(files, JSON.stringify({ aside, incoming }));
  later(() => finishSwap(files));
  return existsSync(join(files.folder, aside, basename(files.database)));
}

// A mark that may not last decides nothing, and whoever was told that nothing happened must find it so.
function decide(files: VaultFiles, mark: string): void {
  try {
    writeFileSafely(files.restoreMark, mark);
  } catch (error) {
    for (const path of [files.restoreMark, unfinishedMark(files)]) rmSync(path, { force: true });
    throw error;
  }
}

function unfinishedMark({ restoreMark }: VaultFiles): string {
  return `${restoreMark}.tmp`;
}

/** Carries through what was decided; does nothing where nothing was. Each step can be done again. */
export function finishSwap(files: VaultFiles): void {
  if (!existsSync(files.restoreMark)) return;
  refusing(() => {
    const mark = markShape.parse(JSON.parse(readFileSync(files.restoreMark, 'utf8')));
    const staged = filesIn(files.restoring);
    const aside = filesIn(join(files.folder, mark.aside));
    // The database goes last: as long as it waits, what has nothing to take its place belongs to the old book.
    if (existsSync(staged.database)) {
      mkdirSync(aside.folder, { recursive: true, mode: 0o700 });
      for (const { name, from } of movable(files)) {
        const isOld = !mark.incoming.includes(name) || existsSync(from(staged));
        if (isOld && existsSync(from(files))) renamePatiently(from(files), from(aside));
      }
      for (const folder of [aside.folder, files.folder]) syncFolder(folder);
      for (const { from } of movable(files)) {
        if (existsSync(from(staged))) renamePatiently(from(staged), from(files));
      }
      for (const folder of [files.folder, files.restoring]) syncFolder(folder);
    }
    removeSafely(files.restoreMark);
    rmSync(files.restoring, { recursive: true, force: true });
  });
}

/** Removes what a backup or a restore left that was stopped before it was decided. */
export function removeLeftOfCopies(files: VaultFiles): void {
  if (!existsSync(files.restoreMark)) rmSync(files.restoring, { recursive: true, force: true });
  const still = [files.stillDatabase, ...companionsOf(files.stillDatabase)];
  for (const path of [unfinishedMark(files), ...still]) rmSync(path, { force: true });
}

// A disk that is full or takes no writes is asked again at the next start; anything else is a bug and is not hidden.
function later(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

type Movable = { readonly name: string; readonly from: (files: VaultFiles) => string };

function movable({ database }: VaultFiles): readonly Movable[] {
  const besides = companionsOf(database).map((path): Movable => {
    const ending = path.slice(database.length);
    return { name: ending, from: (files) => `${files.database}${ending}` };
  });
  return [
    ...besides,
    { name: 'next', from: (files) => files.nextDatabase },
    { name: 'witness', from: (files) => files.witness },
    { name: 'ledger', from: (files) => files.ledger },
    { name: 'keys a', from: (files) => files.keyCopies[0] },
    { name: 'keys b', from: (files) => files.keyCopies[1] },
    { name: 'database', from: (files) => files.database },
  ];
}
