import type { RawDatabase } from '../../electron/database/driver.ts';
import { type Figure, timed } from './figures.ts';
import type { BenchShop } from './shop.ts';

const most = 1000;

/** What two of our settings cost, each on the bare database: with it under `ours`, without it beside. */
export async function costFigures(shop: BenchShop): Promise<readonly Figure[]> {
  return [
    {
      what: 'cost of encryption: read everybody from the disk',
      ours: await readEverybody(shop.bare()),
      plain: await readEverybody(shop.plain()),
    },
    {
      what: 'cost of secure delete: remove a thousand purchases',
      ours: await removeMany(shop.bare(), 'ON'),
      bare: await removeMany(shop.bare(), 'OFF'),
    },
  ];
}

async function readEverybody(raw: RawDatabase): Promise<number> {
  const sql = `SELECT sum(length(display_name) + length(note)) FROM customer
    UNION ALL SELECT sum(length(what)) FROM purchase UNION ALL SELECT sum(length(typed)) FROM contact_point`;
  const [ms] = await timed(() => raw.prepare(sql).all());
  raw.close();
  return ms;
}

async function removeMany(raw: RawDatabase, zeroing: 'ON' | 'OFF'): Promise<number> {
  raw.pragma(`secure_delete=${zeroing}`);
  const ids = raw.prepare('SELECT id FROM purchase ORDER BY at, id LIMIT ?').pluck().all(most);
  const [ms] = await timed(() => {
    raw.exec('BEGIN IMMEDIATE');
    raw.prepare('DELETE FROM purchase WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
    raw.exec('COMMIT');
    raw.pragma('wal_checkpoint(TRUNCATE)');
  });
  raw.close();
  return ms;
}
