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

/**
 * Lets the index keep what leaves it for now. Row by row it would overwrite itself sixteen times slower; tidying, which
 * has to follow, rewrites all of it and turns this off again.
 */
export function leaveIndexToTidying(tx: WriteDb): void {
  tx.prepare("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)").run();
}

/** Takes the people out of every table; the caller's transaction has announced the purge. */
export function eraseRows(tx: WriteDb, leaving: readonly Leaving[], runId: string, at: Instant): void {
  tx.prepare('CREATE TEMP TABLE IF NOT EXISTS leaving (row INTEGER PRIMARY KEY, id TEXT NOT NULL)').run();
  tx.prepare('DELETE FROM temp.leaving').run();
  tx.prepare("INSERT INTO temp.leaving (row, id) SELECT value ->> 'row', value ->> 'id' FROM json_each(?)").run(
    JSON.stringify(leaving),
  );
  tx.prepare('INSERT INTO erasure (customer_id, run_id, at) SELECT id, ?, ? FROM temp.leaving ORDER BY id').run(
    runId,
    at,
  );
  for (const { erase } of personalTables) tx.prepare(erase).run();
  tx.prepare('DELETE FROM temp.leaving').run();
}

/** Copies the sales of these people that tax law still wants, without buyer and without what it was; drops the old. */
export function keepSales(
  tx: WriteDb,
  people: readonly Leaving[],
  wish: { readonly months: number; readonly now: Instant; readonly hlc: string },
): { readonly count: number; readonly until: Instant | null } {
  tx.prepare('DELETE FROM sale WHERE keep_until <= ?').run(wish.now);
  const until = "strftime('%Y-%m-%dT00:00:00.000Z', (substr(at, 1, 4) + 1) || '-01-01', ?)";
  return tx
    .prepare(
      `INSERT INTO sale (id, at, amount_minor, currency, keep_until, hlc)
       SELECT lower(hex(randomblob(16))), substr(at, 1, 10) || 'T00:00:00.000Z', amount_minor, currency, ${until} AS ends, ?
       FROM purchase WHERE customer_row IN (SELECT value FROM json_each(?)) AND ends > ?
       RETURNING keep_until`,
    )
    .pluck()
    .all(`+${wish.months} months`, wish.hlc, JSON.stringify(people.map(({ row }) => row)), wish.now)
    .reduce<{ count: number; until: Instant | null }>(
      ({ count, until: latest }, ends) => ({
        count: count + 1,
        until: latest === null || String(ends) > latest ? String(ends) : latest,
      }),
      { count: 0, until: null },
    );
}

export function insertFingerprint(tx: WriteDb, fingerprint: Uint8Array, at: Instant): void {
  tx.prepare('INSERT INTO erased_fingerprint (fingerprint, erased_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    fingerprint,
    at,
  );
}

export function announcePurge(tx: WriteDb, runId: string): void {
  tx.prepare(
    "INSERT INTO meta (key, value) VALUES ('purge_pending', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(runId);
}

export function endPurge(tx: WriteDb): void {
  tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run();
}
