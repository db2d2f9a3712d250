import type { RawDatabase } from './driver.ts';
import { looksDamaged } from './refusals.ts';

/** One value for each column, as SQLite has it; whole numbers as bigints, so that none loses its end. */
export type RowValues = Readonly<Record<string, unknown>>;

export type TableRead = {
  /** Rows that were there and cannot be read; `null` when nothing says how many there were. */
  readonly missing: number | null;
  /** What the indexes still say about rows that are lost. */
  readonly lost: readonly RowValues[];
};

/**
 * Reads every row of a table that can be read, around pages that cannot: from the front, from the back, and one by one what
 * the indexes know of in between. Tells of each row once, and what is missing.
 */
export function readAround(raw: RawDatabase, table: string, row: (values: RowValues) => void): TableRead {
  const key = keyOf(raw, table);
  const seen = new Set<string>();
  const take = (values: RowValues) => {
    const name = nameIn(values, key);
    if (seen.has(name)) return;
    seen.add(name);
    row(values);
  };
  const order = (way: string) => key.map((column) => `"${column}" ${way}`).join(', ');
  const all = (way: string) => scan(raw, `SELECT * FROM "${table}" ORDER BY ${order(way)}`, take);
  if (all('ASC')) return { missing: 0, lost: [] };
  const front = seen.size;
  all('DESC');
  const known = inIndexes(raw, table, key);
  const one = `SELECT * FROM "${table}" WHERE ${key.map((column) => `"${column}" = ?`).join(' AND ')}`;
  const lost: RowValues[] = [];
  for (const [name, partial] of known.rows) {
    if (seen.has(name)) continue;
    scan(raw, one, take, ...key.map((column) => partial[column]));
    if (!seen.has(name)) lost.push(partial);
  }
  if (known.isWhole) return { missing: lost.length, lost };
  const gaps = isCounted(raw, table, key) ? stepThrough(raw, one, key[0] ?? '', seen, front, take) : null;
  return { missing: gaps, lost };
}

/** Tables of the schema that hold rows of their own, those that others refer to first. */
export function tablesInOrder(raw: RawDatabase): readonly string[] {
  const names = raw
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'
       AND name NOT LIKE 'search@_index%' ESCAPE '@' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const ordered: string[] = [];
  const visit = (name: string) => {
    if (ordered.includes(name)) return;
    for (const parent of parentsOf(raw, name)) if (parent !== name) visit(parent);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

function parentsOf(raw: RawDatabase, table: string): readonly string[] {
  return (raw.pragma(`foreign_key_list("${table}")`) as readonly { table: string }[]).map((one) => one.table);
}

/** Goes through rows until the end, or until one cannot be read; true when it came to the end. */
function scan(
  raw: RawDatabase,
  sql: string,
  take: (values: RowValues) => void,
  ...wanted: readonly unknown[]
): boolean {
  try {
    for (const values of raw
      .prepare(sql)
      .safeIntegers()
      .iterate(...wanted))
      take(values as RowValues);
    return true;
  } catch (error) {
    if (looksDamaged(error)) return false;
    throw error;
  }
}

/** Rows as far as whole indexes tell of them, by key. An index that reads from end to end knows every row. */
function inIndexes(raw: RawDatabase, table: string, key: readonly string[]) {
  const rows = new Map<string, Record<string, unknown>>();
  let isWhole = false;
  const indexes = raw.pragma(`index_list("${table}")`) as readonly { name: string; partial: number; origin: string }[];
  for (const { name, partial } of indexes.filter(({ origin }) => origin !== 'pk')) {
    const columns = raw.pragma(`index_info("${name}")`) as readonly { name: string | null }[];
    const wanted = [...new Set([...columns.flatMap((column) => column.name ?? []), ...key])];
    const select = wanted.map((column) => `"${column}"`).join(', ');
    const note = (values: RowValues) => {
      const known = nameIn(values, key);
      rows.set(known, { ...rows.get(known), ...values });
    };
    const where = partial === 0 ? '' : ' WHERE 0';
    const order = (way: string) => columns.map((column) => `"${column.name ?? ''}" ${way}`).join(', ');
    const sql = (way: string) => `SELECT ${select} FROM "${table}" INDEXED BY "${name}"${where} ORDER BY ${order(way)}`;
    if (partial !== 0) continue;
    if (scan(raw, sql('ASC'), note)) isWhole = true;
    else scan(raw, sql('DESC'), note);
  }
  return { rows, isWhole };
}

/** Beyond so many numbers without a row nobody looks further: twenty pages of the shortest rows. */
const widestGap = 2000n;

/**
 * Asks for every number between the rows that were read. Answers how many of them stand in pages that cannot be read; `null` when
 * that goes on for longer than anybody looks.
 */
function stepThrough(
  raw: RawDatabase,
  one: string,
  column: string,
  seen: ReadonlySet<string>,
  front: number,
  take: (values: RowValues) => void,
): number | null {
  const numbers = [...seen].map((name) => BigInt((JSON.parse(name) as [string])[0])).sort((a, b) => (a < b ? -1 : 1));
  const from = front === 0 ? 1n : (numbers[front - 1] ?? 0n) + 1n;
  const after = numbers[front];
  let unread = 0;
  let isEnd = after !== undefined;
  for (let at = from; at < (after ?? from + widestGap); at += 1n) {
    const readable = scan(raw, one, take, at);
    if (!readable) unread += 1;
    else if (after === undefined && !seen.has(nameIn({ [column]: at }, [column]))) {
      isEnd = true;
      break;
    }
  }
  return isEnd ? unread : null;
}

function isCounted(raw: RawDatabase, table: string, key: readonly string[]): boolean {
  const columns = raw.pragma(`table_info("${table}")`) as readonly { name: string; type: string }[];
  return key.length === 1 && columns.find(({ name }) => name === key[0])?.type === 'INTEGER';
}

function keyOf(raw: RawDatabase, table: string): readonly string[] {
  const columns = raw.pragma(`table_info("${table}")`) as readonly { name: string; pk: number }[];
  return columns
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => name);
}

function nameIn(values: RowValues, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => String(values[column])));
}
