import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts `content` in the place of the file: after a power cut at any moment there is the old file or the new one, whole,
 * and when this returns it is the new one. Makes the folder when there is none.
 */
export function writeFileSafely(path: string, content: string | Buffer): void {
  const unfinished = `${path}.tmp`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeWhole(file, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSafely(unfinished, path);
}

/** Renames over whatever has the new name, and makes the rename survive a power cut. */
export function renameSafely(from: string, to: string): void {
  renamePatiently(from, to);
  syncFolder(dirname(to));
}

/** Removes a file, if it is there, so that it stays removed. */
export function removeSafely(path: string): void {
  rmSync(path, { force: true });
  syncFolder(dirname(path));
}

/** Adds to the end of a file and makes it durable, or leaves the file as it was; makes the file when there is none. */
export function appendSafely(path: string, content: Buffer): void {
  const file = openSync(path, 'a', 0o600);
  const before = fstatSync(file).size;
  try {
    writeWhole(file, content);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, before);
    throw error;
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

/** Makes what is in a file survive a power cut. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes new, renamed and removed names in a folder survive a power cut. Windows keeps no such promise to ask for. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** What a patient rename needs of the world. */
export type Renaming = {
  readonly rename: (from: string, to: string) => void;
  readonly wait: (ms: number) => void;
  readonly patienceMs: number;
};

/** Renames; where a scanner or an indexer holds the file for a moment, as on Windows, tries again for up to a minute. */
export function renamePatiently(from: string, to: string, renaming: Renaming = thisSystem): void {
  let waited = 0;
  for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
    try {
      renaming.rename(from, to);
      return;
    } catch (error) {
      if (waited >= renaming.patienceMs || !heldForAMoment(error)) throw error;
      renaming.wait(pause);
      waited += pause;
    }
  }
}

const thisSystem: Renaming = {
  rename: (from, to) => renameSync(from, to),
  wait: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  patienceMs: process.platform === 'win32' ? 60_000 : 0,
};

function heldForAMoment(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));
}

function writeWhole(file: number, content: Buffer): void {
  for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
}
