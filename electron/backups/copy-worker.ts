import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ThreadAnswer, ThreadQuestion } from '../vault/kept-thread.ts';
import { stepBack } from '../vault/step-back.ts';
import type { CopyReply } from './copy-thread.ts';
import { type CopyJob, copyWork } from './copy-work.ts';

// Entry of the thread that writes and reads copies of the book.

stepBack();
parentPort?.on('message', ({ id, job }: ThreadQuestion<CopyJob>) => {
  parentPort?.postMessage({ id, answer: replyTo(job) } satisfies ThreadAnswer<CopyReply>);
});

function replyTo(job: CopyJob): CopyReply {
  try {
    return { kind: 'done', value: copyWork(job) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
    return { kind: 'failed', message: error instanceof Error ? error.name : 'unknown' };
  }
}
