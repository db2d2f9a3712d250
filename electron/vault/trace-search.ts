import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VaultFiles } from './files.ts';
import { eachJournalledPage, eachLoggedPage, eachPage, type Look } from './sealed-pages.ts';
import { countIn, needlesFor } from './search-bytes.ts';
import type { Trace, TraceReport } from './unlocked-vault.ts';

export type TraceSearch = {
  readonly files: VaultFiles;
  readonly vaultId: string;
  readonly key: Buffer;
  readonly values: readonly string[];
};

/**
 * Looks for values in every decrypted page of the closed database, in what is left of its logs, and in temporary files
 * of SQLite. Throws when it cannot find even the vault's own id: then it did not see what it was looking at.
 */
export function searchVaultFiles({ files, vaultId, key, values }: TraceSearch): TraceReport {
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
  const log = `${files.database}-wal`;
  if (existsSync(log)) logBytes += eachLoggedPage(log, key, look(inLog));
  const journal = `${files.database}-journal`;
  if (existsSync(journal)) logBytes += eachJournalledPage(journal, key, look(inLog));
  for (const content of temporaryFiles(files.folder)) look(inTemporary)(content);

  return {
    pages,
    logBytes,
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
