import { rmSync } from 'node:fs';
import { connect, type RawDatabase } from '../../electron/database/driver.ts';
import { migrate } from '../../electron/database/migrate.ts';
import { saltOf, settleConnection, unlockConnection } from '../../electron/database/open-database.ts';
import { applicationId, emptyLog } from '../../electron/database/pragmas.ts';
import { companionsOf } from '../../electron/vault/files.ts';
import { writeCopies } from '../../electron/vault/key-copies.ts';
import { keyFileText } from '../../electron/vault/key-file.ts';
import { sealDatabaseKey } from '../../electron/vault/keys.ts';
import { keysOf, lockedVault } from '../vault/a-vault.ts';

// A book as a released schema had it, made by the frozen steps themselves, with something in every table.

/** Whatever answers a statement: the bare database or a vault's. */
type Asked = { prepare(sql: string): { all(): unknown[] } };
type Value = string | number | Buffer | null;
type Column = { readonly name: string; readonly type: string; readonly notnull: 0 | 1; readonly pk: number };
type Reference = { readonly table: string; readonly from: string; readonly to: string | null };

/** What a column must hold that its own rules do not tell, or that a later step reads. */
const chosen: Readonly<Record<string, Value>> = {
  'meta.key': 'vault_id',
  'data_field.code': 'note',
  'data_field.body': '{"code":"note","purposes":["orders"]}',
  'purpose.code': 'orders',
  'keeping_rule.months': 24,
  'consent_event.sheet': null,
  'file_import.state': 'here',
  'not_same.other_row': 8,
};

/** A folder with a locked vault whose book has the schema of `version`; the passphrase is that of `a-vault.ts`. */
export async function oldBook(version: number): Promise<string> {
  const folder = await lockedVault();
  const { files, key, opened, keys, vaultId } = await keysOf(folder);
  for (const path of [files.database, files.witness, ...companionsOf(files.database)]) rmSync(path, { force: true });
  const raw = connect(files.database, { mustExist: false, waitMs: 0 });
  unlockConnection(raw, key);
  settleConnection(raw);
  raw.pragma(`application_id=${applicationId}`);
  migrate(raw, version);
  fill(raw, vaultId);
  emptyLog(raw);
  raw.close();
  const { content } = opened.file;
  const deks = [sealDatabaseKey(vaultId, opened.master, key, saltOf(files.database))];
  writeCopies(files, keyFileText({ ...content, seq: content.seq + 1, deks }, keys.seal));
  return folder;
}

/** Every row of every table of the shop's own, by table. */
export function everyRow(db: Asked): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(
    tablesOf(db).map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all() as Row[]]),
  );
}
export type Row = Readonly<Record<string, Value>>;

/** The whole schema as text. */
export function schemaOf(db: Asked): string {
  return JSON.stringify(db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all());
}

function tablesOf(db: Asked): readonly { readonly name: string; readonly sql: string }[] {
  return db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%' AND name NOT LIKE 'sqlite_%'",
    )
    .all() as { name: string; sql: string }[];
}

function fill(raw: RawDatabase, vaultId: string): void {
  const tables = tablesOf(raw);
  raw.exec('BEGIN');
  raw.pragma('defer_foreign_keys=ON');
  for (const { name, sql } of tables) {
    const columns = raw.pragma(`table_info("${name}")`) as Column[];
    const references = raw.pragma(`foreign_key_list("${name}")`) as Reference[];
    for (const turn of name === 'customer' ? [7, 8] : [7]) {
      const values = columns.map((column) => valueIn(name, sql, column, references, turn));
      const marks = columns.map(() => '?').join();
      raw.prepare(`INSERT INTO "${name}" VALUES (${marks})`).run(...(name === 'meta' ? ['vault_id', vaultId] : values));
    }
  }
  raw.exec('COMMIT');
}

function valueIn(table: string, sql: string, column: Column, references: readonly Reference[], turn: number): Value {
  const { name, type } = column;
  const own = chosen[`${table}.${name}`];
  if (own !== undefined) return own;
  const reference = references.find(({ from }) => from === name);
  if (reference !== undefined) return keyIn(reference);
  const allowed = new RegExp(`CHECK \\((?:${name} IS NULL OR )?${name} IN \\(([^)]*)\\)`).exec(sql)?.[1];
  const first = allowed?.split(',')[0]?.trim();
  if (first !== undefined) return first.startsWith("'") ? first.slice(1, -1) : Number(first);
  if (sql.includes(`json_valid(${name})`)) return '{"a":[1]}';
  if (new RegExp(`${name} INTEGER PRIMARY KEY CHECK \\(id = 1\\)`).test(sql)) return 1;
  if (type === 'INTEGER') return turn;
  if (type === 'REAL') return 1.5;
  if (type === 'BLOB') return Buffer.alloc(32, 7);
  return textOf(table, name, turn);
}

/** What the row that is referred to has for a key: everything there is made by the same rule. */
function keyIn({ table, to }: Reference): Value {
  if (table === 'customer' || table === 'paper_sheet' || table === 'file_import') return 7;
  return textOf(table, to ?? '', 7);
}

function textOf(table: string, name: string, turn: number): string {
  return table === 'stop_code' && name === 'code' ? '7X4K92M9' : `${table} ${name} ${turn} – ü`;
}
