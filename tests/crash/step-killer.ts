import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Counts every call of this process that changes the disk past SQLite, and ends the process, without a chance to clean
 * up, right before the one numbered `at`. To be called before the code under test is loaded. Answers the count so far.
 */
export function killBeforeStep(at: number): () => number {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === at) process.kill(process.pid, 'SIGKILL');
  };
  const changing = ['writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync'] as const;
  for (const name of changing) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        step();
        return real(...args);
      },
    });
  }
  syncBuiltinESMExports();
  return () => steps;
}
