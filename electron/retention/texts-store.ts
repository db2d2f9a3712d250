import type { ReadDb } from '../database/connection.ts';

/** What somebody could be recognised by, and which of it is normalised contact points. */
export type Texts = { readonly values: readonly string[]; readonly normalised: readonly string[] };

/** Everything a person could be recognised by, as it stands in the tables. */
export function textsOf(db: ReadDb, rows: readonly number[]): Texts {
  const wanted = JSON.stringify(rows);
  const column = (sql: string) => (db.prepare(sql).all(wanted) as { text: string }[]).map(({ text }) => text);
  const merged = 'JOIN merge m ON m.id = merge_id WHERE m.customer_row IN (SELECT value FROM json_each(?))';
  const normalised = [
    ...column('SELECT normalised AS text FROM contact_point WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column(`SELECT normalised AS text FROM merge_contact ${merged}`),
  ];
  const values = [
    ...column('SELECT display_name AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT sort_name AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT note AS text FROM customer WHERE row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT typed AS text FROM contact_point WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT code AS text FROM stop_code WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT what AS text FROM purchase WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column('SELECT reason AS text FROM hold WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column(`SELECT display_name AS text FROM merge_side ${merged}`),
    ...column(`SELECT note AS text FROM merge_side ${merged}`),
    ...column(`SELECT typed AS text FROM merge_contact ${merged}`),
    ...column('SELECT tag AS text FROM tag WHERE customer_row IN (SELECT value FROM json_each(?))'),
    ...column(`SELECT t.value AS text FROM merge_side, json_each(tags) t ${merged}`),
    ...normalised,
  ];
  return { values, normalised };
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
  'SELECT DISTINCT word FROM search_word',
  'SELECT text FROM wording',
  'SELECT texts FROM notice',
];
