import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { removeCopy } from '../database/copy-database.ts';
import { type BookThread, bookThread } from './book-thread.ts';
import type { BookAnswers, BookJob } from './book-work.ts';
import type { LiveVault } from './change-locks.ts';
import type { Needles } from './needles.ts';
import { type PageShare, roomForHashes, shareOut } from './sealed-pages.ts';
import { joined, type PartReport, type SearchedFiles, temporaryFolders } from './trace-search.ts';
import type { Sought, TraceReport } from './unlocked-vault.ts';

/** What a search of a new book has seen before that took the old one's place. */
type Ahead = {
  readonly needles: Needles;
  /** SHA-256 of every page that was looked at, sealed as it was. */
  readonly hashes: Uint8Array;
  readonly report: PartReport;
  /** Those of the values found that stand in what rightly stays. */
  readonly stays: ReadonlySet<string>;
};

/** Kept for as long as whoever looks for the values keeps them. */
const seenAhead = new WeakMap<readonly string[], Ahead>();

/** A search of the new book, while it is still being made and looked over. */
export type SearchAhead = {
  /** There is a file now; one thread begins. */
  begin(): void;
  /** Nothing else is to be done: another thread helps to the end, and what was seen is remembered. */
  finish(helper: BookThread): Promise<void>;
};

/**
 * Looks for the values in the new file of the book before it takes the old one's place. Whoever searches for these very values
 * afterwards is not shown again what has not changed since. Nothing is remembered when it was called off.
 */
export function searchAhead(
  { files, key, vaultId }: LiveVault,
  { values, standing }: Sought,
  thread: BookThread,
  goOn: () => boolean,
): SearchAhead {
  const path = files.rewrittenDatabase;
  const copyOfKey = () => Uint8Array.from(key);
  const making = thread.do({ do: 'needles', key: copyOfKey(), values: [...values, vaultId] }, { goOn });
  let share: PageShare | null = null;
  let first: Promise<PartReport | null> | null = null;

  async function search(by: BookThread, pages: PageShare): Promise<PartReport | null> {
    const needles = await making;
    if (needles === null) return null;
    const where: SearchedFiles = { database: path, around: null };
    const job = { do: 'search', files: where, key: copyOfKey(), needles, values: values.length, share: pages } as const;
    return by.do(job, { goOn });
  }

  async function weigh(by: BookThread, wanted: readonly string[], texts: readonly string[] | null) {
    const made = texts === null ? null : await making;
    const job = { do: 'weigh', copy: path, key: copyOfKey(), values: wanted, texts } as const;
    return by.do(made === null ? job : { ...job, needles: made }, { goOn });
  }

  return {
    begin() {
      share = shareOut({ note: roomForHashes(statSync(path).size) });
      first = handled(search(thread, share));
    },
    async finish(helper) {
      if (share === null || first === null) return;
      // Before it is known which of them are found: the other thread is busy with the pages, and this one is not.
      const usual = handled(weigh(helper, values, standing));
      const parts = await everyOne([first, search(helper, share)]);
      const [needles, stays, seen] = [await making, await usual, parts.flatMap((part) => part ?? [])];
      if (needles === null || stays === null || seen.length < parts.length || share.note === null) return;
      const report = { ...joined(seen), pages: 0, sawItself: true };
      const odd = foundIn(report, values).filter((value) => !stays.has(value));
      const others = odd.length === 0 ? new Set<string>() : await weigh(helper, odd, null);
      if (others === null) return;
      seenAhead.set(values, { needles, hashes: share.note, report, stays: new Set([...stays, ...others]) });
    },
  };
}

/**
 * Looks for values in every page of the open book, in its log, and in temporary files, while everybody goes on; on two
 * processors at once where there are two.
 */
export async function searchBook(
  vault: LiveVault,
  values: readonly string[],
  standing: readonly string[] | null,
): Promise<TraceReport> {
  const { files, live, key, vaultId } = vault;
  const threads = Array.from({ length: Math.min(2, availableParallelism()) }, bookThread);
  try {
    const ahead = seenAhead.get(values) ?? null;
    const [first] = threads as [BookThread];
    const needles =
      ahead?.needles ??
      (await finished(first, { do: 'needles', key: Uint8Array.from(key), values: [...values, vaultId] }));
    const share = shareOut({ known: ahead?.hashes ?? null });
    const parts = await live.readStill((database) =>
      everyOne(
        threads.map((thread) => {
          const around =
            thread === first ? { beside: files.database, temporary: temporaryFolders(files.folder) } : null;
          const where: SearchedFiles = { database, around };
          const job = { do: 'search', files: where, needles, values: values.length, share } as const;
          return finished(thread, { ...job, key: Uint8Array.from(key) });
        }),
      ),
    );
    const report = joined([...parts, ...(ahead === null ? [] : [ahead.report])]);
    if (standing === null || report.found.length === 0) return report;
    const found = foundIn(report, values);
    const odd = found.filter((value) => ahead?.stays.has(value) !== true);
    const stays = new Set(found.filter((value) => ahead?.stays.has(value) === true));
    if (odd.length > 0) for (const value of await weighed(vault, odd, standing, first)) stays.add(value);
    // What was found is a trace, or it stands in what rightly stays: then nothing can be said about it.
    return {
      ...report,
      shared: stays.size,
      found: report.found.filter(({ value }) => !stays.has(values[value] as string)),
    };
  } finally {
    await Promise.all(threads.map((thread) => thread.letGo()));
  }
}

/** Those of the values that stand in what rightly stays in the book as it is now. */
async function weighed(
  { files, live, key }: LiveVault,
  values: readonly string[],
  usual: readonly string[],
  thread: BookThread,
): Promise<ReadonlySet<string>> {
  const copy = files.workingDatabase;
  try {
    if (!(await live.copyStill(copy, () => true))) throw new Error('the book could not be kept still');
    const weigh = (wanted: readonly string[], texts: readonly string[] | null) =>
      finished(thread, { do: 'weigh', copy, key: Uint8Array.from(key), values: wanted, texts });
    const standing = await weigh(values, usual);
    const odd = values.filter((value) => !standing.has(value));
    return odd.length === 0 ? standing : new Set([...standing, ...(await weigh(odd, null))]);
  } finally {
    await removeUnhurried(copy);
  }
}

// Giving back the room of a large file takes a tenth of a second, in which nobody is answered.
/** Removes a copy and what is beside it while everybody goes on. */
export async function removeUnhurried(path: string): Promise<void> {
  await rm(path, { force: true });
  removeCopy(path);
}

function foundIn({ found }: Pick<TraceReport, 'found'>, values: readonly string[]): readonly string[] {
  return [...new Set(found.map(({ value }) => values[value] as string))];
}

async function finished<Job extends BookJob>(thread: BookThread, job: Job): Promise<BookAnswers[Job['do']]> {
  const answer = await thread.do(job);
  if (answer === null) throw new Error('a search cannot be called off');
  return answer;
}

/** Waits for every one of them, also when one fails: what they read by is not theirs. */
async function everyOne<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** A promise that somebody looks at later. */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
