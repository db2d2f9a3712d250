import { Worker } from 'node:worker_threads';
import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import { type BookAnswers, type BookJob, bookWork } from './book-work.ts';
import { besideThis } from './kept-thread.ts';
import type { ProgressOfBook } from './unlocked-vault.ts';

export type BookReply =
  | { readonly kind: 'step'; readonly step: ProgressOfBook }
  | { readonly kind: 'done'; readonly value: BookAnswers[BookJob['do']] }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: FailureDetail }
  | { readonly kind: 'failed'; readonly message: string };

/** What a job may be told while it runs, and what it tells. */
export type Meanwhile = {
  readonly onStep?: (step: ProgressOfBook) => void;
  /** Asked now and then; once it says no the job is dropped. */
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
    if (reply === 'dropped') return null;
    if (reply === null) return bookWork(kept, onStep);
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
function ask(
  job: BookJob,
  onStep: (step: ProgressOfBook) => void,
  goOn: () => boolean,
): Promise<LastReply | 'dropped' | null> {
  const thread = new Worker(besideThis('book-worker', import.meta.url));
  return new Promise((answered) => {
    const watch = setInterval(() => {
      if (!goOn()) end('dropped');
    }, askedEveryMs);
    let ended = false;
    const end = (reply: LastReply | 'dropped' | null) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      // The copy is the thread's until it is gone.
      void thread.terminate().then(() => answered(reply));
    };
    thread.on('message', (reply: BookReply) => (reply.kind === 'step' ? onStep(reply.step) : end(reply)));
    thread.on('error', () => end(null));
    thread.on('exit', () => end(null));
    thread.postMessage(job, [job.key.buffer]);
  });
}
