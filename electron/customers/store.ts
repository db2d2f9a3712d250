import type { ContactKind, ContactPoint, Customer, CustomerRow, CustomerSource } from '../../shared/customers/model.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { tagsOf } from './tag-store.ts';

/** A customer with the row that every other table knows them by. */
export type StoredCustomer = { readonly row: number; readonly customer: Customer };

type Row = {
  row: number;
  id: CustomerId;
  display_name: string;
  language: string;
  under_sixteen: 0 | 1;
  note: string;
  source: CustomerSource;
  created_at: Instant;
  last_contact_at: Instant | null;
};

type HitRow = {
  row: number;
  id: CustomerId;
  display_name: string;
  source: CustomerSource;
  created_at: Instant;
  last_contact_at: Instant | null;
  kind: ContactKind | null;
  typed: string | null;
  normalised: string | null;
};

/** A row of a list before anything of it is masked. */
export type ListedCustomer = Omit<CustomerRow, 'contact'> & {
  readonly row: number;
  readonly contact: Pick<ContactPoint, 'kind' | 'typed' | 'normalised'> | null;
};

/** Puts a customer in and answers with the new row. The table is named in full: a view may stand before it. */
export function insertCustomer(
  tx: WriteDb,
  customer: Customer,
  sortName: string,
  hlc: string,
  { row, importNumber }: { readonly row: number | null; readonly importNumber: number | null } = nextOfAll,
): number {
  const done = tx
    .prepare(
      `INSERT INTO main.customer (row, id, display_name, sort_name, language, under_sixteen, note, source, created_at,
         last_contact_at, hlc, import_number)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row,
      customer.id,
      customer.displayName,
      sortName,
      customer.language,
      customer.underSixteen ? 1 : 0,
      customer.note,
      customer.source,
      customer.createdAt,
      customer.lastContactAt,
      hlc,
      importNumber,
    );
  return row ?? Number(done.lastInsertRowid);
}

const nextOfAll = { row: null, importNumber: null };

/** The highest row that anybody has, hidden ones too. */
export function lastRow(db: ReadDb): number {
  return Number(db.prepare('SELECT max(row) FROM main.customer').pluck().get() ?? 0);
}

export function updateCustomer(tx: WriteDb, row: number, customer: Customer, sortName: string, hlc: string): void {
  tx.prepare(
    `UPDATE customer SET display_name = ?, sort_name = ?, language = ?, under_sixteen = ?, note = ?, source = ?,
       created_at = ?, last_contact_at = ?, hlc = ?
     WHERE row = ?`,
  ).run(
    customer.displayName,
    sortName,
    customer.language,
    customer.underSixteen ? 1 : 0,
    customer.note,
    customer.source,
    customer.createdAt,
    customer.lastContactAt,
    hlc,
    row,
  );
}

export function updateLastContact(tx: WriteDb, row: number, at: Instant, hlc: string): void {
  tx.prepare('UPDATE customer SET last_contact_at = ?, hlc = ? WHERE row = ?').run(at, hlc, row);
}

export function insertContactPoint(tx: WriteDb, row: number, point: ContactPoint, position: number, hlc: string): void {
  tx.prepare(
    'INSERT INTO contact_point (id, customer_row, kind, typed, normalised, position, hlc) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(point.id, row, point.kind, point.typed, point.normalised, position, hlc);
}

export function deleteContactPoints(tx: WriteDb, row: number): void {
  tx.prepare('DELETE FROM contact_point WHERE customer_row = ?').run(row);
}

export function readCustomer(db: ReadDb, id: CustomerId): StoredCustomer | null {
  const row = db.prepare('SELECT * FROM customer WHERE id = ?').get(id) as Row | undefined;
  return row === undefined
    ? null
    : { row: row.row, customer: customerFrom(row, contactPointsOf(db, row.row), tagsOf(db, row.row)) };
}

export function readCustomerAt(db: ReadDb, number: number): Customer | null {
  const row = db.prepare('SELECT * FROM customer WHERE row = ?').get(number) as Row | undefined;
  return row === undefined ? null : customerFrom(row, contactPointsOf(db, row.row), tagsOf(db, row.row));
}

/** Rows of a list in the order asked for, each with its first contact point. */
export function readListed(db: ReadDb, rows: readonly number[]): readonly ListedCustomer[] {
  const byRow = db.prepare(
    `SELECT c.row, c.id, c.display_name, c.source, c.created_at, c.last_contact_at, p.kind, p.typed, p.normalised
     FROM customer c
     LEFT JOIN contact_point p ON p.customer_row = c.row
       AND p.position = (SELECT min(position) FROM contact_point WHERE customer_row = c.row)
     WHERE c.row = ?`,
  );
  return rows.flatMap((number) => {
    const row = byRow.get(number) as HitRow | undefined;
    return row === undefined ? [] : [listedFrom(row)];
  });
}

/** Rows of everybody who has this contact point. */
export function rowsWithContact(db: ReadDb, normalised: string, limit: number): readonly number[] {
  return db
    .prepare('SELECT DISTINCT customer_row FROM contact_point WHERE normalised = ? LIMIT ?')
    .pluck()
    .all(normalised, limit) as number[];
}

/** Rows of everybody whose folded name is this one, newest contact first. */
export function rowsWithSortName(db: ReadDb, sortName: string, limit: number): readonly number[] {
  return db
    .prepare('SELECT row FROM customer WHERE sort_name = ? ORDER BY last_contact_at DESC, row DESC LIMIT ?')
    .pluck()
    .all(sortName, limit) as number[];
}

/** What these people are called; who is not there any more is left out. */
export function readNames(
  db: ReadDb,
  ids: readonly CustomerId[],
): readonly { readonly id: CustomerId; readonly displayName: string }[] {
  return db
    .prepare(
      'SELECT c.id, c.display_name AS displayName FROM json_each(?) wanted JOIN customer c ON c.id = wanted.value',
    )
    .all(JSON.stringify(ids)) as { id: CustomerId; displayName: string }[];
}

export function countCustomers(db: ReadDb): number {
  return db.prepare('SELECT count(*) FROM customer').pluck().get() as number;
}

/** A window of everybody in name order, walked from whichever end is nearer. */
export function rowsByName(db: ReadDb, total: number, offset: number, limit: number): readonly number[] {
  if (offset >= total) return [];
  if (offset * 2 <= total) {
    return db
      .prepare('SELECT row FROM customer ORDER BY sort_name, row LIMIT ? OFFSET ?')
      .pluck()
      .all(limit, offset) as number[];
  }
  const size = Math.min(limit, total - offset);
  const fromEnd = db
    .prepare('SELECT row FROM customer ORDER BY sort_name DESC, row DESC LIMIT ? OFFSET ?')
    .pluck()
    .all(size, total - offset - size) as number[];
  return fromEnd.reverse();
}

/** A window of these rows in name order: few are sorted, many are met on a walk through the names. */
export function windowByName(db: ReadDb, rows: readonly number[], offset: number, limit: number): readonly number[] {
  if (rows.length <= fewToSort) {
    return db
      .prepare(
        `SELECT c.row FROM json_each(?) j JOIN customer c ON c.row = j.value
         ORDER BY c.sort_name, c.row LIMIT ? OFFSET ?`,
      )
      .pluck()
      .all(JSON.stringify(rows), limit, offset) as number[];
  }
  const wanted = new Set(rows);
  const met: number[] = [];
  for (const row of db
    .prepare('SELECT row FROM customer ORDER BY sort_name, row')
    .pluck()
    .iterate() as Iterable<number>) {
    if (wanted.has(row)) met.push(row);
    if (met.length >= offset + limit) break;
  }
  return met.slice(offset);
}

const fewToSort = 3000;

function contactPointsOf(db: ReadDb, row: number): readonly ContactPoint[] {
  return db
    .prepare('SELECT id, kind, typed, normalised FROM contact_point WHERE customer_row = ? ORDER BY position')
    .all(row) as { id: ContactPointId; kind: ContactKind; typed: string; normalised: string }[];
}

function customerFrom(row: Row, contactPoints: readonly ContactPoint[], tags: readonly string[]): Customer {
  return {
    id: row.id,
    displayName: row.display_name,
    language: row.language,
    underSixteen: row.under_sixteen === 1,
    note: row.note,
    tags,
    contactPoints,
    createdAt: row.created_at,
    lastContactAt: row.last_contact_at,
    source: row.source,
  };
}

function listedFrom(row: HitRow): ListedCustomer {
  const { kind, typed, normalised } = row;
  return {
    row: row.row,
    id: row.id,
    displayName: row.display_name,
    contact: kind === null || typed === null || normalised === null ? null : { kind, typed, normalised },
    lastContactAt: row.last_contact_at,
    createdAt: row.created_at,
    source: row.source,
  };
}
