import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newestVersion } from '../../electron/database/migrate.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { rawDatabase, unlock } from '../vault/a-vault.ts';
import { everyRow, oldBook, type Row, schemaOf } from './old-books.ts';

const versions = Array.from({ length: newestVersion }, (_, index) => index + 1);

/** Tables of which a later step makes others, and where what was in them is afterwards. */
const gone: Readonly<Record<string, string>> = { keeping_rule: 'keeping' };

test.for(versions)(
  'a book of schema %i, with something in every table, opens today with all of it',
  async (version) => {
    const folder = await oldBook(version);
    const before = await lookInto(folder);
    expect(before.version).toBe(version);
    expect(Object.entries(before.rows).filter(([, rows]) => rows.length === 0)).toEqual([]);

    const vault = await unlock(folder);
    const after = everyRow(vault.db);
    expect(vault.db.prepare('PRAGMA user_version').pluck().get()).toBe(newestVersion);
    expect(vault.db.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok');
    vault.close();

    for (const [table, rows] of Object.entries(before.rows)) {
      const now = after[gone[table] ?? table] ?? [];
      for (const row of rows) {
        const same = gone[table] === undefined ? now.some((other) => holds(other, row)) : now.length > 0;
        expect(same, `${table}: ${JSON.stringify(row)}`).toBe(true);
      }
    }
    expect((await lookInto(folder)).schema).toBe(await newestSchema());
  },
);

test('a book of a later schema than this program’s is refused, and not a byte of it changes', async () => {
  const folder = await oldBook(newestVersion);
  const raw = await rawDatabase(folder);
  raw.pragma(`user_version=${newestVersion + 1}`);
  raw.close();
  const { database } = filesIn(folder);
  const before = readFileSync(database);
  await expect(unlock(folder)).rejects.toThrow(expect.objectContaining({ code: 'vault.newer-version' }));
  expect(readFileSync(database)).toEqual(before);
});

let schema: Promise<string> | null = null;

/** The schema that a book has which was never of another version. */
function newestSchema(): Promise<string> {
  schema ??= oldBook(newestVersion).then(async (folder) => (await lookInto(folder)).schema);
  return schema;
}

/** The book without the vault around it, which would bring it to today's schema. */
async function lookInto(folder: string) {
  const raw = await rawDatabase(folder);
  try {
    const version = Number(raw.pragma('user_version', { simple: true }));
    return { version, rows: everyRow(raw), schema: schemaOf(raw) };
  } finally {
    raw.close();
  }
}

/** Whether a row says everything that another says; it may have more columns. */
function holds(row: Row, other: Row): boolean {
  return Object.entries(other).every(([column, value]) => {
    const own = row[column];
    return Buffer.isBuffer(value) && Buffer.isBuffer(own) ? value.equals(own) : own === value;
  });
}
