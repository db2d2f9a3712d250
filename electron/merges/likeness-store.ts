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

/** Folded names in order after one, each with its person. */
export function namesAfter(
  db: ReadDb,
  after: readonly [name: string, row: number],
  limit: number,
): readonly (readonly [name: string, row: number])[] {
  return db
    .prepare('SELECT sort_name, row FROM customer WHERE (sort_name, row) > (?, ?) ORDER BY sort_name, row LIMIT ?')
    .raw(true)
    .all(...after, limit) as unknown as readonly (readonly [string, number])[];
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

/** The postal addresses of one person. */
export function addressesOf(db: ReadDb, row: number): readonly string[] {
  return db
    .prepare("SELECT typed FROM contact_point WHERE customer_row = ? AND kind = 'post' ORDER BY position")
    .pluck()
    .all(row) as string[];
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
