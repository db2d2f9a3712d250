import type Database from 'better-sqlite3';
import { type ChangeLog, startChangeLog } from './change-log.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import type { RawDatabase } from './driver.ts';
import { markLive } from './live-files.ts';
import { isSomebodyThere } from './pause.ts';
import { emptyLog, logPages } from './pragmas.ts';
import { refusing } from './refusals.ts';
import { shrink } from './shrink.ts';
import { pagesOf } from './still-pages.ts';
import { transactions } from './transactions.ts';
import type { Veil } from './veil.ts';

/** The one connection to an open database, through all its closings and openings. */
export type LiveDatabase = {
  /** Prepares statements that change nothing; any other is refused as a bug. */
  readonly db: ReadDb;
  /** One immediate transaction: all of `work` is kept and on the disk when this returns, or nothing when it throws. */
  transaction<T>(work: (tx: WriteDb) => T): T;
  /**
   * One piece of long work that need not last yet: kept with the next transaction, or by `keepPieces`; gone after a crash
   * and by `dropPieces`. Between two pieces others are answered, and see what the pieces wrote where no veil hides it.
   */
  piece<T>(work: (tx: WriteDb) => T): T;
  /** Puts what the pieces wrote on the disk. */
  keepPieces(): void;
  /** Forgets what the pieces wrote since they were last kept. */
  dropPieces(): void;
  /**
   * Hides rows of a table from every reader, through closings too: `db` and pieces find only what `where` lets through.
   * A piece that writes names the table itself (`main.`); transactions see and change everything.
   */
  veil(veil: Veil | null): void;
  /** Changes the schema or the file as a whole; no transaction is open. */
  withRaw<T>(work: (raw: RawDatabase) => T): T;
  /** Empties the log now, when it can be; otherwise after the next commit. */
  emptyLog(): void;
  /** Leaves nothing deleted in full-text index, statistics, free space and log. */
  shrink(onStep?: (step: 'tidying' | 'shrinking') => void): void;
  /**
   * Empties the log and then copies the file in pieces, while others read and write: until it is done the log is not emptied,
   * so that not a byte of the file changes. Answers false when that could not be kept up, or `goOn` said no: the copy is worth
   * nothing then. `onStill` is called in the moment of which the copy will be. One copy waits for another.
   */
  copyStill(target: string, goOn: () => boolean, onStill?: () => void): Promise<boolean>;
  /**
   * Keeps the file still in the same way and lends the number of a handle on it, for reading, until `work` is done. Throws when it
   * could not be kept still: what was read is worth nothing then.
   */
  readStill<T>(work: (handle: number) => Promise<T>): Promise<T>;
  /** Empties the log, closes the file, does `work`, and opens the file again, also when `work` throws. */
  whileClosed<T>(work: () => T): T;
  /** Notes every row that changes from here on. One log at a time. */
  followChanges(): ChangeLog;
  /** Closes the file, on a full disk too: what is committed and not yet in the database stays in the log. */
  close(): void;
};

/** Idle time after a commit before the log is emptied. A short log is a small loss when a log is damaged. */
export const idleBeforeEmptyingMs = 2000;

/** Holds the connection that `open` makes, the first time and again. Nobody else may keep or close it. */
export function holdDatabase(path: string, open: (again: boolean) => RawDatabase): LiveDatabase {
  let pages = pagesOf(path);
  let raw: RawDatabase | null = pages.before(() => open(false));
  let unmark = markLive(path);
  let copies = 0;
  let lastCopy: Promise<unknown> = Promise.resolve();
  /** How often the file itself was changed. */
  let turn = 0;
  let statements = new Map<string, Database.Statement>();
  let idle: NodeJS.Timeout | null = null;
  let notOpenedAgain = false;

  function connection(): RawDatabase {
    if (raw === null && notOpenedAgain) openAgain();
    if (raw === null) throw new Error('the database is closed');
    return raw;
  }

  // On a full disk a file that was closed for a moment may not open; then whoever asks next tries again.
  function openAgain(): void {
    notOpenedAgain = true;
    pages = pagesOf(path);
    raw = pages.before(() => open(true));
    notOpenedAgain = false;
    unmark = markLive(path);
    ways.opened();
  }

  function prepare(sql: string): Database.Statement {
    const kept = statements.get(sql);
    if (kept !== undefined && !kept.busy) return asPrepared(kept);
    refuseWhatLeaks(sql);
    const statement = connection().prepare(sql) as Database.Statement;
    if (statements.size >= mostStatements) statements.clear();
    statements.set(sql, statement);
    return statement;
  }

  const db = {
    prepare(sql: string) {
      const statement = prepare(sql);
      if (!statement.readonly) throw new Error('a statement that writes needs a transaction');
      return statement;
    },
  } as ReadDb;

  const tx = {
    prepare(sql: string) {
      if (!connection().inTransaction) throw new Error('the transaction is over');
      return prepare(sql);
    },
  } as WriteDb;

  const ways = transactions(connection, tx, {
    committed: () => {
      idle = idle?.refresh() ?? setTimeout(emptyLogWhenIdle, idleBeforeEmptyingMs).unref();
    },
    isSomebodyThere: () => isSomebodyThere(db),
  });

  function settled(): RawDatabase {
    ways.keepPieces();
    return connection();
  }

  function emptyLogWhenIdle(): void {
    if (raw === null || raw.inTransaction || copies > 0) return;
    try {
      emptyLog(raw);
    } catch {
      // Nothing is lost: what is committed is in the log, and the next commit or the closing tries again.
    }
  }

  function close(emptied: 'or throw' | 'if it can be'): void {
    if (raw === null) return;
    if (idle !== null) clearTimeout(idle);
    idle = null;
    const closing = raw;
    raw = null;
    turn += 1;
    statements = new Map();
    try {
      if (closing.inTransaction) closing.exec('ROLLBACK');
      emptyLog(closing);
    } catch (error) {
      if (emptied === 'or throw') throw error;
    } finally {
      closing.close();
      pages.close();
      unmark();
    }
  }

  function whileStill<T>(work: (isStill: () => boolean) => Promise<T>): Promise<T> {
    // One after the other: emptying the log for the second would change the file under the first.
    const mine = lastCopy.then(() => aloneWhileStill(work));
    lastCopy = mine.catch(() => {});
    return mine;
  }

  async function aloneWhileStill<T>(work: (isStill: () => boolean) => Promise<T>): Promise<T> {
    const current = settled();
    refusing(() => emptyLog(current));
    const began = turn;
    copies += 1;
    current.pragma('wal_autocheckpoint=0');
    try {
      return await work(() => turn === began);
    } finally {
      copies -= 1;
      if (copies === 0 && raw === current) {
        current.pragma(`wal_autocheckpoint=${logPages}`);
        emptyLogWhenIdle();
      }
    }
  }

  return {
    db,
    transaction: ways.transaction,
    piece: ways.piece,
    keepPieces: ways.keepPieces,
    dropPieces: ways.dropPieces,
    veil: ways.veil,
    withRaw: (work) => ways.bare(work),
    emptyLog: emptyLogWhenIdle,
    shrink(onStep) {
      turn += 1;
      ways.bare((current) => shrink(current, onStep));
    },
    copyStill: (target, goOn, onStill = () => {}) =>
      whileStill((isStill) => {
        onStill();
        return pages.copyTo(target, () => isStill() && goOn());
      }),
    readStill: (work) =>
      whileStill(async (isStill) => {
        if (pages.handle === null) throw new Error('there is nothing to read the book by');
        const value = await work(pages.handle);
        if (!isStill()) throw new Error('the book could not be kept still');
        return value;
      }),
    followChanges: () => refusing(() => startChangeLog(settled())),
    whileClosed(work) {
      settled();
      try {
        refusing(() => close('or throw'));
        return work();
      } finally {
        openAgain();
      }
    },
    close() {
      notOpenedAgain = false;
      close('if it can be');
    },
  };
}

const mostStatements = 500;

// Callers change how a statement answers; the next one must find it as if newly prepared.
function asPrepared(statement: Database.Statement): Database.Statement {
  return statement.reader ? statement.pluck(false).raw(false).expand(false).safeIntegers(false) : statement;
}

// ATTACH can make an unencrypted file; ANALYZE keeps samples of names that survive even VACUUM.
function refuseWhatLeaks(sql: string): void {
  if (/^\s*(attach|detach|analyze|vacuum|begin|commit|end|rollback|pragma\s+optimize)\b/i.test(sql)) {
    throw new Error('this statement is not for a noun to run');
  }
}
