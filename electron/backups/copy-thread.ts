import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import { besideThis, keptThread } from '../vault/kept-thread.ts';
import { type CopyAnswers, type CopyJob, copyWork } from './copy-work.ts';

export type CopyReply =
  | { readonly kind: 'done'; readonly value: CopyAnswers[CopyJob['do']] }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: FailureDetail }
  | { readonly kind: 'failed'; readonly message: string };

const ask = keptThread<CopyJob, CopyReply>(() => besideThis('copy-worker', import.meta.url));

/**
 * Does a job on a copy in a thread of its own, so that whoever asks for something else does not wait. Where no thread can be
 * had the work is done here: slower for everybody, never undone.
 */
export async function inThread<Job extends CopyJob>(job: Job): Promise<CopyAnswers[Job['do']]> {
  const key = job.key.slice();
  const reply = await ask({ ...job, key }, [key.buffer]);
  if (reply === null) return copyWork(job);
  job.key.fill(0);
  switch (reply.kind) {
    case 'done':
      return reply.value as CopyAnswers[Job['do']];
    case 'refused':
      throw new Refusal(reply.code, reply.detail);
    case 'failed':
      throw new Error(`a copy could not be worked on: ${reply.message}`);
  }
}
