import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { BookOrder, BookReply } from './book-thread.ts';
import { bookWork, type StepOfWork } from './book-work.ts';
import { stepBack } from './step-back.ts';

// Entry of a thread that rewrites and searches the book. It does one job after the other until it is ended.

stepBack();
parentPort?.on('message', ({ job, stop }: BookOrder) => {
  const say = (reply: BookReply) => parentPort?.postMessage(reply);
  const isDropped = () => Atomics.load(stop, 0) === 1;
  const goOn = () => {
    if (isDropped()) throw new Error('dropped');
  };
  const onStep = (step: StepOfWork) => {
    goOn();
    say({ kind: 'step', step });
  };
  try {
    say({ kind: 'done', value: bookWork(job, { onStep, goOn }) });
  } catch (error) {
    if (isDropped()) say({ kind: 'dropped' });
    else if (error instanceof Refusal) say({ kind: 'refused', code: error.code, detail: error.detail });
    else say({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' });
  }
});
