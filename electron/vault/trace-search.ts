import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Needles } from './needles.ts';
import { eachJournalledPage, eachLoggedPage, eachPage, type Look, type PageShare } from './sealed-pages.ts';
import { countIn } from './search-bytes.ts';
import type { Trace, TraceReport } from './unlocked-vault.ts';

/**
 * Where to look: a closed copy of the database, or the number of the handle on the one that is kept still; and around it,
 * what SQLite keeps beside it, and the folders in which it may have left temporary files.
 */
export type SearchedFiles = {
  readonly database: string | number;
  readonly around: { readonly beside: string; readonly temporary: readonly string[] } | null;
};

export type TraceSearch = {
  readonly files: SearchedFiles;
  readonly key: Buffer;
  /** Made from the values and, as the last of them, the vault's own id. */
  readonly needles: Needles;
  readonly values: number;
  readonly share: PageShare;
  /** Asked between pages; throws once nobody wants to know any more. */
  readonly goOn: () => void;
};

/** What one of those who look has seen. */
export type PartReport = Omit<TraceReport, 'shared'> & {
  /** The vault's own id was found: this search sees what it is looking at. */
  readonly sawItself: boolean;
};

/**
 * Looks for values in every decrypted page of the database that nobody else has taken, in what is left of its logs, and in
 * temporary files of SQLite.
 */
export function searchPart({ files, key, needles, values, share, goOn }: TraceSearch): PartReport {
  const look =
    (counts: Uint32Array): Look =>
    (content) =>
      countIn(content, needles, counts);
  const inDatabase = new Uint32Array(values + 1);
  const inLog = new Uint32Array(values + 1);
  const inTemporary = new Uint32Array(values + 1);

  const inPage = look(inDatabase);
  const pages = eachPage(
    files.database,
    key,
    (content) => {
      goOn();
      inPage(content);
    },
    share,
  );
  let logBytes = 0;
  if (files.around !== null) {
    const { beside, temporary } = files.around;
    const log = `${beside}-wal`;
    if (existsSync(log)) logBytes += eachLoggedPage(log, key, look(inLog));
    const journal = `${beside}-journal`;
    if (existsSync(journal)) logBytes += eachJournalledPage(journal, key, look(inLog));
    for (const content of temporaryFiles(temporary)) look(inTemporary)(content);
  }

  return {
    pages,
    logBytes,
    sawItself: inDatabase[values] !== 0,
    found: [
      ...traces(inDatabase, values, 'database'),
      ...traces(inLog, values, 'log'),
      ...traces(inTemporary, values, 'temporary-files'),
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

/** Where SQLite would put temporary files if it ever did, of a book in this folder: with our settings it keeps them in memory. */
export function temporaryFolders(folder: string): readonly string[] {
  return [...new Set([folder, tmpdir(), process.env.SQLITE_TMPDIR ?? tmpdir(), '/var/tmp', '/usr/tmp', '/tmp'])];
}

function* temporaryFiles(folders: readonly string[]): Generator<Buffer> {
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
