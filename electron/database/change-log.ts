import type { RawDatabase } from './driver.ts';

/** Rows of one table that are not what they were: those that went, by their key, and those that came or changed, whole. */
export type ChangedRows = {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly gone: readonly (readonly unknown[])[];
  readonly now: readonly (readonly unknown[])[];
};

/** What was touched since a log was started: tables by name, people by row. */
export type Touched = { readonly tables: ReadonlySet<string>; readonly people: ReadonlySet<number> };

/** Notes the keys of every row that changes, in memory, from its start to its end. */
export type ChangeLog = {
  /** Takes the changes of at most so many rows of each table out of the log. */
  take(most: number): readonly ChangedRows[];
  /** Everything touched so far. */
  touched(): Touched;
  stop(): void;
};

/** Starts a log of all tables. It sees what is deleted along with something else too. */
export function startChangeLog(raw: RawDatabase): ChangeLog {
  const tables = keyedTables(raw);
  const seen = { tables: new Set<string>(), people: new Set<number>() };
  for (const table of tables) watch(raw, table);

  const note = () => {
    for (const { name } of tables) {
      const people = raw
        .prepare(`SELECT DISTINCT who FROM ${logOf(name)}`)
        .pluck()
        .all() as (number | null)[];
      if (people.length > 0) seen.tables.add(name);
      for (const person of people) if (person !== null) seen.people.add(person);
    }
  };
  return {
    take(most) {
      note();
      return tables.flatMap((table) => takeFrom(raw, table, most));
    },
    touched() {
      note();
      return seen;
    },
    stop() {
      // A connection that was closed has taken its log along.
      if (!raw.open) return;
      for (const { name } of tables) {
        for (const event of events) raw.exec(`DROP TRIGGER IF EXISTS temp."${triggerOf(name, event)}"`);
        raw.exec(`DROP TABLE IF EXISTS ${logOf(name)}`);
      }
    },
  };
}

type KeyedTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** The column that says whose row it is; `null` where nobody's. */
  readonly who: string | null;
};

const events = ['insert', 'update', 'delete'] as const;

// Names come from our own schema and hold no quotes.
function keyedTables(raw: RawDatabase): readonly KeyedTable[] {
  const names = raw
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    )
    .pluck()
    .all() as string[];
  return names.map((name) => {
    const columns = raw.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as {
      readonly name: string;
      readonly pk: number;
    }[];
    const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    if (key.length === 0) throw new Error('a table without a key cannot be followed');
    const has = (column: string) => columns.some((one) => one.name === column);
    const who = has('customer_row') ? 'customer_row' : name === 'customer' ? 'row' : null;
    return { name, key: key.map((one) => one.name), columns: columns.map((one) => one.name), who };
  });
}

function watch(raw: RawDatabase, { name, key, who }: KeyedTable): void {
  raw.exec(`CREATE TEMP TABLE "changed ${name}" (${list(key)}, who, PRIMARY KEY (${list(key)})) WITHOUT ROWID`);
  const noted = (row: 'new' | 'old') => {
    const values = [...key, ...(who === null ? [] : [who])].map((column) => `${row}."${column}"`).join(', ');
    // Asked for, not ignored: a trigger's own way with conflicts gives way to that of the statement that set it off.
    const isNoted = key.map((column) => `"${column}" = ${row}."${column}"`).join(' AND ');
    return `INSERT INTO "changed ${name}" SELECT ${values}${who === null ? ', NULL' : ''}
      WHERE NOT EXISTS (SELECT 1 FROM "changed ${name}" WHERE ${isNoted});`;
  };
  const bodies = { insert: noted('new'), update: `${noted('old')} ${noted('new')}`, delete: noted('old') };
  for (const event of events) {
    raw.exec(
      `CREATE TEMP TRIGGER "${triggerOf(name, event)}" AFTER ${event} ON main."${name}" BEGIN ${bodies[event]} END`,
    );
  }
}

function takeFrom(raw: RawDatabase, { name, key, columns }: KeyedTable, most: number): readonly ChangedRows[] {
  const keys = raw
    .prepare(`SELECT ${list(key)} FROM ${logOf(name)} LIMIT ?`)
    .raw()
    .safeIntegers()
    .all(most) as unknown[][];
  if (keys.length === 0) return [];
  const where = key.map((column) => `"${column}" = ?`).join(' AND ');
  const read = raw
    .prepare(`SELECT ${list(columns)} FROM main."${name}" WHERE ${where}`)
    .raw()
    .safeIntegers();
  const forget = raw.prepare(`DELETE FROM ${logOf(name)} WHERE ${where}`);
  const gone: unknown[][] = [];
  const now: unknown[][] = [];
  for (const values of keys) {
    const row = read.get(...values) as unknown[] | undefined;
    if (row === undefined) gone.push(values);
    else now.push(row);
    forget.run(...values);
  }
  return [{ table: name, key, columns, gone, now }];
}

function logOf(table: string): string {
  return `temp."changed ${table}"`;
}

function triggerOf(table: string, event: string): string {
  return `${event} of ${table} is noted`;
}

function list(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
