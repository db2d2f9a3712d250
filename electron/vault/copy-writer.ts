import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import type { Rows } from '../database/written-copy.ts';
import { type CopyJob, copyWriting } from './copy-writing.ts';
import { besideThis, keptThread } from './kept-thread.ts';

export type CopyAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: FailureDetail }
  | { readonly kind: 'failed'; readonly message: string };

const ask = keptThread<CopyJob, CopyAnswer>(() => besideThis('copy-writer-worker', import.meta.url));

/**
 * Lets `work` put rows into a closed copy, in a thread of its own, so that whoever asks for something else does not wait; where
 * no thread can be had they are written here. The copy is on the disk when this returns, and worth nothing when it throws.
 */
export async function writeIntoCopy(
  copy: string,
  key: Buffer,
  work: (put: (rows: readonly Rows[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  let here: ((job: CopyJob) => void) | null = null;
  const tell = async (job: CopyJob): Promise<void> => {
    if (here !== null) {
      here(job);
      return;
    }
    const answer = await ask(job, []);
    if (answer?.kind === 'refused') throw new Refusal(answer.code, answer.detail);
    if (answer?.kind === 'failed') throw new Error(`a copy could not be written into: ${answer.message}`);
    if (answer !== null) return;
    // What a thread wrote before it ended is nowhere; only one that never began can be replaced.
    if (job.do !== 'open') throw new Error('the thread that writes into a copy has ended');
    here = copyWriting();
    here(job);
  };
  const own = Uint8Array.from(key);
  try {
    await tell({ do: 'open', copy, key: own });
    await work((rows) => tell({ do: 'write', rows }));
    await tell({ do: 'keep', copy });
  } catch (error) {
    await tell({ do: 'drop' }).catch(() => {});
    throw error;
  } finally {
    own.fill(0);
  }
}
