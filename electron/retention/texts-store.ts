import type { ReadDb } from '../database/connection.ts';

/** What somebody could be recognised by, and which of it is normalised contact points. */
export type Texts = { readonly values: readonly string[]; readonly normalised: readonly string[] };

/** Everything a person could be recognised by, as it stands in the tables. */
export function textsOf(db: ReadDb, rows: readonly number[]): Texts {
  const wanted = JSON.stringify(rows);
  const column = (sql: string) => (db.prepare(sql).all(wanted) as { text: string }[]).map(({ text }) => text);
  const normalised = column(
    'SELECT normalised AS text FROM contact_point WHERE customer_row IN (SELECT value FROM json_each(?))',
  );
  const values = [
    ...column('SELECT display_name AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT sort_name AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT note AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT typed AS text FROM contact_point WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT code AS text FROM stop_code WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT what AS text FROM purchase WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT reason AS text FROM hold WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...normalised,
  ];
  return { values, normalised };
}

/** The texts that rightly stay in the file and in which a name or a contact point is likely to stand again. */
export function* remainingTexts(db: ReadDb): Generator<Uint8Array> {
  for (const sql of [
    'SELECT display_name FROM customer',
    'SELECT sort_name FROM customer',
    "SELECT note FROM customer WHERE note <> ''",
    'SELECT typed FROM contact_point',
    'SELECT normalised FROM contact_point',
    'SELECT DISTINCT what FROM purchase',
    'SELECT DISTINCT word FROM search_word',
    'SELECT text FROM wording',
    'SELECT texts FROM notice',
  ]) {
    for (const row of db.prepare(sql).raw().iterate() as IterableIterator<[string]>) yield Buffer.from(row[0]);
  }
}

/**
 * Every record of every table and index that stays, column after column as the file holds them: where two meet, they may
 * spell what was removed. A full-text index is no record; its words stand in the table it was made from.
 */
export function* remainingRecords(db: ReadDb): Generator<Uint8Array> {
  for (const { table, columns } of storedOrders(db)) {
    const list = columns.map((column) => `"${column}"`).join(', ');
    for (const row of db.prepare(`SELECT ${list} FROM "${table}"`).raw().iterate() as IterableIterator<unknown[]>) {
      yield Buffer.concat(row.map(asStored));
    }
  }
}

// A table without row numbers holds its key first; an index holds its columns in its own order.
function storedOrders(db: ReadDb): readonly { readonly table: string; readonly columns: readonly string[] }[] {
  const tables = db
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all() as readonly { name: string; wr: number }[];
  return tables.flatMap(({ name, wr }) => {
    const columns = db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as readonly {
      name: string;
      pk: number;
    }[];
    const keyFirst = [...columns].sort(
      (one, other) => (one.pk || columns.length + 1) - (other.pk || columns.length + 1),
    );
    const indexes = db.prepare('SELECT name FROM pragma_index_list(?)').pluck().all(name) as readonly string[];
    return [
      { table: name, columns: (wr === 1 ? keyFirst : columns).map((column) => column.name) },
      ...indexes.map((index) => ({
        table: name,
        columns: db
          .prepare('SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL')
          .pluck()
          .all(index) as readonly string[],
      })),
    ];
  });
}

// Nothing, zero and one take no byte in a record; other numbers take bytes that are no text.
function asStored(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value);
  if (value instanceof Uint8Array) return value;
  return value === null || value === 0 || value === 1 ? nothing : aNumber;
}

const nothing = Buffer.alloc(0);
const aNumber = Buffer.alloc(1);
