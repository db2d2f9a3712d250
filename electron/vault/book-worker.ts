import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { BookReply } from './book-thread.ts';
import { type BookJob, bookWork } from './book-work.ts';

// Entry of the thread that rewrites and searches copies of the book. It does one job and is ended.

parentPort?.on('message', (job: BookJob) => {
  const say = (reply: BookReply) => parentPort?.postMessage(reply);
  try {
    say({ kind: 'done', value: bookWork(job, (step) => say({ kind: 'step', step })) });
  } catch (error) {
    if (error instanceof Refusal) say({ kind: 'refused', code: error.code, detail: error.detail });
    else say({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' });
  }
});
