import { type TransferListItem, Worker } from 'node:worker_threads';

/** What goes to a kept thread, and what comes back under the same number. */
export type ThreadQuestion<Job> = { readonly id: number; readonly job: Job };
export type ThreadAnswer<Answer> = { readonly id: number; readonly answer: Answer };

/**
 * A thread of its own for one kind of work. It is started on first use and kept, and it does not keep the process alive. Where
 * none can be had, or it ends, the answer is `null`, and whoever asked does the work where they are.
 */
export function keptThread<Job, Answer>(entry: () => URL) {
  const waiting = new Map<number, (answer: Answer | null) => void>();
  let thread: Worker | null = null;
  let lastId = 0;

  function running(): Worker {
    if (thread !== null) return thread;
    const started = new Worker(entry());
    thread = started;
    started.on('message', ({ id, answer }: ThreadAnswer<Answer>) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', () => ended(started));
    started.on('exit', () => ended(started));
    return started;
  }

  function ended(which: Worker): void {
    if (thread !== which) return;
    thread = null;
    for (const answered of waiting.values()) answered(null);
    waiting.clear();
  }

  return (job: Job, transfer: readonly TransferListItem[]): Promise<Answer | null> =>
    new Promise((answered) => {
      const asked = running();
      lastId += 1;
      waiting.set(lastId, answered);
      asked.ref();
      asked.postMessage({ id: lastId, job } satisfies ThreadQuestion<Job>, [...transfer]);
    });
}

/** A program beside the file that asks, with the same ending: `.ts` in the source, `.js` in what was built. */
export function besideThis(name: string, self: string): URL {
  return new URL(`${name}.${self.endsWith('.ts') ? 'ts' : 'js'}`, self);
}
