import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { BookOrder, BookReply } from './book-thread.ts';
import { bookWork } from './book-work.ts';
import type { ProgressOfBook } from './unlocked-vault.ts';

// Entry of the thread that rewrites and searches copies of the book. It does one job and is ended.

parentPort?.on('message', ({ job, stop }: BookOrder) => {
  const say = (reply: BookReply) => parentPort?.postMessage(reply);
  const isDropped = () => Atomics.load(stop, 0) === 1;
  const onStep = (step: ProgressOfBook) => {
    if (isDropped()) throw new Error('dropped');
    say({ kind: 'step', step });
  };
  try {
    say({ kind: 'done', value: bookWork(job, onStep) });
  } catch (error) {
    if (isDropped()) say({ kind: 'dropped' });
    else if (error instanceof Refusal) say({ kind: 'refused', code: error.code, detail: error.detail });
    else say({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' });
  }
});
