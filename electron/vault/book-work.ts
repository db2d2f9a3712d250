import { withCopy } from '../database/copy-database.ts';
import { recordsOf, textsFrom } from '../database/records.ts';
import { asRefusal } from '../database/refusals.ts';
import { rewriteWithout } from '../database/rewritten-copy.ts';
import { syncFile } from './crash-safe-file.ts';
import { type Needles, needlesFor } from './needles.ts';
import { type SalvageFound, type SalvageJob, type SalvageRead, salvageWork } from './salvage-work.ts';
import type { PageShare } from './sealed-pages.ts';
import { standingIn } from './search-bytes.ts';
import { type PartReport, type SearchedFiles, searchPart } from './trace-search.ts';
import type { ProgressOfBook, Statement } from './unlocked-vault.ts';

type Key = Uint8Array<ArrayBuffer>;

/** Work on the book, or on closed copies of it, that takes too long to do where calls are answered. */
export type BookJob =
  /** Runs the statements in the copy, which is worth nothing afterwards, and writes what is left into a new file, durably. */
  | {
      readonly do: 'rewrite';
      readonly copy: string;
      readonly target: string;
      readonly key: Key;
      readonly statements: readonly Statement[];
    }
  /** Makes values ready to be looked for. */
  | { readonly do: 'needles'; readonly key: Key; readonly values: readonly string[] }
  /** Looks for so many values in every page of the book that nobody else has taken. */
  | {
      readonly do: 'search';
      readonly files: SearchedFiles;
      readonly key: Key;
      readonly needles: Needles;
      readonly values: number;
      readonly share: PageShare;
    }
  /** Says which of the values stand in the texts that these statements answer; with none, in any record of the copy. */
  | {
      readonly do: 'weigh';
      readonly copy: string;
      readonly key: Key;
      readonly values: readonly string[];
      readonly texts: readonly string[] | null;
      /** Made from the values, if they are made already. */
      readonly needles?: Needles;
    }
  | SalvageJob;

export type BookAnswers = {
  readonly rewrite: null;
  readonly needles: Needles;
  readonly search: PartReport;
  readonly weigh: ReadonlySet<string>;
  readonly salvage: SalvageFound;
};

/** What a rewriting tells: how far it is, and that the new file is all there, before it is compared. */
export type StepOfWork = ProgressOfBook | 'written';

/** What a job tells while it runs, and what it asks: each throws once the job is to be dropped. */
export type AtWork = {
  readonly onStep: (step: StepOfWork) => void;
  readonly onRead: (read: SalvageRead) => void;
  readonly goOn: () => void;
};

/** Does the job here. The key is overwritten when it is done. */
export function bookWork<Job extends BookJob>(job: Job, work: AtWork): BookAnswers[Job['do']];
export function bookWork(job: BookJob, { onStep, onRead, goOn }: AtWork): BookAnswers[BookJob['do']] {
  const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
  try {
    if (job.do === 'needles') return needlesFor(job.values);
    if (job.do === 'salvage') return salvageWork(job, onRead);
    if (job.do === 'search') return searchPart({ ...job, key, goOn });
    if (job.do === 'weigh') {
      const { copy, values, texts, needles } = job;
      return withCopy(copy, key, (raw) =>
        standingIn(values, texts === null ? recordsOf(raw) : textsFrom(raw, texts), needles),
      );
    }
    rewriteWithout(job.copy, job.target, key, job.statements, onStep);
    syncFile(job.target);
    return null;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    key.fill(0);
  }
}
