import type { Instant } from '../../shared/foundation/instant.ts';
import type { HeldSales, KeptSales } from '../../shared/retention/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Leaving } from './store.ts';

/** How long sales are kept without the buyer, and since when that counts. */
export type SalesWish = { readonly months: number; readonly now: Instant; readonly hlc: string };

/** Whose purchases go: all of those of people who leave, of those who stay only what no hold of its own keeps. */
export type Buyers = { readonly leaving: readonly Leaving[]; readonly staying: readonly Leaving[] };

const lawEnds = "strftime('%Y-%m-%dT00:00:00.000Z', (substr(p.at, 1, 4) + 1) || '-01-01', @months)";
const holdEnds = `coalesce((SELECT max(h.until) FROM hold h
  WHERE h.purchase_id = p.id AND h.ended_at IS NULL AND h.until > @now), '')`;
const going = `SELECT p.id, p.at, p.amount_minor, p.currency, ${lawEnds} AS law_ends, ${holdEnds} AS hold_ends
  FROM purchase p
  WHERE p.customer_row IN (SELECT value FROM json_each(@leaving))
    OR (p.customer_row IN (SELECT value FROM json_each(@staying)) AND ${holdEnds} = '')`;

/** How many sales of these people tax law still wants, and until when the last of them; and what holds keep for longer. */
export function salesToKeep(
  db: ReadDb,
  buyers: Buyers,
  wish: SalesWish,
): { readonly sales: KeptSales; readonly held: readonly HeldSales[] } {
  const bound = boundTo(buyers, wish);
  const sales = db
    .prepare(`SELECT count(*) AS count, max(law_ends) AS until FROM (${going}) WHERE law_ends > @now`)
    .get(bound) as KeptSales;
  const held = db
    .prepare(
      `SELECT (SELECT h.kind FROM hold h WHERE h.purchase_id = g.id AND h.ended_at IS NULL AND h.until = g.hold_ends
           ORDER BY h.id LIMIT 1) AS kind,
         count(*) AS count, max(hold_ends) AS until
       FROM (${going}) g WHERE hold_ends > max(law_ends, @now) GROUP BY 1 ORDER BY 1`,
    )
    .all(bound) as HeldSales[];
  return { sales, held };
}

/**
 * Copies the sales of these people that tax law or a hold still wants, without buyer and without what it was; drops those
 * whose time is over.
 */
export function keepSales(tx: WriteDb, buyers: Buyers, wish: SalesWish): void {
  dropEndedSales(tx, wish.now);
  tx.prepare(
    `INSERT INTO sale (id, at, amount_minor, currency, keep_until, hlc)
     SELECT lower(hex(randomblob(16))), substr(at, 1, 10) || 'T00:00:00.000Z', amount_minor, currency,
       max(law_ends, hold_ends), @hlc
     FROM (${going}) WHERE max(law_ends, hold_ends) > @now`,
  ).run({ ...boundTo(buyers, wish), hlc: wish.hlc });
}

/** Drops the sales that nothing wants any longer. */
export function dropEndedSales(tx: WriteDb, now: Instant): void {
  tx.prepare('DELETE FROM sale WHERE keep_until <= ?').run(now);
}

function boundTo({ leaving, staying }: Buyers, { months, now }: SalesWish): Readonly<Record<string, string>> {
  return { months: `+${months} months`, now, leaving: rowsOf(leaving), staying: rowsOf(staying) };
}

function rowsOf(people: readonly Leaving[]): string {
  return JSON.stringify(people.map(({ row }) => row));
}
