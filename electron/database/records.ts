import type { RawDatabase } from './driver.ts';

/** The first column of what these statements answer, as bytes. */
export function* textsFrom(raw: RawDatabase, statements: readonly string[]): Generator<Uint8Array> {
  for (const sql of statements) {
    for (const row of raw.prepare(sql).raw().iterate() as IterableIterator<[string]>) yield Buffer.from(row[0]);
  }
}

/**
 * Every record of every table and index, column after column as the file holds them: where two meet, they may spell what
 * was removed. A full-text index is no record; its words stand in the table it was made from.
 */
export function* recordsOf(raw: RawDatabase): Generator<Uint8Array> {
  for (const { table, orders } of storedOrders(raw)) {
    const records = orders.map((columns) => columns.map(asStored).join(' || ')).join(` || char(2) || `);
    yield* raw.prepare(`SELECT CAST(${records} AS BLOB) FROM "${table}"`).pluck().iterate() as IterableIterator<Buffer>;
  }
}

type Column = { readonly name: string; readonly type: string; readonly pk: number };

// Names come from our own schema and hold no quotes. A table without row numbers holds its key first; an index holds its
// columns in its own order.
function storedOrders(
  raw: RawDatabase,
): readonly { readonly table: string; readonly orders: readonly (readonly Column[])[] }[] {
  const tables = raw
    .prepare(
      `SELECT l.name, l.wr FROM pragma_table_list l JOIN sqlite_schema s ON s.type = 'table' AND s.name = l.name
       WHERE l.schema = 'main' AND l.type = 'table' ORDER BY s.rowid`,
    )
    .all() as readonly { name: string; wr: number }[];
  return tables.map(({ name, wr }) => {
    const columns = raw.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name) as readonly Column[];
    const keyFirst = [...columns].sort(
      (one, other) => (one.pk || columns.length + 1) - (other.pk || columns.length + 1),
    );
    const indexes = raw.prepare('SELECT name FROM pragma_index_list(?)').pluck().all(name) as readonly string[];
    const ofIndex = (index: string) => {
      const names = raw
        .prepare('SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL')
        .pluck()
        .all(index) as readonly string[];
      return names.flatMap((one) => columns.find((column) => column.name === one) ?? []);
    };
    return { table: name, orders: [wr === 1 ? keyFirst : columns, ...indexes.map(ofIndex)] };
  });
}

// Nothing, zero and one take no byte in a record; other numbers take bytes that are no text. Put together by the database
// itself, all orders of a row at once: fetching every column takes ten times as long.
function asStored({ name, type }: Column): string {
  if (type === 'TEXT') return `ifnull("${name}", '')`;
  if (type === 'BLOB') return `ifnull(CAST("${name}" AS TEXT), '')`;
  return `iif("${name}" IN (0, 1) OR "${name}" IS NULL, '', char(1))`;
}
