import { closeSync, openSync, read } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isLive } from './live-files.ts';
import { asRefusal } from './refusals.ts';

/**
 * A way to read an open database file past SQLite. On POSIX systems closing any handle on the file drops SQLite's lock, so
 * this one is opened before the connection and closed after it, and never in between.
 */
export type PageSource = {
  /** Connects; when that fails the handle goes too. */
  before<T>(connect: () => T): T;
  /** Copies the whole file in pieces for as long as `goOn` says so; false when it said no, or there is nothing to read by. */
  copyTo(target: string, goOn: () => boolean): Promise<boolean>;
  /** The number of the handle, for reading and nothing else; `null` where there is none. */
  readonly handle: number | null;
  /** Only when the connection is closed. */
  close(): void;
};

const pieceBytes = 4 * 1024 * 1024;
const readPiece = promisify(read);

/** The handle on a database file that is about to be opened. Without one, when the file is still to be made, nothing is copied. */
export function pagesOf(path: string): PageSource {
  const file = isLive(path) ? null : openIfThere(path);
  const close = () => {
    if (file !== null) closeSync(file);
  };
  return {
    before(connect) {
      try {
        return connect();
      } catch (error) {
        close();
        throw error;
      }
    },
    handle: file,
    copyTo: (target, goOn) => (file === null ? Promise.resolve(false) : copy(file, target, goOn)),
    close,
  };
}

async function copy(from: number, target: string, goOn: () => boolean): Promise<boolean> {
  let to: FileHandle | null = null;
  try {
    to = await open(target, 'w', 0o600);
    const piece = Buffer.alloc(pieceBytes);
    for (let at = 0; ; ) {
      if (!goOn()) return false;
      const { bytesRead } = await readPiece(from, piece, 0, piece.length, at);
      // The file may have been closed, and the number of its handle given to another, while this was waiting.
      if (!goOn()) return false;
      if (bytesRead === 0) return true;
      await to.writeFile(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await to?.close();
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}
