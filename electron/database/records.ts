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
  for (const { table, columns } of storedOrders(raw)) {
    const list = columns.map((column) => `"${column}"`).join(', ');
    for (const row of raw.prepare(`SELECT ${list} FROM "${table}"`).raw().iterate() as IterableIterator<unknown[]>) {
      yield Buffer.concat(row.map(asStored));
    }
  }
}

// A table without row numbers holds its key first; an index holds its columns in its own order.
function storedOrders(raw: RawDatabase): readonly { readonly table: string; readonly columns: readonly string[] }[] {
  const tables = raw
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all() as readonly { name: string; wr: number }[];
  return tables.flatMap(({ name, wr }) => {
    const columns = raw.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as readonly {
      name: string;
      pk: number;
    }[];
    const keyFirst = [...columns].sort(
      (one, other) => (one.pk || columns.length + 1) - (other.pk || columns.length + 1),
    );
    const indexes = raw.prepare('SELECT name FROM pragma_index_list(?)').pluck().all(name) as readonly string[];
    return [
      { table: name, columns: (wr === 1 ? keyFirst : columns).map((column) => column.name) },
      ...indexes.map((index) => ({
        table: name,
        columns: raw
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
