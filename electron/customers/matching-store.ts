import type { ReadDb } from '../database/connection.ts';

/** Who has this contact point, by folded name. */
export function ownersOf(
  db: ReadDb,
  normalised: string,
): readonly { readonly row: number; readonly sortName: string }[] {
  return db
    .prepare(
      `SELECT DISTINCT c.row, c.sort_name AS sortName FROM contact_point p JOIN customer c ON c.row = p.customer_row
       WHERE p.normalised = ? LIMIT ?`,
    )
    .all(normalised, mostMatches) as { row: number; sortName: string }[];
}

/** Everybody with one of these folded names: whether they can be reached, and where they live. */
export function namesakesIn(
  db: ReadDb,
  sortNames: readonly string[],
): readonly {
  readonly row: number;
  readonly sortName: string;
  readonly reachable: 0 | 1;
  readonly kinds: number;
  readonly places: string;
}[] {
  const statement = db.prepare(
    `SELECT c.row, c.sort_name AS sortName, coalesce(max(p.kind <> 'post'), 0) AS reachable, count(p.kind) AS kinds,
       coalesce(group_concat(CASE p.kind WHEN 'post' THEN p.normalised END, char(10)), '') AS places
     FROM customer c LEFT JOIN contact_point p ON p.customer_row = c.row
     WHERE c.sort_name = ? GROUP BY c.row LIMIT ?`,
  );
  return sortNames.flatMap(
    (name) =>
      statement.all(name, mostMatches) as {
        row: number;
        sortName: string;
        reachable: 0 | 1;
        kinds: number;
        places: string;
      }[],
  );
}

/** More people of one name or one number than this say nothing more. */
const mostMatches = 50;
