import type Database from 'better-sqlite3';

declare const mayRead: unique symbol;
declare const mayWrite: unique symbol;

/** A connection that statements may be prepared on for reading. */
export type ReadDb = { prepare(sql: string): Database.Statement } & { readonly [mayRead]: true };
/** A connection inside a transaction. Only `LiveDatabase.transaction` makes one. */
export type WriteDb = ReadDb & { readonly [mayWrite]: true };
