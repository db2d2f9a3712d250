import type { WriteDb } from './connection.ts';
import type { RawDatabase } from './driver.ts';
import { asRefusal } from './refusals.ts';
import { liftVeil, putVeil, type Veil } from './veil.ts';

/** The ways to write: whole transactions, and pieces of long work that share one until somebody else may have to write. */
export type Transactions = {
  /** All of `work` is kept and on the disk when this returns, or nothing when it throws. Keeps the pieces first. */
  transaction<T>(work: (tx: WriteDb) => T): T;
  piece<T>(work: (tx: WriteDb) => T): T;
  keepPieces(): void;
  dropPieces(): void;
  veil(veil: Veil | null): void;
  /** The connection as it is, with nothing unsettled and nothing hidden. */
  bare<T>(work: (raw: RawDatabase) => T): T;
  /** Puts the veil in front of a file that was opened again. */
  opened(): void;
};

/**
 * Transactions over whatever connection there is. Pieces are not committed one by one, because a commit encrypts every
 * page that it touched, and pieces of one import touch the same pages again and again: five times as slow as one. Only while
 * somebody is there are they: whoever writes then waits for no page but their own.
 */
export function transactions(
  connection: () => RawDatabase,
  tx: WriteDb,
  { committed, isSomebodyThere }: { readonly committed: () => void; readonly isSomebodyThere: () => boolean },
): Transactions {
  let inside = false;
  let gathering = false;
  let veiled: Veil | null = null;

  function alone<T>(work: (raw: RawDatabase) => T): T {
    const raw = connection();
    if (inside) throw new Error('a transaction is open already');
    inside = true;
    try {
      return work(raw);
    } catch (error) {
      throw asRefusal(error);
    } finally {
      inside = false;
    }
  }

  function commit(raw: RawDatabase): void {
    raw.exec('COMMIT');
    gathering = false;
    committed();
  }

  function rollBack(raw: RawDatabase): void {
    gathering = false;
    if (raw.inTransaction) raw.exec('ROLLBACK');
  }

  function keepPieces(): void {
    if (!gathering) return;
    alone((raw) => {
      try {
        commit(raw);
      } finally {
        rollBack(raw);
      }
    });
  }

  return {
    transaction(work) {
      keepPieces();
      return alone((raw) => {
        liftVeil(raw, veiled);
        try {
          raw.exec('BEGIN IMMEDIATE');
          const value = atOnce(() => work(tx));
          commit(raw);
          return value;
        } finally {
          rollBack(raw);
          putVeil(raw, veiled);
        }
      });
    },
    piece(work) {
      return alone((raw) => {
        try {
          if (!gathering) raw.exec('BEGIN IMMEDIATE');
          gathering = true;
          const value = atOnce(() => work(tx));
          if (isSomebodyThere()) commit(raw);
          return value;
        } catch (error) {
          rollBack(raw);
          throw error;
        }
      });
    },
    keepPieces,
    dropPieces: () => rollBack(connection()),
    veil(veil) {
      keepPieces();
      liftVeil(connection(), veiled);
      veiled = veil;
      putVeil(connection(), veiled);
    },
    bare(work) {
      keepPieces();
      return alone((raw) => {
        liftVeil(raw, veiled);
        try {
          return work(raw);
        } finally {
          if (raw.open) putVeil(raw, veiled);
        }
      });
    },
    opened: () => putVeil(connection(), veiled),
  };
}

function atOnce<T>(work: () => T): T {
  const value = work();
  if (value instanceof Promise) throw new Error('a transaction cannot wait');
  return value;
}
