import type { ReadDb, WriteDb } from '../database/connection.ts';

/** Contact points in order after one, each with its person: as many as `limit`. */
export function contactsAfter(
  db: ReadDb,
  after: readonly [normalised: string, row: number],
  limit: number,
): readonly (readonly [normalised: string, row: number])[] {
  return db
    .prepare(
      `SELECT normalised, customer_row FROM contact_point WHERE (normalised, customer_row) > (?, ?)
       ORDER BY normalised, customer_row LIMIT ?`,
    )
    .raw(true)
    .all(...after, limit) as unknown as readonly (readonly [string, number])[];
}

/** Postal addresses in order after one, each with its person and their folded name: as many as `limit`. */
export function addressesAfter(
  db: ReadDb,
  after: readonly [row: number, id: string],
  limit: number,
): readonly { readonly row: number; readonly id: string; readonly typed: string; readonly sortName: string }[] {
  return db
    .prepare(
      `SELECT p.customer_row AS "row", p.id, p.typed, c.sort_name AS sortName
       FROM contact_point p JOIN customer c ON c.row = p.customer_row
       WHERE p.kind = 'post' AND (p.customer_row, p.id) > (?, ?) ORDER BY p.customer_row, p.id LIMIT ?`,
    )
    .all(...after, limit) as never;
}

/** Who has this contact point as an e-mail or a phone number. */
export function rowsWithReachable(
  db: ReadDb,
  normalised: string,
): readonly { readonly row: number; readonly kind: 'email' | 'phone' }[] {
  return db
    .prepare(
      `SELECT DISTINCT customer_row AS "row", kind FROM contact_point
       WHERE normalised = ? AND kind IN ('email', 'phone') ORDER BY customer_row`,
    )
    .all(normalised) as { row: number; kind: 'email' | 'phone' }[];
}

/** Pairs of whom somebody said that they are two people, as `row row`, the smaller first. */
export function pairsApart(db: ReadDb): ReadonlySet<string> {
  const rows = db.prepare("SELECT customer_row || ' ' || other_row FROM not_same").pluck().all();
  return new Set(rows as string[]);
}

/** How many records somebody said to be another person than this one. */
export function countApart(db: ReadDb, row: number): number {
  return db
    .prepare('SELECT count(*) FROM not_same WHERE customer_row = @row OR other_row = @row')
    .pluck()
    .get({ row }) as number;
}

export function insertApart(tx: WriteDb, one: number, other: number, hlc: string): void {
  tx.prepare('INSERT INTO not_same (customer_row, other_row, hlc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    Math.min(one, other),
    Math.max(one, other),
    hlc,
  );
}
