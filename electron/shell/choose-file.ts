import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileOutcome, FileWish } from './core-messages.ts';

export type ChoosingSettings = {
  /** Whose dialog it is. */
  readonly over: BrowserWindow;
  /** A file that is taken without a question. Tests only. */
  readonly openFrom: string | null;
  /** A folder in which files are put without a question. Tests only. */
  readonly saveTo: string | null;
};

/** Asks for one file with one of these endings; it is read where it lies. */
export async function choosePath(
  extensions: readonly string[],
  { over, openFrom }: ChoosingSettings,
): Promise<string | null> {
  if (openFrom !== null) return openFrom;
  const { canceled, filePaths } = await dialog.showOpenDialog(over, {
    filters: [{ name: extensions.map((one) => one.toUpperCase()).join(', '), extensions: [...extensions] }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where a file of this kind is to be put. */
export async function choosePlace(
  suggestedName: string,
  extension: string,
  { over, saveTo }: ChoosingSettings,
): Promise<string | null> {
  const name = basename(suggestedName);
  if (saveTo !== null) return join(saveTo, name);
  const { canceled, filePath } = await dialog.showSaveDialog(over, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks for one file and hands over what is in it, if it is not too large. Knows nothing about what it holds. */
export async function chooseFile(wish: FileWish, settings: ChoosingSettings): Promise<FileOutcome> {
  const path = await choosePath([wish.extension].flat(), settings);
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
