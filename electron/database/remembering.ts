import type { ReadDb } from './connection.ts';

/**
 * A parser that knows what came of the last few texts. The text itself says whether it is known, so that nothing goes stale; for
 * what the shop has said about itself, never for people. What it answers is shared, and not to be changed.
 */
export function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known: { readonly text: string; readonly value: T }[] = [];
  return (text) => {
    const found = known.find((one) => one.text === text);
    if (found !== undefined) return found.value;
    const value = parse(text);
    known.unshift({ text, value });
    known.length = Math.min(known.length, mostKept);
    return value;
  };
}

/** The same for what is read by its id and never changes once it is there, such as a published notice: for each open database. */
export function rememberingById<Id extends string, T>(read: (db: ReadDb, id: Id) => T): (db: ReadDb, id: Id) => T {
  const known = new WeakMap<ReadDb, (id: string) => T>();
  return (db, id) => {
    const ofThis = known.get(db) ?? remembering((one) => read(db, one as Id));
    known.set(db, ofThis);
    return ofThis(id);
  };
}

const mostKept = 32;
