import type { ReadDb, WriteDb } from '../database/connection.ts';

const key = 'customer_display';

export function readDisplayWanted(db: ReadDb): boolean {
  return db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) === 'yes';
}

export function writeDisplayWanted(tx: WriteDb, wanted: boolean): void {
  tx.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    wanted ? 'yes' : 'no',
  );
}
