import { asRefusal } from '../database/refusals.ts';
import { type Rows, type WrittenCopy, writeCopy } from '../database/written-copy.ts';
import { syncFile } from './crash-safe-file.ts';

/** What is done with a copy of the book. `keep` puts it on the disk; `drop` lets go of it. */
export type CopyJob =
  | { readonly do: 'open'; readonly copy: string; readonly key: Uint8Array<ArrayBuffer> }
  | { readonly do: 'write'; readonly rows: readonly Rows[] }
  | { readonly do: 'keep'; readonly copy: string }
  | { readonly do: 'drop' };

/** Does such jobs, on one copy after the other. The key is overwritten when it was used. */
export function copyWriting(): (job: CopyJob) => void {
  let open: WrittenCopy | null = null;

  function work(job: CopyJob): void {
    if (job.do === 'open') {
      open?.drop();
      const key = Buffer.from(job.key.buffer, job.key.byteOffset, job.key.byteLength);
      open = writeCopy(job.copy, key);
      key.fill(0);
      return;
    }
    if (open === null) throw new Error('no copy is open');
    if (job.do === 'write') {
      open.put(job.rows);
      return;
    }
    const copy = open;
    open = null;
    if (job.do === 'drop') copy.drop();
    else {
      copy.keep();
      syncFile(job.copy);
    }
  }

  return (job) => {
    try {
      work(job);
    } catch (error) {
      throw asRefusal(error);
    }
  };
}
