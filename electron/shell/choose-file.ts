import { open } from 'node:fs/promises';
import { type BrowserWindow, dialog } from 'electron';
import type { FileOutcome, FileWish } from './core-messages.ts';

export type ChoosingSettings = {
  /** Whose dialog it is. */
  readonly over: BrowserWindow;
  /** A file that is taken without a question. Tests only. */
  readonly openFrom: string | null;
};

/** Asks for one file and hands over what is in it, if it is not too large. Knows nothing about what it holds. */
export async function chooseFile(wish: FileWish, settings: ChoosingSettings): Promise<FileOutcome> {
  const path = await placeOf(wish, settings);
  if (path === null) return { kind: 'cancelled' };
  try {
    const file = await open(path, 'r');
    try {
      // One byte more than allowed is enough to know; the rest of a huge file is never read.
      const buffer = new Uint8Array(wish.mostBytes + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      if (length > wish.mostBytes) return { kind: 'refused', code: 'file.too-large' };
      return { kind: 'chosen', bytes: buffer.slice(0, length) };
    } finally {
      await file.close();
    }
  } catch {
    return { kind: 'refused', code: 'file.unreadable' };
  }
}

async function placeOf({ extension }: FileWish, { over, openFrom }: ChoosingSettings): Promise<string | null> {
  if (openFrom !== null) return openFrom;
  const extensions = [extension].flat();
  const { canceled, filePaths } = await dialog.showOpenDialog(over, {
    filters: [{ name: extensions.join(', ').toUpperCase(), extensions }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
