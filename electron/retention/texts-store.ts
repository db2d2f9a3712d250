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

/** Every text that rightly stays in the file, one after the other. */
export function* remainingTexts(db: ReadDb): Generator<string> {
  for (const sql of [
    'SELECT display_name FROM customer',
    'SELECT sort_name FROM customer',
    "SELECT note FROM customer WHERE note <> ''",
    'SELECT typed FROM contact_point',
    'SELECT normalised FROM contact_point',
    'SELECT code FROM stop_code',
    'SELECT DISTINCT what FROM purchase',
    'SELECT reason FROM hold',
    'SELECT body FROM keeping',
    'SELECT text FROM search_text',
    'SELECT DISTINCT word FROM search_word',
    'SELECT text FROM wording',
    'SELECT texts FROM notice',
    'SELECT body FROM purpose',
    'SELECT body FROM data_field',
    'SELECT name || char(10) || why || char(10) || ask FROM own_words',
    'SELECT DISTINCT controller FROM paper_sheet',
    'SELECT DISTINCT controller FROM consent_event WHERE controller IS NOT NULL',
    'SELECT name || char(10) || address || char(10) || contact FROM shop',
    'SELECT DISTINCT detail FROM journal',
    'SELECT receipt FROM clean_up WHERE receipt IS NOT NULL',
    'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL',
  ]) {
    for (const row of db.prepare(sql).raw().iterate() as IterableIterator<[string]>) yield row[0];
  }
}
