import { parentPort } from 'node:worker_threads';
import { type Argon2Job, argon2Here } from './argon2.ts';
import type { Argon2Answer } from './argon2-thread.ts';
import type { ThreadAnswer, ThreadQuestion } from './kept-thread.ts';

// Entry of the thread that turns passphrases and PINs into keys.

parentPort?.on('message', (question: ThreadQuestion<Argon2Job>) => void answer(question));

async function answer({ id, job }: ThreadQuestion<Argon2Job>): Promise<void> {
  const hash = await argon2Here(job).catch(() => null);
  const reply: ThreadAnswer<Argon2Answer> = { id, answer: hash };
  parentPort?.postMessage(reply, hash === null ? [] : [hash.buffer]);
}
