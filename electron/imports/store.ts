import type { CustomerId, ImportId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Counts, FileKind } from '../../shared/imports/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** One import as it is kept. */
export type StoredImport = {
  readonly number: number;
  readonly id: ImportId;
  readonly state: 'arriving' | 'here' | 'leaving' | 'gone';
  readonly kind: FileKind;
  readonly beganAt: Instant;
  readonly arrivedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly counts: Counts;
  readonly hlc: string;
};

/** A person of an import. */
export type Person = { readonly row: number; readonly id: CustomerId };

type Row = Omit<StoredImport, 'counts'> & { readonly counts: string };

const columns = `number, id, state, kind, began_at AS beganAt, arrived_at AS arrivedAt, ended_at AS endedAt, counts, hlc`;

export function insertImport(
  tx: WriteDb,
  one: Pick<StoredImport, 'id' | 'kind' | 'beganAt' | 'counts' | 'hlc'>,
): number {
  const { id, kind, beganAt, counts, hlc } = one;
  const done = tx
    .prepare("INSERT INTO file_import (id, state, kind, began_at, counts, hlc) VALUES (?, 'arriving', ?, ?, ?, ?)")
    .run(id, kind, beganAt, JSON.stringify(counts), hlc);
  return Number(done.lastInsertRowid);
}

export function markArrived(tx: WriteDb, number: number, at: Instant, counts: Counts): void {
  tx.prepare("UPDATE file_import SET state = 'here', arrived_at = ?, counts = ? WHERE number = ?").run(
    at,
    JSON.stringify(counts),
    number,
  );
}

export function markLeaving(tx: WriteDb, number: number): void {
  tx.prepare("UPDATE file_import SET state = 'leaving' WHERE number = ?").run(number);
}

export function markGone(tx: WriteDb, number: number, at: Instant): void {
  tx.prepare("UPDATE file_import SET state = 'gone', ended_at = ? WHERE number = ?").run(at, number);
}

/** As if the file had never been read. */
export function deleteImport(tx: WriteDb, number: number): void {
  tx.prepare('DELETE FROM file_import WHERE number = ?').run(number);
}

export function importWithId(db: ReadDb, id: ImportId): StoredImport | null {
  const row = db.prepare(`SELECT ${columns} FROM file_import WHERE id = ?`).get(id) as Row | undefined;
  return row === undefined ? null : importFrom(row);
}

/** Every import, the newest first, with how many of its people are still here. */
export function allImports(db: ReadDb): readonly (StoredImport & { readonly here: number })[] {
  const rows = db
    .prepare(
      `SELECT ${columns}, (SELECT count(*) FROM customer WHERE import_number = number) AS here
       FROM file_import WHERE state <> 'arriving' ORDER BY number DESC`,
    )
    .all() as (Row & { readonly here: number })[];
  return rows.map((row) => ({ ...importFrom(row), here: row.here }));
}

/** Imports that were interrupted on their way in or out. */
export function importsUnderWay(db: ReadDb): readonly StoredImport[] {
  const rows = db.prepare(`SELECT ${columns} FROM file_import WHERE state IN ('arriving', 'leaving')`).all() as Row[];
  return rows.map(importFrom);
}

/** So many people of an import after a row, hidden ones too. */
export function peopleOf(db: ReadDb, number: number, after: number, limit: number): readonly Person[] {
  return db
    .prepare('SELECT row, id FROM main.customer WHERE row > ? AND import_number = ? ORDER BY row LIMIT ?')
    .all(after, number, limit) as Person[];
}

/**
 * Those of these people about whom anything was written since their file came in, whichever table it is in: everything
 * that the import wrote carries its one stamp, and whatever came later another.
 */
export function changedSince(db: ReadDb, rows: readonly number[], hlc: string): readonly number[] {
  const others = stampedTables(db).map(
    (table) => `EXISTS (SELECT 1 FROM "${table}" t WHERE t.customer_row = c.row AND t.hlc <> @hlc)`,
  );
  return db
    .prepare(
      `SELECT c.row FROM json_each(@rows) j JOIN main.customer c ON c.row = j.value
       WHERE ${['c.hlc <> @hlc', ...others].join(' OR ')}`,
    )
    .pluck()
    .all({ rows: JSON.stringify(rows), hlc }) as number[];
}

/** These people no longer belong to a file: they stay. */
export function letStay(tx: WriteDb, rows: readonly number[]): void {
  tx.prepare('UPDATE main.customer SET import_number = NULL WHERE row IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(rows),
  );
}

export function namesAt(db: ReadDb, rows: readonly number[]): readonly string[] {
  return db
    .prepare('SELECT c.display_name FROM json_each(?) j JOIN customer c ON c.row = j.value ORDER BY c.sort_name')
    .pluck()
    .all(JSON.stringify(rows)) as string[];
}

/** Every table that hangs on a customer and stamps its rows; names come from our own schema. */
function stampedTables(db: ReadDb): readonly string[] {
  return db
    .prepare(
      `SELECT DISTINCT s.name FROM sqlite_schema s, pragma_table_info(s.name) a, pragma_table_info(s.name) b
       WHERE s.type = 'table' AND a.name = 'customer_row' AND b.name = 'hlc'`,
    )
    .pluck()
    .all() as string[];
}

export function idAt(db: ReadDb, row: number): CustomerId | null {
  return (db.prepare('SELECT id FROM customer WHERE row = ?').pluck().get(row) as CustomerId | undefined) ?? null;
}

/** The import that a person came with; `null` for who came otherwise or stayed when their import was taken back. */
export function importAt(db: ReadDb, row: number): ImportId | null {
  const id = db
    .prepare('SELECT i.id FROM customer c JOIN file_import i ON i.number = c.import_number WHERE c.row = ?')
    .pluck()
    .get(row);
  return (id as ImportId | undefined) ?? null;
}

function importFrom(row: Row): StoredImport {
  return { ...row, counts: JSON.parse(row.counts) as Counts };
}
