import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachJournalledPage, eachLoggedPage, eachPage, type Look } from './sealed-pages.ts';
import { countIn, needlesFor } from './search-bytes.ts';
import type { Trace, TraceReport } from './unlocked-vault.ts';

/** Where to look: a closed copy of the database, what SQLite keeps beside the database itself, and the folder of both. */
export type SearchedFiles = { readonly folder: string; readonly database: string; readonly beside: string };

export type TraceSearch = {
  readonly files: SearchedFiles;
  readonly vaultId: string;
  readonly key: Buffer;
  readonly values: readonly string[];
};

/**
 * Looks for values in every decrypted page of the closed database, in what is left of its logs, and in temporary files
 * of SQLite. Throws when it cannot find even the vault's own id: then it did not see what it was looking at.
 */
export function searchFiles({ files, vaultId, key, values }: TraceSearch): TraceReport {
  const needles = needlesFor([...values, vaultId]);
  const look =
    (counts: Uint32Array): Look =>
    (content) =>
      countIn(content, needles, counts);
  const inDatabase = new Uint32Array(values.length + 1);
  const inLog = new Uint32Array(values.length + 1);
  const inTemporary = new Uint32Array(values.length + 1);

  const pages = eachPage(files.database, key, look(inDatabase));
  if (inDatabase[values.length] === 0) throw new Error('the search did not find what is certainly there');
  let logBytes = 0;
  const log = `${files.beside}-wal`;
  if (existsSync(log)) logBytes += eachLoggedPage(log, key, look(inLog));
  const journal = `${files.beside}-journal`;
  if (existsSync(journal)) logBytes += eachJournalledPage(journal, key, look(inLog));
  for (const content of temporaryFiles(files.folder)) look(inTemporary)(content);

  return {
    pages,
    logBytes,
    shared: 0,
    found: [
      ...traces(inDatabase, values.length, 'database'),
      ...traces(inLog, values.length, 'log'),
      ...traces(inTemporary, values.length, 'temporary-files'),
    ],
  };
}

function traces(counts: Uint32Array, values: number, place: Trace['place']): readonly Trace[] {
  return Array.from(counts.subarray(0, values), (count, value) => ({ value, place, count })).filter(
    ({ count }) => count > 0,
  );
}

// Where SQLite would put them if it ever did: with our settings it keeps them in memory.
function* temporaryFiles(folder: string): Generator<Buffer> {
  const folders = new Set([folder, tmpdir(), process.env.SQLITE_TMPDIR ?? tmpdir(), '/var/tmp', '/usr/tmp', '/tmp']);
  for (const place of folders) {
    for (const name of namesIn(place)) {
      const content = name.startsWith('etilqs_') ? contentOf(join(place, name)) : null;
      if (content !== null) yield content;
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

// Other programs use SQLite too; their files may be gone or closed to us.
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
