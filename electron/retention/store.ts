import type { CustomerSource } from '../../shared/customers/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { personalTables } from './personal-tables.ts';

export type Leaving = { readonly row: number; readonly id: CustomerId };
/** Somebody who stays without these fields. */
export type Reducing = Leaving & { readonly fields: readonly string[] };

export function customerLeaving(db: ReadDb, id: CustomerId): Leaving | null {
  return (db.prepare('SELECT row, id FROM customer WHERE id = ?').get(id) as Leaving | undefined) ?? null;
}

/** Everybody, with their normalised contact points. */
export function everybodyWithContacts(db: ReadDb): readonly (Leaving & { readonly contacts: readonly string[] })[] {
  const rows = db
    .prepare(
      `SELECT c.row, c.id, json_group_array(p.normalised) FILTER (WHERE p.normalised IS NOT NULL)
       FROM customer c LEFT JOIN contact_point p ON p.customer_row = c.row GROUP BY c.row`,
    )
    .raw(true)
    .all() as [number, CustomerId, string][];
  return rows.map(([row, id, contacts]) => ({ row, id, contacts: JSON.parse(contacts) as string[] }));
}

/** The ids that these people had before they were merged: a copy of the book from then knows them by those. */
export function formerIdsOf(db: ReadDb, people: readonly Leaving[]): readonly string[] {
  return db
    .prepare('SELECT m.id FROM json_each(?) j JOIN merged_id m ON m.customer_row = j.value')
    .pluck()
    .all(rowsOf(people)) as string[];
}

export type Added = {
  readonly row: number;
  readonly createdAt: Instant;
  readonly source: CustomerSource;
  readonly answered: boolean;
};

export function customerAdded(db: ReadDb, id: CustomerId): Added | null {
  const found = db
    .prepare(
      `SELECT row, created_at AS createdAt, source,
         EXISTS (SELECT 1 FROM consent_event WHERE customer_row = customer.row) AS answered
       FROM customer WHERE id = ?`,
    )
    .get(id) as (Omit<Added, 'answered'> & { answered: 0 | 1 }) | undefined;
  return found === undefined ? null : { ...found, answered: found.answered === 1 };
}

export type Counts = { readonly all: number; readonly unknown: number };

export function countCustomers(db: ReadDb): Counts {
  return db
    .prepare('SELECT count(*) AS "all", count(*) FILTER (WHERE last_contact_at IS NULL) AS unknown FROM customer')
    .get() as Counts;
}

/** Names of these people, in the order asked for. */
export function namesOf(db: ReadDb, rows: readonly number[]): ReadonlyMap<number, string> {
  return new Map(
    db
      .prepare('SELECT c.row, c.display_name FROM json_each(?) j JOIN customer c ON c.row = j.value')
      .raw(true)
      .all(JSON.stringify(rows)) as [number, string][],
  );
}

/**
 * Lets the index keep what leaves it for now. Row by row it would overwrite itself sixteen times slower; tidying, which
 * has to follow, rewrites all of it and turns this off again.
 */
export function leaveIndexToTidying(tx: WriteDb): void {
  tx.prepare("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)").run();
}

/** Takes the people out of every table; the caller's transaction has announced the purge. */
export function eraseRows(tx: WriteDb, leaving: readonly Leaving[], runId: string, at: Instant): void {
  tx.prepare(
    `INSERT INTO erasure (customer_id, run_id, at)
     SELECT id, ?, ? FROM (
       SELECT value ->> 'id' AS id FROM json_each(?)
       UNION SELECT m.id FROM merged_id m JOIN json_each(?) l ON l.value ->> 'row' = m.customer_row
     ) ORDER BY id`,
  ).run(runId, at, JSON.stringify(leaving), JSON.stringify(leaving));
  deleteRows(tx, leaving);
}

/** The same for people who never were: nothing remembers them. */
export function deleteRows(tx: WriteDb, leaving: readonly Leaving[]): void {
  tx.prepare('CREATE TEMP TABLE IF NOT EXISTS leaving (row INTEGER PRIMARY KEY, id TEXT NOT NULL)').run();
  tx.prepare('DELETE FROM temp.leaving').run();
  tx.prepare("INSERT INTO temp.leaving (row, id) SELECT value ->> 'row', value ->> 'id' FROM json_each(?)").run(
    JSON.stringify(leaving),
  );
  for (const { erase } of personalTables) tx.prepare(erase).run();
  tx.prepare('DELETE FROM temp.leaving').run();
}

function rowsOf(people: readonly Leaving[]): string {
  return JSON.stringify(people.map(({ row }) => row));
}

/** Remembers whose contact points these were, as far as they are not remembered yet. */
export function insertFingerprints(tx: WriteDb, fingerprints: readonly Buffer[], at: Instant): void {
  tx.prepare(
    `INSERT INTO erased_fingerprint (fingerprint, erased_at)
     SELECT unhex(value), ? FROM json_each(?) WHERE true ORDER BY 1 ON CONFLICT DO NOTHING`,
  ).run(at, JSON.stringify(fingerprints.map((fingerprint) => fingerprint.toString('hex'))));
}

/** True while a file of people is coming in or leaving. */
export function isFileUnderWay(db: ReadDb): boolean {
  return db.prepare("SELECT 1 FROM file_import WHERE state IN ('arriving', 'leaving')").get() !== undefined;
}

export function announcePurge(tx: WriteDb, runId: string): void {
  tx.prepare(
    "INSERT INTO meta (key, value) VALUES ('purge_pending', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(runId);
}

export function endPurge(tx: WriteDb): void {
  tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run();
}
