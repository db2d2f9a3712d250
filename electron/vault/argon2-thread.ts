import { type Argon2Job, argon2Here } from './argon2.ts';
import { besideThis, keptThread } from './kept-thread.ts';

/** `null` when it could not be done there. */
export type Argon2Answer = Uint8Array<ArrayBuffer> | null;

const ask = keptThread<Argon2Job, Argon2Answer>(() => besideThis('argon2-worker', import.meta.url));

/** Argon2id in a thread of its own; where that cannot be, here: slower for whoever waits, never undone. */
export async function argon2(job: Argon2Job): Promise<Uint8Array<ArrayBuffer>> {
  const kept = { ...job, password: job.password.slice() };
  try {
    const hash = await ask(job, [job.password.buffer]);
    return hash ?? (await argon2Here(kept));
  } finally {
    kept.password.fill(0);
  }
}
