import { setPriority } from 'node:os';

/**
 * The thread that asks lets everybody else have the processor first, so that the counter is answered while it works. Linux has a
 * priority for each thread; elsewhere this would slow the whole program, and nothing is done.
 */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(priority);
}

/** Of 19, at which a busy computer would let it stand still. */
const priority = 15;
