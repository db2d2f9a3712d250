import type { ReadDb } from '../database/connection.ts';
import { personalTables } from './personal-tables.ts';

/** What somebody could be recognised by, and which of it is normalised contact points. */
export type Texts = { readonly values: readonly string[]; readonly normalised: readonly string[] };

/** Everything a person could be recognised by, as it stands in the tables. */
export function textsOf(db: ReadDb, rows: readonly number[]): Texts {
  const wanted = JSON.stringify(rows);
  const column = (sql: string) => db.prepare(sql).pluck().all(wanted) as readonly string[];
  const ofThem = 'IN (SELECT value FROM json_each(?))';
  const merged = `merge_id IN (SELECT id FROM merge WHERE customer_row ${ofThem})`;
  const normalised = [
    ...column(`SELECT normalised FROM contact_point WHERE customer_row ${ofThem}`),
    ...column(`SELECT normalised FROM merge_contact WHERE ${merged}`),
  ];
  const values = personalTables.flatMap(({ table, searched, ofThem: theirs }) =>
    searched.flatMap((name) => {
      const key = table === 'customer' ? 'row' : 'customer_row';
      return column(`SELECT "${name}" FROM "${table}" WHERE ${theirs ?? `${key} ${ofThem}`} AND "${name}" <> ''`);
    }),
  );
  const tags = column(`SELECT t.value FROM merge_side, json_each(tags) t WHERE ${merged}`);
  return { values: [...values, ...tags, ...normalised], normalised };
}

/** Statements for the texts that rightly stay in the file and in which a name or a contact point is likely to stand again. */
export const standingTexts: readonly string[] = [
  'SELECT display_name FROM customer',
  'SELECT sort_name FROM customer',
  "SELECT note FROM customer WHERE note <> ''",
  'SELECT DISTINCT tag FROM tag',
  'SELECT typed FROM contact_point',
  'SELECT normalised FROM contact_point',
  'SELECT DISTINCT what FROM purchase',
  'SELECT DISTINCT value FROM field_value',
  'SELECT text FROM search_text',
  'SELECT DISTINCT word FROM search_word',
  'SELECT text FROM wording',
  'SELECT texts FROM notice',
  'SELECT name FROM selection',
  "SELECT json_extract(filter, '$.tag') FROM selection WHERE json_extract(filter, '$.tag') IS NOT NULL",
];
