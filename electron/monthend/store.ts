import type { Instant } from '../../shared/foundation/instant.ts';
import type { MonthLineName } from '../../shared/monthend/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { ActCount, Stay } from './rules.ts';

/** How often each act stands in the journal, month by month, from a month on. */
export function countActs(db: ReadDb, from: string): readonly ActCount[] {
  return db
    .prepare(
      `SELECT substr(at, 1, 7) AS month, act, count(*) AS lines,
         coalesce(sum(detail ->> 'people'), 0) AS people, coalesce(sum(detail ->> 'reduced'), 0) AS reduced
       FROM journal WHERE at >= ? GROUP BY 1, 2`,
    )
    .all(from) as ActCount[];
}

/** The months in which people came and went, with how many. Who was erased came when the journal says so. */
export function readStays(db: ReadDb): readonly Stay[] {
  return db
    .prepare(
      `SELECT substr(created_at, 1, 7) AS "from", NULL AS "to", count(*) AS people FROM customer GROUP BY 1
       UNION ALL
       SELECT substr(j.at, 1, 7), substr(e.at, 1, 7), count(*) FROM erasure e
       LEFT JOIN journal j ON j.subject = e.customer_id AND j.act = 'customer.added' GROUP BY 1, 2`,
    )
    .all() as Stay[];
}

export function countErasures(db: ReadDb): number {
  return db.prepare('SELECT count(*) FROM erasure').pluck().get() as number;
}

export function newestEntryAt(db: ReadDb): Instant {
  return db.prepare('SELECT at FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() as Instant;
}

export function firstEntryAt(db: ReadDb): Instant {
  return db.prepare('SELECT at FROM journal ORDER BY seq LIMIT 1').pluck().get() as Instant;
}

/** What was ticked off in a month, and when. */
export function settledIn(db: ReadDb, month: string): ReadonlyMap<string, Instant> {
  return new Map(
    db.prepare('SELECT line, settled_at FROM month_end WHERE month = ?').raw(true).all(month) as [string, Instant][],
  );
}

export function settle(tx: WriteDb, month: string, line: MonthLineName | 'done', at: Instant, hlc: string): void {
  tx.prepare('INSERT INTO month_end (month, line, settled_at, hlc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(
    month,
    line,
    at,
    hlc,
  );
}
