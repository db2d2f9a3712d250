import { join } from 'node:path';

/** Everything of the vault that lies in the shop's folder. */
export type VaultFiles = {
  readonly folder: string;
  readonly database: string;
  readonly keyCopies: readonly [string, string];
  readonly ledger: string;
  /** How far the journal had got when it was last seen here. */
  readonly witness: string;
  /** The database as it was a moment ago, from which a backup is written. */
  readonly stillDatabase: string;
  /** Where a backup is unpacked and made ready before it takes the vault's place. */
  readonly restoring: string;
  /** Lies there from the moment a restore is decided until every file is in its place. */
  readonly restoreMark: string;
  /** The database as it was a moment ago, while it is rewritten or searched. */
  readonly workingDatabase: string;
  /** The database without what was erased, before it takes the place of the one with it. */
  readonly rewrittenDatabase: string;
  /** What could be read of a damaged database, until it takes its place. */
  readonly salvaged: string;
  /** The computer's own secret, sealed by its system, and how many PINs were wrong. Stays when the book is replaced. */
  readonly thisComputer: string;
  /** Takes up room that tidying a full disk needs. */
  readonly reserve: string;
  /** The database under its next key, while the locks are being changed. */
  readonly nextDatabase: string;
  /** Lies there from the first step of a set-up to its last: as long as it does, and no database, nothing was promised. */
  readonly unfinished: string;
  readonly unfinishedDatabase: string;
};

/** The names of the vault's files in a folder. */
export function filesIn(folder: string): VaultFiles {
  const database = join(folder, 'customers.vault');
  return {
    folder,
    database,
    keyCopies: [join(folder, 'slots.a.json'), join(folder, 'slots.b.json')],
    ledger: join(folder, 'erasures.ledger'),
    witness: join(folder, 'journal.witness'),
    stillDatabase: `${database}.still`,
    restoring: join(folder, 'restoring'),
    restoreMark: join(folder, 'restore.decided'),
    workingDatabase: `${database}.working`,
    rewrittenDatabase: `${database}.rewritten`,
    salvaged: `${database}.salvaged`,
    thisComputer: join(folder, 'this-computer.json'),
    reserve: join(folder, 'room.reserve'),
    nextDatabase: `${database}.next`,
    unfinished: join(folder, 'set-up.unfinished'),
    unfinishedDatabase: `${database}.unfinished`,
  };
}

/** The files that SQLite keeps beside a database. */
export function companionsOf(database: string): readonly string[] {
  return [`${database}-wal`, `${database}-journal`, `${database}-shm`];
}
