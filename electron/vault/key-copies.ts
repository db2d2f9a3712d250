import { readFileSync, statSync } from 'node:fs';
import { writeFileSafely } from './crash-safe-file.ts';
import type { VaultFiles } from './files.ts';
import { type FoundKeyFile, mostKeyFileBytes, readKeyFile } from './key-file.ts';

/** One of the two copies of the key file: there or not, and readable or not. */
export type KeyCopy = { readonly path: string; readonly there: boolean; readonly found: FoundKeyFile | null };

/** Both copies as they lie on the disk. */
export function readCopies(files: VaultFiles): readonly KeyCopy[] {
  return files.keyCopies.map((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { path, there: false, found: null };
    const small = stat.isFile() && stat.size <= mostKeyFileBytes;
    return { path, there: true, found: small ? readKeyFile(readFileSync(path)) : null };
  });
}

/** Readable copies that differ, the newest first. */
export function newestFirst(copies: readonly KeyCopy[]): readonly FoundKeyFile[] {
  const found = copies.flatMap((copy) => (copy.found === null ? [] : [copy.found]));
  const different = found.filter((one, index) => found.findIndex((other) => other.text === one.text) === index);
  return different.sort((one, other) => other.content.seq - one.content.seq);
}

/**
 * Makes both copies say `text`. The one that says less goes first and is read back before the other is touched, so that
 * at every moment one of them opens the vault.
 */
export function writeCopies(files: VaultFiles, text: string): void {
  const copies = readCopies(files).filter((copy) => copy.found?.text !== text);
  const older = [...copies].sort((one, other) => (one.found?.content.seq ?? 0) - (other.found?.content.seq ?? 0));
  for (const { path } of older) {
    writeFileSafely(path, text);
    if (readFileSync(path, 'utf8') !== text) throw new Error('the key file did not arrive on the disk');
  }
}
