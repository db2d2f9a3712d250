import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CopyAnswer } from './copy-writer.ts';
import { type CopyJob, copyWriting } from './copy-writing.ts';
import type { ThreadAnswer, ThreadQuestion } from './kept-thread.ts';
import { stepBack } from './step-back.ts';

// Entry of the thread that writes into copies of the book.

const work = copyWriting();

stepBack();
parentPort?.on('message', ({ id, job }: ThreadQuestion<CopyJob>) => {
  parentPort?.postMessage({ id, answer: answerTo(job) } satisfies ThreadAnswer<CopyAnswer>);
});

function answerTo(job: CopyJob): CopyAnswer {
  try {
    work(job);
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
    return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown' };
  }
}
