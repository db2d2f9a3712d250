import { createDecipheriv } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { assertNotLive } from '../database/live-files.ts';

const pageBytes = 4096;
/** A page ends with its initialisation vector and its checksum: 16 and 64 bytes. */
const reserved = 80;
const contentBytes = pageBytes - reserved;

/** Looks at the decrypted content of one page; the buffer is used again for the next. */
export type Look = (content: Buffer) => void;

/** Shows every page of a closed database file, used or free. Answers how many there were. */
export function eachPage(path: string, key: Buffer, look: Look): number {
  assertNotLive(path);
  return eachRecord(path, { start: 0, header: 0, trailer: 0 }, (record, index) => {
    look(decrypted(record, index + 1, key));
  });
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
  return decrypted(page, 1, key).readUInt32BE(28 - 16);
}

/** Shows every page in what is left of a write-ahead log. Answers how many bytes of log there were. */
export function eachLoggedPage(path: string, key: Buffer, look: Look): number {
  return eachRecord(
    path,
    { start: 32, header: 24, trailer: 0 },
    (record) => {
      look(decrypted(record.subarray(24), record.readUInt32BE(0), key));
    },
    'bytes',
  );
}

/** Shows every page in what is left of a rollback journal. Answers how many bytes of journal there were. */
export function eachJournalledPage(path: string, key: Buffer, look: Look): number {
  return eachRecord(
    path,
    { start: 512, header: 4, trailer: 4 },
    (record) => {
      look(decrypted(record.subarray(4), record.readUInt32BE(0), key));
    },
    'bytes',
  );
}

type Layout = { readonly start: number; readonly header: number; readonly trailer: number };

function eachRecord(
  path: string,
  { start, header, trailer }: Layout,
  look: (record: Buffer, index: number) => void,
  answer: 'records' | 'bytes' = 'records',
): number {
  const length = header + pageBytes + trailer;
  const chunk = Buffer.alloc(length * 256);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    let index = 0;
    for (let at = start; at + length <= size; ) {
      const records = Math.floor(readSync(file, chunk, 0, chunk.length, at) / length);
      if (records === 0) break;
      for (let record = 0; record < records; record++, index++) {
        look(chunk.subarray(record * length, (record + 1) * length), index);
      }
      at += records * length;
    }
    return answer === 'bytes' ? size : index;
  } finally {
    closeSync(file);
  }
}

// The first page begins with the salt in the clear, where an open database has the words `SQLite format 3`.
function decrypted(page: Buffer, number: number, key: Buffer): Buffer {
  const from = number === 1 ? 16 : 0;
  const vector = page.subarray(contentBytes, contentBytes + 16);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  const content = decipher.update(page.subarray(from, contentBytes));
  decipher.final();
  return content;
}
