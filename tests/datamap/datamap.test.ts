import { afterEach, describe, expect, it } from 'vitest';
import { personalColumns, plainColumns } from '../../electron/datamap/rules.ts';
import { sectors } from '../../shared/shop/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

/** What a kind of shop may do without; nothing can then be written there. */
const optional = ['purchases'];

describe('the data map', () => {
  it('covers every column that holds something about a person', async () => {
    app = await openTestApp();
    const uncovered = Object.entries(personalColumns).flatMap(([table, columns]) =>
      (app.vault().db.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => columns[name] === undefined && !plainColumns.includes(name))
        .map((name) => `${table}.${name}`),
    );
    expect(uncovered).toEqual([]);
  });

  it('knows every table that points at a customer', async () => {
    app = await openTestApp();
    const pointing = app
      .vault()
      .db.prepare(
        `SELECT DISTINCT t.name FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
         WHERE t.type = 'table' AND f."table" = 'customer'`,
      )
      .all() as { name: string }[];
    expect(pointing.length).toBeGreaterThan(4);
    expect(pointing.map(({ name }) => name).filter((name) => personalColumns[name] === undefined)).toEqual([]);
  });

  it.each(sectors)(
    'of a %s has a field for every such column that it fills, and purposes for every field',
    async (sector) => {
      app = await openTestApp({ shop: { sector } });
      const map = await app.call('datamap.show', {});
      const kept: readonly string[] = [...map.fields.map(({ code }) => code), 'own'];
      const needed = [...new Set(Object.values(personalColumns).flatMap((columns) => Object.values(columns)))];
      expect(needed.filter((code) => !kept.includes(code) && !optional.includes(code))).toEqual([]);
      const purposes = map.purposes.map(({ code }) => code);
      expect(map.fields.flatMap((field) => field.purposes).filter((code) => !purposes.includes(code))).toEqual([]);
    },
  );
});
