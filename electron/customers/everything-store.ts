import type { ReadDb } from '../database/connection.ts';

/** When something of a person was last written, as a stamp of the clock, and whether a file brought it. */
export type Stamped = { readonly key: string; readonly hlc: string; readonly fromFile: 0 | 1 };

/** The stamps of a person's contact points, fields of the owner's own and tags; an import gives its one stamp to all it writes. */
export function stampsOf(db: ReadDb, row: number): readonly Stamped[] {
  return db
    .prepare(
      `SELECT key, hlc, EXISTS (SELECT 1 FROM file_import f WHERE f.hlc = s.hlc) AS fromFile FROM (
         SELECT id AS key, hlc FROM contact_point WHERE customer_row = @row
         UNION ALL SELECT 'own ' || field, max(hlc) FROM field_value WHERE customer_row = @row GROUP BY field
         UNION ALL SELECT id, hlc FROM purchase WHERE customer_row = @row
         UNION ALL SELECT 'tag ' || tag, hlc FROM tag WHERE customer_row = @row
       ) AS s`,
    )
    .all({ row }) as Stamped[];
}

/** How much there is by which a person is found: whole texts, and single words for slips of the finger. */
export function countFinding(db: ReadDb, row: number): { readonly texts: number; readonly words: number } {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM search_text WHERE customer_row = @row) AS texts,
         (SELECT count(*) FROM search_word WHERE customer_row = @row) AS words`,
    )
    .get({ row }) as { texts: number; words: number };
}
