import { Worker } from 'node:worker_threads';
import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import { type BookAnswers, type BookJob, bookWork } from './book-work.ts';
import { besideThis } from './kept-thread.ts';
import type { ProgressOfBook } from './unlocked-vault.ts';

export type BookReply =
  | { readonly kind: 'step'; readonly step: ProgressOfBook }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'done'; readonly value: BookAnswers[BookJob['do']] }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: FailureDetail }
  | { readonly kind: 'failed'; readonly message: string };

/** What the thread gets: a job, and a number that is 1 once the job is to be dropped. */
export type BookOrder = { readonly job: BookJob; readonly stop: Int32Array };

/** What a job may be told while it runs, and what it tells. */
export type Meanwhile = {
  readonly onStep?: (step: ProgressOfBook) => void;
  /** Asked now and then; once it says no the job is dropped at its next step. */
  readonly goOn?: () => boolean;
};

/**
 * Does a job on a copy in a thread of its own, so that whoever asks for something else does not wait; `null` when it was
 * dropped. Where no thread can be had the work is done here: slower for everybody, never undone.
 */
export async function inThread<Job extends BookJob>(
  job: Job,
  { onStep = () => {}, goOn = () => true }: Meanwhile = {},
): Promise<BookAnswers[Job['do']] | null> {
  const kept = { ...job, key: job.key.slice() };
  try {
    const reply = await ask(job, onStep, goOn);
    if (reply === null) return bookWork(kept, onStep);
    if (reply.kind === 'dropped') return null;
    if (reply.kind === 'refused') throw new Refusal(reply.code, reply.detail);
    if (reply.kind === 'failed') throw new Error(`a copy could not be worked on: ${reply.message}`);
    return reply.value as BookAnswers[Job['do']];
  } finally {
    kept.key.fill(0);
  }
}

type LastReply = Exclude<BookReply, { readonly kind: 'step' }>;

const askedEveryMs = 100;

/** `null` when the thread ended without a word. */
function ask(job: BookJob, onStep: (step: ProgressOfBook) => void, goOn: () => boolean): Promise<LastReply | null> {
  const thread = new Worker(besideThis('book-worker', import.meta.url));
  return new Promise((answered) => {
    // A thread is not ended in the middle of its work: what it is in, SQLite and all, does not expect that.
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const watch = setInterval(() => {
      if (!goOn()) Atomics.store(stop, 0, 1);
    }, askedEveryMs);
    let ended = false;
    const end = (reply: LastReply | null) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      // The copy is the thread's until it is gone.
      void thread.terminate().then(() => answered(reply));
    };
    thread.on('message', (reply: BookReply) => (reply.kind === 'step' ? onStep(reply.step) : end(reply)));
    thread.on('error', () => end(null));
    thread.on('exit', () => end(null));
    thread.postMessage({ job, stop } satisfies BookOrder, [job.key.buffer]);
  });
}
