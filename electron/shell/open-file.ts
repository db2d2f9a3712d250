import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { OpenedFile } from '../app/ports.ts';

/** Opens a file that a person chose, for reading bit by bit in the core's own process. */
export async function openFile(path: string): Promise<OpenedFile> {
  const file = await readable(() => open(path, 'r'));
  const stat = await readable(() => file.stat());
  if (!stat.isFile()) {
    await file.close();
    throw new Refusal('file.unreadable');
  }
  return {
    name: basename(path),
    size: stat.size,
    async read(offset, length) {
      const buffer = new Uint8Array(length);
      let got = 0;
      while (got < length) {
        const { bytesRead } = await readable(() => file.read(buffer, got, length - got, offset + got));
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return buffer.subarray(0, got);
    },
    close: () => file.close(),
  };
}

/** Writes line after line beside the place a person chose, and puts the whole file there at the end, or nothing. */
export async function writeLines(path: string, lines: AsyncIterable<string>, unique: string): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${unique}.tmp`);
  try {
    const file = await open(unfinished, 'wx');
    try {
      for await (const text of lines) await file.write(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error instanceof Refusal ? error : new Refusal('sign.save-failed');
  }
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Refusal('file.unreadable');
  }
}
