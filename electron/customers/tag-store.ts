import type { ReadDb, WriteDb } from '../database/connection.ts';

/** Puts other tags in the place of all that somebody has. */
export function writeTags(tx: WriteDb, row: number, tags: readonly string[], hlc: string): void {
  tx.prepare('DELETE FROM tag WHERE customer_row = ?').run(row);
  const insert = tx.prepare('INSERT INTO tag (customer_row, tag, hlc) VALUES (?, ?, ?)');
  for (const tag of tags) insert.run(row, tag, hlc);
}

/** Every tag that somebody has, in order, with how many have it. */
export function readTags(db: ReadDb): readonly { readonly tag: string; readonly count: number }[] {
  return db.prepare('SELECT tag, count(*) AS count FROM tag GROUP BY tag ORDER BY tag').all() as {
    tag: string;
    count: number;
  }[];
}

/** The tags of one person, in order. */
export function tagsOf(db: ReadDb, row: number): readonly string[] {
  return db.prepare('SELECT tag FROM tag WHERE customer_row = ? ORDER BY tag').pluck().all(row) as string[];
}
