import type { RawDatabase } from '../../electron/database/driver.ts';
import { emptyLog } from '../../electron/database/pragmas.ts';
import { fullTextTables } from '../../electron/database/shrink.ts';
import { personalTables } from '../../electron/retention/personal-tables.ts';
import { type Figure, timed } from './figures.ts';
import { atTheCounterMeanwhile, waitFigures } from './meanwhile.ts';
import type { BenchShop, OpenShop } from './shop.ts';

/**
 * The month-end of a shop in which a tenth of the people are due: what the page needs, then the whole erase protocol with
 * ledger, rewriting, search of every page and receipt. The bare database takes the same people out of the same book, makes its
 * full-text index anew, and does VACUUM and checkpoint; it checks nothing.
 */
export async function monthEndFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const due = Math.floor(shop.customers / 10);
  const asking = await shop.open();
  await makeDue(asking, due);
  const [first] = await timed(() => asking.ask('retention.preview', {}));
  await asking.ask('customers.recordVisit', { id: await somebody(asking) });
  const [again, preview] = await timed(() => asking.ask('retention.preview', {}));
  await asking.ask('retention.letGo', { token: preview.token, typed: String(preview.going + preview.reducing) });
  const leaving = rowsOf(asking, preview.going);
  asking.close();
  const onBare = await purgeBare(shop.bare(), leaving);
  const onPlain = await purgeBare(shop.plain(), leaving);
  const open = await shop.open();
  open.passDays(7);
  const list = await open.ask('retention.list', {});
  if (list?.going !== leaving.length) throw new Error('the list is not what the bare database was given');
  await open.ask('vault.confirmOwner', { passphrase: 'seven quiet herons wade at dusk' });
  const [[purge], waits] = await atTheCounterMeanwhile(open, () =>
    timed(() => open.ask('retention.cleanUp', { token: list.token, typed: String(list.going + list.reducing) })),
  );
  open.close();
  return [
    { what: 'month-end: who is due, first look', ours: first },
    { what: 'month-end: who is due, after a visit', ours: again },
    { what: 'a tenth let go, with check and receipt', ours: purge, bare: onBare, plain: onPlain },
    ...waitFigures('a clean-up', waits),
  ];
}

/** Lets a part of the shop be due, and nobody else. */
export async function makeDue(open: OpenShop, people: number): Promise<void> {
  const vault = open.state.unlocked?.vault;
  if (vault === undefined) throw new Error('the shop is closed');
  vault.transaction((tx) => {
    tx.prepare("UPDATE customer SET last_contact_at = '2026-06-01T00:00:00.000Z'").run();
    tx.prepare(
      `UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE row IN (
         SELECT c.row FROM customer c WHERE NOT EXISTS (
           SELECT 1 FROM consent_event e WHERE e.customer_row = c.row AND e.valid_until > '2026-01-01'
         ) ORDER BY c.row LIMIT ?
       )`,
    ).run(people);
  });
}

async function somebody(open: OpenShop) {
  const { rows } = await open.ask('customers.list', { text: '', offset: 0, limit: 50 });
  const recent = rows.find(({ lastContactAt }) => lastContactAt !== null && lastContactAt > '2026');
  if (recent === undefined) throw new Error('nobody was there lately');
  return recent.id;
}

function rowsOf(open: OpenShop, people: number): readonly number[] {
  const rows = open.state.unlocked?.vault.db
    .prepare("SELECT row FROM customer WHERE last_contact_at < '2021' ORDER BY row LIMIT ?")
    .pluck()
    .all(people);
  return (rows ?? []) as readonly number[];
}

async function purgeBare(raw: RawDatabase, rows: readonly number[]): Promise<number> {
  const found = raw.prepare('SELECT count(*) FROM customer WHERE row IN (SELECT value FROM json_each(?))').pluck();
  if (found.get(JSON.stringify(rows)) !== rows.length) throw new Error('they are not in the bare book');
  const [ms] = await timed(() => {
    raw.exec('BEGIN IMMEDIATE');
    raw.exec("INSERT INTO meta (key, value) VALUES ('purge_pending', 'bench')");
    raw.exec('CREATE TEMP TABLE leaving (row INTEGER PRIMARY KEY, id TEXT)');
    raw.prepare('INSERT INTO leaving (row) SELECT value FROM json_each(?)').run(JSON.stringify(rows));
    raw.exec("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)");
    for (const { erase } of personalTables) raw.exec(erase);
    raw.exec("DELETE FROM meta WHERE key = 'purge_pending'");
    raw.exec('COMMIT');
    // Row by row with its own secure delete the index takes many times as long.
    for (const table of fullTextTables(raw)) raw.exec(`INSERT INTO "${table}" ("${table}") VALUES ('rebuild')`);
    raw.exec('VACUUM');
    emptyLog(raw);
  });
  raw.close();
  return ms;
}
