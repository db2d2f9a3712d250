import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { BookOrder, BookReply } from './book-thread.ts';
import { bookWork } from './book-work.ts';
import { stepBack } from './step-back.ts';

// Entry of a thread that rewrites and searches the book. It does one job after the other until it is ended.

stepBack();
parentPort?.on('message', ({ job, stop }: BookOrder) => {
  const say = (reply: BookReply) => parentPort?.postMessage(reply);
  const isDropped = () => Atomics.load(stop, 0) === 1;
  const goOn = () => {
    if (isDropped()) throw new Error('dropped');
  };
  const tell = (reply: BookReply) => {
    goOn();
    say(reply);
  };
  try {
    const value = bookWork(job, {
      onStep: (step) => tell({ kind: 'step', step }),
      onRead: (read) => tell({ kind: 'read', read }),
      goOn,
    });
    say({ kind: 'done', value });
  } catch (error) {
    if (isDropped()) say({ kind: 'dropped' });
    else if (error instanceof Refusal) say({ kind: 'refused', code: error.code, detail: error.detail });
    else say({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' });
  }
});
