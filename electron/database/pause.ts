import type { ReadDb } from './connection.ts';

/** Between two pieces of long work: whoever else asked something is answered before the next one. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Somebody asks for something short, as at the counter: more will follow, and they wait for every answer. */
export function noteAsked(db: ReadDb): void {
  askedAt.set(db, performance.now());
}

/** True for a few seconds after somebody has asked, if that was later than `since`. */
export function isSomebodyThere(db: ReadDb, since = Number.NEGATIVE_INFINITY): boolean {
  const at = askedAt.get(db);
  return at !== undefined && at > since && performance.now() - at < staysMs;
}

const staysMs = 3000;
const askedAt = new WeakMap<ReadDb, number>();
