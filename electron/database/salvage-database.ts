import { Refusal } from '../../shared/foundation/failure.ts';
import type { WriteDb } from './connection.ts';
import { createFromOlder } from './create-database.ts';
import { connect, type RawDatabase } from './driver.ts';
import { newestVersion, schemaVersion } from './migrate.ts';
import { unlockConnection } from './open-database.ts';
import { type RowValues, readAround, tablesInOrder } from './read-around.ts';
import { errorCode, looksDamaged } from './refusals.ts';

export type SalvagedTable = {
  readonly table: string;
  readonly read: number;
  /** `null` when nothing says how many there were. */
  readonly missing: number | null;
  readonly lost: readonly RowValues[];
};

/** How far reading has come: in this table, and in all of them. A number of rows is 0 where nothing tells it. */
export type RowsRead = {
  readonly table: string;
  readonly read: number;
  readonly rows: number;
  readonly allRead: number;
  readonly allRows: number;
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
  /** Told every so often; by throwing it ends the salvage. */
  readonly onRows: (so: RowsRead) => void;
};

/**
 * Writes what can be read of a damaged database into a new one, in today's schema, and answers with the salt the new one starts
 * with. Refuses when not even the list of its tables can be read.
 */
export function salvageDatabase({ copy, copyKey, target, key, complete, onRows }: Salvage) {
  const raw = connect(copy, { mustExist: true, waitMs: 0 });
  try {
    const version = versionIn(raw, copyKey);
    const tables: SalvagedTable[] = [];
    const salt = createFromOlder(target, key, version, (tx) => {
      const names = tablesInOrder(raw);
      const rows = new Map(names.map((table) => [table, rowsSaidIn(raw, table)]));
      const allRows = [...rows.values()].reduce((all, one) => all + one, 0);
      let before = 0;
      for (const table of names) {
        const onRead = (read: number) =>
          onRows({ table, read, rows: rows.get(table) ?? 0, allRead: before + read, allRows });
        const done = copyTable(raw, tx, { table, complete, onRead });
        tables.push(done);
        before += done.read;
      }
    });
    return { salt, tables };
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

/** As far as the smallest index, or the table itself, can be counted through. */
function rowsSaidIn(raw: RawDatabase, table: string): number {
  try {
    return raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  } catch (error) {
    if (looksDamaged(error)) return 0;
    throw error;
  }
}

type TableToCopy = Pick<Salvage, 'complete'> & {
  readonly table: string;
  readonly onRead: (read: number) => void;
};

function copyTable(raw: RawDatabase, tx: WriteDb, { table, complete, onRead }: TableToCopy): SalvagedTable {
  let read = 0;
  let strays = 0;
  const put = (values: RowValues) => {
    if (insert(tx, table, values)) read += 1;
    else strays += 1;
    const seen = read + strays;
    if (seen % rowsBetweenWords === 0) onRead(seen);
  };
  onRead(0);
  const { missing, lost } = readAround(raw, table, put);
  for (const one of lost) {
    const made = complete(table, one, tx);
    if (made !== null) insert(tx, table, made);
  }
  return { table, read, missing: missing === null ? null : missing + strays, lost };
}

const rowsBetweenWords = 1000;

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
