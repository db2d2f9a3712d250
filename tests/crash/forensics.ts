import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a word was found: which file, and whether only after decrypting it. */
export type Find = { readonly file: string; readonly word: string; readonly sealed: boolean; readonly form: string };

const pageBytes = 4096;
const sealBytes = 80;

/**
 * Looks for words in every file of a closed shop's folder, as it lies on the disk and, for the database and its logs, page
 * by page decrypted: in UTF-8 and UTF-16 (both byte orders), whatever the case. Written apart from the app's own search,
 * so that the two do not share a mistake.
 */
export function findInFiles(folder: string, key: Buffer | null, words: readonly string[]): readonly Find[] {
  const found: Find[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    found.push(...findIn(bytes, words).map((hit) => ({ ...hit, file, sealed: false })));
    if (key === null) continue;
    for (const content of contentsOf(file, bytes, key)) {
      found.push(...findIn(content, words).map((hit) => ({ ...hit, file, sealed: true })));
    }
  }
  return found;
}

/** Pages of a database, of what is left of its log and of a rollback journal; nothing for any other file. */
function contentsOf(file: string, bytes: Buffer, key: Buffer): readonly Buffer[] {
  if (file.endsWith('-wal'))
    return records(bytes, 32, 24, 0).map(({ head, page }) => opened(page, head.readUInt32BE(0), key));
  if (file.endsWith('-journal')) {
    return records(bytes, 512, 4, 4).map(({ head, page }) => opened(page, head.readUInt32BE(0), key));
  }
  if (!/\.vault(\.|$)/.test(file)) return [];
  return records(bytes, 0, 0, 0).map(({ page }, index) => opened(page, index + 1, key));
}

function records(bytes: Buffer, start: number, before: number, after: number) {
  const length = before + pageBytes + after;
  const found: { head: Buffer; page: Buffer }[] = [];
  for (let at = start; at + length <= bytes.length; at += length) {
    found.push({ head: bytes.subarray(at, at + before), page: bytes.subarray(at + before, at + before + pageBytes) });
  }
  return found;
}

// SQLCipher 4: AES-256-CBC, the vector in the first 16 of the page's last 80 bytes; page 1 begins with the salt.
function opened(page: Buffer, number: number, key: Buffer): Buffer {
  const from = number === 1 ? 16 : 0;
  const end = pageBytes - sealBytes;
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(page.subarray(from, end)), cipher.final()]);
}

function findIn(bytes: Buffer, words: readonly string[]): readonly { word: string; form: string }[] {
  if (words.length === 0) return [];
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.length; at++) {
    const byte = lower[at] as number;
    if (byte >= 0x41 && byte <= 0x5a) lower[at] = byte + 0x20;
  }
  return words.flatMap((word) => {
    const plain = word.toLowerCase();
    const little = Buffer.from(plain, 'utf16le');
    const forms: readonly (readonly [string, Buffer])[] = [
      ['utf-8', Buffer.from(plain, 'utf8')],
      ['utf-16le', little],
      ['utf-16be', Buffer.from(little).swap16()],
    ];
    return forms.filter(([, form]) => lower.includes(form)).map(([form]) => ({ word, form }));
  });
}
