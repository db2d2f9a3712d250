import { resolve } from 'node:path';

const live = new Set<string>();

/** Notes that this process has the database file open. Answers what to call when it is closed. */
export function markLive(path: string): () => void {
  const file = resolve(path);
  live.add(file);
  return () => live.delete(file);
}

/** True while this process has the database file open. */
export function isLive(path: string): boolean {
  return live.has(resolve(path));
}

/**
 * Stands before every read of a database file that does not go through SQLite. On POSIX systems closing any other
 * handle on the file drops SQLite's lock, and a second program could then write over ours without either noticing.
 */
export function assertNotLive(path: string): void {
  if (isLive(path)) throw new Error('the database file is open in this process');
}
