import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { SearchDocument } from './ranking.ts';

/** A customer's line for the search, and when they were last in touch. */
export type Line = readonly [row: number, text: string, lastContactAt: Instant | null];

export function insertSearchDocument(tx: WriteDb, row: number, document: SearchDocument): void {
  tx.prepare('INSERT INTO search_text (customer_row, text) VALUES (?, ?)').run(row, document.text);
  insertWords(tx, row, document.words);
}

/** Puts a new line in the place of the old one, so that nothing of the old one can be found. */
export function replaceSearchDocument(tx: WriteDb, row: number, document: SearchDocument): void {
  tx.prepare('UPDATE search_text SET text = ? WHERE customer_row = ?').run(document.text, row);
  tx.prepare('DELETE FROM search_word WHERE customer_row = ?').run(row);
  insertWords(tx, row, document.words);
}

/**
 * The same for many. The full-text index writes out what it has gathered before every statement that a trigger hangs
 * on, so one statement for all of them is four times as fast as one for each.
 */
export function insertSearchDocuments(tx: WriteDb, documents: readonly (readonly [number, SearchDocument])[]): void {
  tx.prepare('INSERT INTO search_text (customer_row, text) SELECT value ->> 0, value ->> 1 FROM json_each(?)').run(
    JSON.stringify(documents.map(([row, { text }]) => [row, text])),
  );
  tx.prepare(
    'INSERT INTO search_word (word, customer_row) SELECT value ->> 0, value ->> 1 FROM json_each(?) ORDER BY 1, 2',
  ).run(JSON.stringify(documents.flatMap(([row, { words }]) => words.map((word) => [word, row]))));
}

/** Rows whose line holds all of these three-letter pieces somewhere; at most `limit`, all when it is negative. */
export function rowsWithPieces(db: ReadDb, pieces: readonly string[], limit: number): readonly number[] {
  const match = pieces.map((piece) => `"${piece}"`).join(' ');
  return db
    .prepare('SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?')
    .pluck()
    .all(match, limit) as number[];
}

/** Rows with a word that starts so. A row comes once for each such word. */
export function rowsWithStart(db: ReadDb, start: string, limit: number): readonly number[] {
  return db
    .prepare('SELECT customer_row FROM search_word WHERE word >= ? AND word < ? LIMIT ?')
    .pluck()
    .all(start, `${start}\u{10ffff}`, limit) as number[];
}

export function rowsWithWord(db: ReadDb, word: string, limit: number): readonly number[] {
  return db.prepare('SELECT customer_row FROM search_word WHERE word = ? LIMIT ?').pluck().all(word, limit) as number[];
}

/** Answers the first word that does not come before a key, for as long as no transaction ends. */
export function wordSeeker(db: ReadDb): (key: string) => string | null {
  const seek = db.prepare('SELECT word FROM search_word WHERE word >= ? ORDER BY word LIMIT 1').pluck();
  return (key) => (seek.get(key) as string | undefined) ?? null;
}

export function linesOf(db: ReadDb, rows: readonly number[]): readonly Line[] {
  return db
    .prepare(
      `SELECT s.customer_row, s.text, c.last_contact_at FROM json_each(?) j
       JOIN search_text s ON s.customer_row = j.value
       JOIN customer c ON c.row = s.customer_row`,
    )
    .raw(true)
    .all(JSON.stringify(rows)) as unknown as Line[];
}

/**
 * Everybody, latest contact first, for as long as the caller goes on asking. Names the table in full, because a view has
 * no index; whoever is hidden by one comes last and is left out when the row is read.
 */
export function linesByLastContact(db: ReadDb): IterableIterator<Line> {
  return db
    .prepare(
      `SELECT c.row, s.text, c.last_contact_at FROM main.customer c INDEXED BY customer_by_last_contact
       CROSS JOIN search_text s ON s.customer_row = c.row
       ORDER BY c.last_contact_at DESC, c.row DESC`,
    )
    .raw(true)
    .iterate() as IterableIterator<Line>;
}

function insertWords(tx: WriteDb, row: number, words: readonly string[]): void {
  const insert = tx.prepare('INSERT INTO search_word (word, customer_row) VALUES (?, ?)');
  for (const word of words) insert.run(word, row);
}
