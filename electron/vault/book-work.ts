import { withCopy } from '../database/copy-database.ts';
import { recordsOf, textsFrom } from '../database/records.ts';
import { asRefusal } from '../database/refusals.ts';
import { rewriteWithout } from '../database/rewritten-copy.ts';
import { syncFile } from './crash-safe-file.ts';
import { standingIn } from './search-bytes.ts';
import { type SearchedFiles, searchFiles } from './trace-search.ts';
import type { ProgressOfBook, Statement, Trace, TraceReport } from './unlocked-vault.ts';

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
  /** Looks for values in every page; with `standing`, leaves out those that what rightly stays holds too. */
  | {
      readonly do: 'search';
      readonly files: SearchedFiles;
      readonly vaultId: string;
      readonly key: Key;
      readonly values: readonly string[];
      readonly standing: readonly string[] | null;
    };

export type BookAnswers = { readonly rewrite: null; readonly search: TraceReport };

/** Does the job here. The key is overwritten when it is done. */
export function bookWork<Job extends BookJob>(job: Job, onStep: (step: ProgressOfBook) => void): BookAnswers[Job['do']];
export function bookWork(job: BookJob, onStep: (step: ProgressOfBook) => void): BookAnswers[BookJob['do']] {
  const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
  try {
    if (job.do === 'search') return search(job, key);
    rewriteWithout(job.copy, job.target, key, job.statements, onStep);
    syncFile(job.target);
    return null;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    key.fill(0);
  }
}

function search(job: Extract<BookJob, { readonly do: 'search' }>, key: Buffer): TraceReport {
  const { files, vaultId, values, standing } = job;
  const report = searchFiles({ files, vaultId, key, values });
  return standing === null || report.found.length === 0
    ? report
    : weighed(report, files.database, key, values, standing);
}

/** What was found is a trace, or it stands in what rightly stays: then nothing can be said about it. */
function weighed(
  report: TraceReport,
  database: string,
  key: Buffer,
  values: readonly string[],
  standing: readonly string[],
): TraceReport {
  const textOf = ({ value }: Trace) => values[value] as string;
  const found = [...new Set(report.found.map(textOf))];
  return withCopy(database, key, (raw) => {
    const usual = standingIn(found, textsFrom(raw, standing));
    const odd = found.filter((value) => !usual.has(value));
    const elsewhere = odd.length === 0 ? usual : standingIn(odd, recordsOf(raw));
    const stays = (value: string) => usual.has(value) || elsewhere.has(value);
    return {
      ...report,
      found: report.found.filter((trace) => !stays(textOf(trace))),
      shared: found.filter(stays).length,
    };
  });
}
