import { Refusal } from '../../shared/foundation/failure.ts';
import type { WriteDb } from './connection.ts';
import { createDatabase } from './create-database.ts';
import { connect, type RawDatabase } from './driver.ts';
import { newestVersion, schemaVersion } from './migrate.ts';
import { unlockConnection } from './open-database.ts';
import { type RowValues, readAround, tablesInOrder } from './read-around.ts';
import { errorCode, looksDamaged } from './refusals.ts';

export type { RowValues } from './read-around.ts';

export type SalvagedTable = {
  readonly table: string;
  readonly read: number;
  /** `null` when nothing says how many there were. */
  readonly missing: number | null;
  readonly lost: readonly RowValues[];
};

export type Salvage = {
  /** A closed copy of the damaged file, with its log beside it. It is opened, and may be changed. */
  readonly copy: string;
  readonly copyKey: Buffer;
  /** Where the new file goes, and its key. */
  readonly target: string;
  readonly key: Buffer;
  /** Makes whole rows of what the indexes say of lost ones; `null` for a row that cannot be made. */
  readonly complete: (table: string, lost: RowValues, tx: WriteDb) => RowValues | null;
  /** What is left to do in the new file, in today's schema. */
  readonly finish: (tx: WriteDb, tables: readonly SalvagedTable[]) => void;
};

/**
 * Writes what can be read of a damaged database into a new one, and answers with the salt the new one starts with. Refuses
 * when not even the list of its tables can be read.
 */
export function salvageDatabase({ copy, copyKey, target, key, complete, finish }: Salvage): Buffer {
  const raw = connect(copy, { mustExist: true, waitMs: 0 });
  try {
    const version = versionIn(raw, copyKey);
    const tables: SalvagedTable[] = [];
    return createDatabase(
      target,
      key,
      (tx) => {
        for (const table of tablesInOrder(raw)) tables.push(copyTable(raw, tx, table, complete));
      },
      { version, finish: (tx) => finish(tx, tables) },
    );
  } finally {
    raw.close();
  }
}

function versionIn(raw: RawDatabase, key: Buffer): number {
  try {
    unlockConnection(raw, key);
    const version = schemaVersion(raw);
    if (version > newestVersion) throw new Refusal('vault.newer-version');
    if (version === 0 || tablesInOrder(raw).length === 0) throw new Refusal('vault.beyond-salvage');
    return version;
  } catch (error) {
    throw looksDamaged(error) ? new Refusal('vault.beyond-salvage') : error;
  }
}

function copyTable(raw: RawDatabase, tx: WriteDb, table: string, complete: Salvage['complete']): SalvagedTable {
  let read = 0;
  let strays = 0;
  const put = (values: RowValues) => {
    if (insert(tx, table, values)) read += 1;
    else strays += 1;
  };
  const { missing, lost } = readAround(raw, table, put);
  for (const one of lost) {
    const made = complete(table, one, tx);
    if (made !== null) insert(tx, table, made);
  }
  return { table, read, missing: missing === null ? null : missing + strays, lost };
}

// A row that refers to one that is lost cannot stay.
function insert(tx: WriteDb, table: string, values: RowValues): boolean {
  const columns = Object.keys(values);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  try {
    tx.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`).run(...columns.map((column) => values[column]));
    return true;
  } catch (error) {
    if (errorCode(error)?.startsWith('SQLITE_CONSTRAINT') === true) return false;
    throw error;
  }
}
