import { createDecipheriv, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { assertNotLive } from '../database/live-files.ts';

const pageBytes = 4096;
/** A page ends with its initialisation vector and its checksum: 16 and 64 bytes. */
const reserved = 80;
const contentBytes = pageBytes - reserved;

/** Looks at the decrypted content of one page; the buffer is used again for the next. */
export type Look = (content: Buffer) => void;

/**
 * How the pages of one file are shared out among those who look at it, in threads of their own: whoever is free takes the
 * next ones. Each page is told by the SHA-256 of its sealed bytes; whoever was shown the same bytes before is not shown them again.
 */
export type PageShare = {
  /** Where the next pages to be taken begin. */
  readonly next: Int32Array;
  /** The hash of each page that was shown, 32 bytes each, to be written and to be left out; `null` where there is no need. */
  readonly note: Uint8Array | null;
  readonly known: Uint8Array | null;
};

/** All pages of a file, none of them taken yet. */
export function shareOut({ note = null, known = null }: Partial<Pick<PageShare, 'note' | 'known'>> = {}): PageShare {
  return { next: new Int32Array(new SharedArrayBuffer(4)), note, known };
}

/** Room for the hashes of all pages of a file of this size. */
export function roomForHashes(bytes: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(Math.floor(bytes / pageBytes) * hashBytes));
}

/**
 * Shows every page of a database file that nobody else has taken from the share, used or free. Answers how many it took. The file
 * is closed, or it is one that is lent, by the number of its handle, as long as nothing in it changes.
 */
export function eachPage(file: string | number, key: Buffer, look: Look, share: PageShare = shareOut()): number {
  if (typeof file === 'number') return eachPageOf(file, key, look, share);
  assertNotLive(file);
  const opened = openSync(file, 'r');
  try {
    return eachPageOf(opened, key, look, share);
  } finally {
    closeSync(opened);
  }
}

function eachPageOf(file: number, key: Buffer, look: Look, { next, note, known }: PageShare): number {
  const open = opener(key);
  const pages = Math.floor(fstatSync(file).size / pageBytes);
  const chunk = Buffer.alloc(pagesAtATime * pageBytes);
  let taken = 0;
  for (;;) {
    const first = Atomics.add(next, 0, pagesAtATime);
    if (first >= pages) return taken;
    const count = Math.min(pagesAtATime, pages - first);
    if (readSync(file, chunk, 0, count * pageBytes, first * pageBytes) !== count * pageBytes) {
      throw new Error('the database file is shorter than it was');
    }
    taken += count;
    for (let index = 0; index < count; index++) {
      const page = chunk.subarray(index * pageBytes, (index + 1) * pageBytes);
      if (note !== null || known !== null) {
        const digest = hash('sha256', page, 'buffer');
        const at = (first + index) * hashBytes;
        if (known !== null && digest.equals(known.subarray(at, at + hashBytes))) continue;
        note?.set(digest, at);
      }
      look(open(page, first + index + 1));
    }
  }
}

const pagesAtATime = 256;
const hashBytes = 32;

/** How many pages a closed database file says that it has. Nonsense when its first page is damaged. */
export function pagesSaidIn(path: string, key: Buffer): number {
  assertNotLive(path);
  const page = Buffer.alloc(pageBytes);
  const file = openSync(path, 'r');
  try {
    readSync(file, page, 0, pageBytes, 0);
  } finally {
    closeSync(file);
  }
  return opener(key)(page, 1).readUInt32BE(28 - 16);
}

/** Shows every page in what is left of a write-ahead log. Answers how many bytes of log there were. */
export function eachLoggedPage(path: string, key: Buffer, look: Look): number {
  const open = opener(key);
  return eachRecord(path, { start: 32, header: 24, trailer: 0 }, (record) => {
    look(open(record.subarray(24), record.readUInt32BE(0)));
  });
}

/** Shows every page in what is left of a rollback journal. Answers how many bytes of journal there were. */
export function eachJournalledPage(path: string, key: Buffer, look: Look): number {
  const open = opener(key);
  return eachRecord(path, { start: 512, header: 4, trailer: 4 }, (record) => {
    look(open(record.subarray(4), record.readUInt32BE(0)));
  });
}

/** Where records begin in a file, and what is around the page in each. */
type Layout = { readonly start: number; readonly header: number; readonly trailer: number };

/** Answers how many bytes the file has. */
function eachRecord(path: string, { start, header, trailer }: Layout, look: (record: Buffer) => void): number {
  const length = header + pageBytes + trailer;
  const chunk = Buffer.alloc(length * 256);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let at = start; at + length <= size; ) {
      const wanted = Math.min(chunk.length, size - at);
      const records = Math.floor(readSync(file, chunk, 0, wanted, at) / length);
      if (records === 0) break;
      for (let record = 0; record < records; record++) look(chunk.subarray(record * length, (record + 1) * length));
      at += records * length;
    }
    return size;
  } finally {
    closeSync(file);
  }
}

/**
 * Opens pages, which are AES-256-CBC, each with a vector of its own. The blocks are chained here (NIST SP 800-38A, 6.2) and not by
 * a decipher for each page: making one takes three times as long as its work. The first page begins with the salt in the
 * clear, where an open database has the words `SQLite format 3`.
 */
function opener(key: Buffer): (page: Buffer, number: number) => Buffer {
  const blocks = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return (page, number) => {
    const sealed = number === 1 ? page.subarray(16, contentBytes) : page.subarray(0, contentBytes);
    const content = blocks.update(sealed);
    const [words, before] = [wordsIn(content), wordsIn(sealed)];
    const vector = wordsIn(page.subarray(contentBytes, contentBytes + 16));
    for (let word = 0; word < 4; word++) words[word] = (words[word] as number) ^ (vector[word] as number);
    for (let word = 4; word < words.length; word++)
      words[word] = (words[word] as number) ^ (before[word - 4] as number);
    return content;
  };
}

function wordsIn(bytes: Buffer): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
