import { Worker } from 'node:worker_threads';
import { type Argon2Job, argon2Here } from './argon2.ts';

export type ThreadQuestion = { readonly id: number; readonly job: Argon2Job };
/** `null` when it could not be done there. */
export type ThreadAnswer = { readonly id: number; readonly hash: Uint8Array<ArrayBuffer> | null };

/**
 * Argon2id in a thread of its own. The thread is started on first use and kept; it does not keep the process alive.
 * Where none can be had, or it ends, the work is done here: slower for whoever waits, never undone.
 */
export async function argon2(job: Argon2Job): Promise<Uint8Array<ArrayBuffer>> {
  const kept = { ...job, password: job.password.slice() };
  try {
    const hash = await askThread(job);
    return hash ?? (await argon2Here(kept));
  } finally {
    kept.password.fill(0);
  }
}

const waiting = new Map<number, (hash: Uint8Array<ArrayBuffer> | null) => void>();
let thread: Worker | null = null;
let lastId = 0;

function askThread(job: Argon2Job): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((answered) => {
    const asked = runningThread();
    lastId += 1;
    const id = lastId;
    waiting.set(id, answered);
    asked.ref();
    asked.postMessage({ id, job } satisfies ThreadQuestion, [job.password.buffer]);
  });
}

function runningThread(): Worker {
  if (thread !== null) return thread;
  // Beside this file, with the same ending: `.ts` in the source, `.js` in what was built.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const started = new Worker(new URL(`argon2-worker.${ending}`, import.meta.url));
  thread = started;
  started.on('message', ({ id, hash }: ThreadAnswer) => {
    waiting.get(id)?.(hash);
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
