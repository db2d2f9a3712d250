import { createDecipheriv } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { assertNotLive } from '../database/live-files.ts';

const pageBytes = 4096;
/** A page ends with its initialisation vector and its checksum: 16 and 64 bytes. */
const reserved = 80;
const contentBytes = pageBytes - reserved;

/** Looks at the decrypted content of one page; the buffer is used again for the next. */
export type Look = (content: Buffer) => void;

/** One of so many like parts of something, counted from nought. */
export type Part = { readonly nth: number; readonly of: number };

/** Shows every page of a closed database file, or of one part of it, used or free. Answers how many there were. */
export function eachPage(path: string, key: Buffer, look: Look, { nth, of }: Part = { nth: 0, of: 1 }): number {
  assertNotLive(path);
  const open = opener(key);
  const pages = Math.floor(statSync(path).size / pageBytes);
  const [first, end] = [Math.floor((pages * nth) / of), Math.floor((pages * (nth + 1)) / of)];
  eachRecord(path, { start: first * pageBytes, end: end * pageBytes, header: 0, trailer: 0 }, (record, index) => {
    look(open(record, first + index + 1));
  });
  return end - first;
}

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

/** Where records begin and end in a file, and what is around the page in each; to the end of the file where nothing is said. */
type Layout = { readonly start: number; readonly end?: number; readonly header: number; readonly trailer: number };

/** Answers how many bytes the file has. */
function eachRecord(
  path: string,
  { start, end, header, trailer }: Layout,
  look: (record: Buffer, index: number) => void,
): number {
  const length = header + pageBytes + trailer;
  const chunk = Buffer.alloc(length * 256);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const last = Math.min(size, end ?? size);
    let index = 0;
    for (let at = start; at + length <= last; ) {
      const wanted = Math.min(chunk.length, last - at);
      const records = Math.floor(readSync(file, chunk, 0, wanted, at) / length);
      if (records === 0) break;
      for (let record = 0; record < records; record++, index++) {
        look(chunk.subarray(record * length, (record + 1) * length), index);
      }
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
