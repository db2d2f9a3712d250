import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachJournalledPage, eachLoggedPage, eachPage, type Look, type Part } from './sealed-pages.ts';
import { countIn, needlesFor } from './search-bytes.ts';
import type { Trace, TraceReport } from './unlocked-vault.ts';

/** Where to look: a closed copy of the database, what SQLite keeps beside the database itself, and the folder of both. */
export type SearchedFiles = { readonly folder: string; readonly database: string; readonly beside: string };

export type TraceSearch = {
  readonly files: SearchedFiles;
  readonly vaultId: string;
  readonly key: Buffer;
  readonly values: readonly string[];
  /** Whoever has the first part looks into logs and temporary files too. */
  readonly part: Part;
};

/** What one part of a search has seen. */
export type PartReport = Omit<TraceReport, 'shared'> & {
  /** The vault's own id was found: this search sees what it is looking at. */
  readonly sawItself: boolean;
};

/**
 * Looks for values in every decrypted page of a part of the closed database, in what is left of its logs, and in temporary
 * files of SQLite.
 */
export function searchPart({ files, vaultId, key, values, part }: TraceSearch): PartReport {
  const needles = needlesFor([...values, vaultId]);
  const look =
    (counts: Uint32Array): Look =>
    (content) =>
      countIn(content, needles, counts);
  const inDatabase = new Uint32Array(values.length + 1);
  const inLog = new Uint32Array(values.length + 1);
  const inTemporary = new Uint32Array(values.length + 1);

  const pages = eachPage(files.database, key, look(inDatabase), part);
  let logBytes = 0;
  if (part.nth === 0) {
    const log = `${files.beside}-wal`;
    if (existsSync(log)) logBytes += eachLoggedPage(log, key, look(inLog));
    const journal = `${files.beside}-journal`;
    if (existsSync(journal)) logBytes += eachJournalledPage(journal, key, look(inLog));
    for (const content of temporaryFiles(files.folder)) look(inTemporary)(content);
  }

  return {
    pages,
    logBytes,
    sawItself: inDatabase[values.length] !== 0,
    found: [
      ...traces(inDatabase, values.length, 'database'),
      ...traces(inLog, values.length, 'log'),
      ...traces(inTemporary, values.length, 'temporary-files'),
    ],
  };
}

/** All parts as one. Throws when none of them found even the vault's own id: then they did not see what they were looking at. */
export function joined(parts: readonly PartReport[]): TraceReport {
  if (!parts.some(({ sawItself }) => sawItself)) throw new Error('the search did not find what is certainly there');
  const found = new Map<string, Trace>();
  for (const trace of parts.flatMap((part) => part.found)) {
    const key = `${trace.place} ${trace.value}`;
    found.set(key, { ...trace, count: trace.count + (found.get(key)?.count ?? 0) });
  }
  const sum = (of: (part: PartReport) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    pages: sum(({ pages }) => pages),
    logBytes: sum(({ logBytes }) => logBytes),
    shared: 0,
    found: [...found.values()],
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
