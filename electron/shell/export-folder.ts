import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { NewFolder } from '../app/ports.ts';

/**
 * A folder that gets its name only when everything in it is on the disk. Until then it is called unfinished, so that
 * whoever finds one after a power cut knows what it is.
 */
export function newFolder(parent: string, wished: string): NewFolder {
  const name = freeName(parent, wished);
  const unfinished = join(parent, `${name}.unfinished`);
  const files = new Map<string, number>();
  const closeAll = () => {
    for (const file of files.values()) closeSync(file);
    files.clear();
  };
  return {
    name,
    begin: () => trying(() => mkdirSync(unfinished, { mode: 0o700 })),
    add(file, text) {
      trying(() => {
        const handle = files.get(file) ?? openSync(join(unfinished, file), 'wx', 0o600);
        files.set(file, handle);
        const bytes = Buffer.from(text, 'utf8');
        for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
      });
    },
    finish() {
      trying(() => {
        for (const file of files.values()) fsyncSync(file);
        closeAll();
        renameSync(unfinished, join(parent, name));
        if (process.platform === 'win32') return;
        const folder = openSync(parent, 'r');
        fsyncSync(folder);
        closeSync(folder);
      });
    },
    discard() {
      trying(() => {
        closeAll();
        rmSync(unfinished, { recursive: true, force: true });
      });
    },
  };
}

/** The lines of a text file, one after the other; only a piece of it is in memory. A line longer than 64 MiB ends the reading. */
export function* linesOfFile(folder: string, name: string): Generator<string> {
  let file: number;
  try {
    file = openSync(join(folder, name), 'r');
  } catch {
    throw new Refusal('file.unreadable');
  }
  try {
    const buffer = Buffer.alloc(1 << 20);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      const known = Buffer.concat([rest, buffer.subarray(0, read)]);
      let from = 0;
      for (let end = known.indexOf(10, from); end >= 0; end = known.indexOf(10, from)) {
        yield known.toString('utf8', from, end);
        from = end + 1;
      }
      rest = Buffer.from(known.subarray(from));
      if (rest.length > longestLine) throw new Refusal('file.too-large');
      if (read === 0) break;
    }
    if (rest.length > 0) yield rest.toString('utf8');
  } finally {
    closeSync(file);
  }
}

const longestLine = 64 << 20;

function freeName(parent: string, wished: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wished : `${wished}-${number}`;
    if (!existsSync(join(parent, name)) && !existsSync(join(parent, `${name}.unfinished`))) return name;
  }
}

function trying<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Refusal('export.cannot-write');
  }
}
