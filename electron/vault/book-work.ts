import { withCopy } from '../database/copy-database.ts';
import { recordsOf, textsFrom } from '../database/records.ts';
import { asRefusal } from '../database/refusals.ts';
import { rewriteWithout } from '../database/rewritten-copy.ts';
import { syncFile } from './crash-safe-file.ts';
import type { Part } from './sealed-pages.ts';
import { standingIn } from './search-bytes.ts';
import { type PartReport, type SearchedFiles, searchPart } from './trace-search.ts';
import type { ProgressOfBook, Statement } from './unlocked-vault.ts';

type Key = Uint8Array<ArrayBuffer>;

/** Work on closed copies of the book that takes too long to do where calls are answered. */
export type BookJob =
  /** Runs the statements in the copy, which is worth nothing afterwards, and writes what is left into a new file, durably. */
  | {
      readonly do: 'rewrite';
      readonly copy: string;
      readonly target: string;
      readonly key: Key;
      readonly statements: readonly Statement[];
    }
  /** Looks for values in every page of one part of the book. */
  | {
      readonly do: 'search';
      readonly files: SearchedFiles;
      readonly vaultId: string;
      readonly key: Key;
      readonly values: readonly string[];
      readonly part: Part;
    }
  /** Says which of the values stand in what rightly stays: `usual` are statements for the texts in which they are likely to. */
  | {
      readonly do: 'weigh';
      readonly copy: string;
      readonly key: Key;
      readonly values: readonly string[];
      readonly usual: readonly string[];
    };

export type BookAnswers = {
  readonly rewrite: null;
  readonly search: PartReport;
  readonly weigh: ReadonlySet<string>;
};

/** Does the job here. The key is overwritten when it is done. */
export function bookWork<Job extends BookJob>(job: Job, onStep: (step: ProgressOfBook) => void): BookAnswers[Job['do']];
export function bookWork(job: BookJob, onStep: (step: ProgressOfBook) => void): BookAnswers[BookJob['do']] {
  const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
  try {
    if (job.do === 'search') return searchPart({ ...job, key });
    if (job.do === 'weigh') return weigh(job, key);
    rewriteWithout(job.copy, job.target, key, job.statements, onStep);
    syncFile(job.target);
    return null;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    key.fill(0);
  }
}

function weigh({ copy, values, usual }: Extract<BookJob, { readonly do: 'weigh' }>, key: Buffer): ReadonlySet<string> {
  return withCopy(copy, key, (raw) => {
    const standing = standingIn(values, textsFrom(raw, usual));
    const odd = values.filter((value) => !standing.has(value));
    return odd.length === 0 ? standing : new Set([...standing, ...standingIn(odd, recordsOf(raw))]);
  });
}
