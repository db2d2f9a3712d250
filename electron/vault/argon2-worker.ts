import { parentPort } from 'node:worker_threads';
import { argon2Here } from './argon2.ts';
import type { ThreadAnswer, ThreadQuestion } from './argon2-thread.ts';

// Entry of the thread that turns passphrases and PINs into keys.

parentPort?.on('message', (question: ThreadQuestion) => void answer(question));

async function answer({ id, job }: ThreadQuestion): Promise<void> {
  const hash = await argon2Here(job).catch(() => null);
  const reply: ThreadAnswer = { id, hash };
  parentPort?.postMessage(reply, hash === null ? [] : [hash.buffer]);
}
