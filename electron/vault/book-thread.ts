import { Worker } from 'node:worker_threads';
import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import { type BookAnswers, type BookJob, bookWork, type StepOfWork } from './book-work.ts';
import { besideThis } from './kept-thread.ts';
import type { SalvageRead } from './salvage-work.ts';

export type BookReply =
  | { readonly kind: 'step'; readonly step: StepOfWork }
  | { readonly kind: 'read'; readonly read: SalvageRead }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'done'; readonly value: BookAnswers[BookJob['do']] }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: FailureDetail }
  | { readonly kind: 'failed'; readonly message: string };

/** What the thread gets: a job, and a number that is 1 once the job is to be dropped. */
export type BookOrder = { readonly job: BookJob; readonly stop: Int32Array };

/** What a job may be told while it runs, and what it tells. */
export type Meanwhile = {
  readonly onStep?: (step: StepOfWork) => void;
  readonly onRead?: (read: SalvageRead) => void;
  /** Asked now and then; once it says no the job is dropped at its next step. */
  readonly goOn?: () => boolean;
};

/** A thread of its own for work on the book, so that whoever asks for something else does not wait. */
export type BookThread = {
  /**
   * Does one job, when the one before it is done; `null` when it was dropped. Where no thread can be had the work is done here:
   * slower for everybody, never undone.
   */
  do<Job extends BookJob>(job: Job, meanwhile?: Meanwhile): Promise<BookAnswers[Job['do']] | null>;
  /** Lets the thread go, once what it does is done: to whoever wants one next, or to its end. */
  letGo(): Promise<void>;
};

/** Has a thread begun, or takes one that was just let go. Beginning takes a while: it is worth doing before there is a job. */
export function bookThread(): BookThread {
  const running = spare.pop() ?? start();
  clearTimeout(running.end);
  running.thread.ref();
  let last: Promise<unknown> = Promise.resolve();

  async function doAlone<Job extends BookJob>(job: Job, meanwhile: Meanwhile): Promise<BookAnswers[Job['do']] | null> {
    const kept = { ...job, key: job.key.slice() };
    try {
      const reply = await ask(running, job, meanwhile);
      if (reply === null) {
        const { onStep = () => {}, onRead = () => {} } = meanwhile;
        return bookWork(kept, { onStep, onRead, goOn: () => {} });
      }
      if (reply.kind === 'dropped') return null;
      if (reply.kind === 'refused') throw new Refusal(reply.code, reply.detail);
      if (reply.kind === 'failed') throw new Error(`the book could not be worked on: ${reply.message}`);
      return reply.value as BookAnswers[Job['do']];
    } finally {
      kept.key.fill(0);
    }
  }

  return {
    do(job, meanwhile = {}) {
      const mine = last.then(() => doAlone(job, meanwhile));
      last = mine.catch(() => {});
      return mine;
    },
    async letGo() {
      await last;
      if (running.isOver) return;
      running.thread.unref();
      running.end = setTimeout(() => {
        spare.splice(spare.indexOf(running), 1);
        void running.thread.terminate();
      }, spareForMs).unref();
      spare.push(running);
    },
  };
}

type LastReply = Exclude<BookReply, { readonly kind: 'step' | 'read' }>;

type Running = {
  readonly thread: Worker;
  /** Whom to tell what it says; `null` when it ended without a word. */
  hear: (reply: BookReply | null) => void;
  isOver: boolean;
  end: NodeJS.Timeout | undefined;
};

/** Threads that nobody has at the moment: one long work on the book is followed by the next. */
const spare: Running[] = [];
const spareForMs = 10_000;
const askedEveryMs = 100;

function start(): Running {
  const thread = new Worker(besideThis('book-worker', import.meta.url));
  const running: Running = { thread, hear: () => {}, isOver: false, end: undefined };
  const over = () => {
    running.isOver = true;
    if (spare.includes(running)) spare.splice(spare.indexOf(running), 1);
    running.hear(null);
  };
  thread.on('message', (reply: BookReply) => running.hear(reply));
  thread.on('error', over);
  thread.on('exit', over);
  return running;
}

/** `null` when the thread ended without a word. */
function ask(
  running: Running,
  job: BookJob,
  { onStep = () => {}, onRead = () => {}, goOn = () => true }: Meanwhile,
): Promise<LastReply | null> {
  if (running.isOver) return Promise.resolve(null);
  return new Promise((answered) => {
    // A thread is not ended in the middle of its work: what it is in, SQLite and all, does not expect that.
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const look = () => {
      if (!goOn()) Atomics.store(stop, 0, 1);
    };
    const watch = setInterval(look, askedEveryMs);
    running.hear = (reply) => {
      if (reply?.kind === 'step') {
        onStep(reply.step);
        return;
      }
      if (reply?.kind === 'read') {
        onRead(reply.read);
        look();
        return;
      }
      running.hear = () => {};
      clearInterval(watch);
      answered(reply);
    };
    running.thread.postMessage({ job, stop } satisfies BookOrder, [job.key.buffer]);
  });
}
