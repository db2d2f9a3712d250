import { type CountryPack, packSchema } from '../../shared/notices/pack.ts';
import type { PackId } from '../../shared/shop/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

/** The pack that was loaded for a place; `null` when none was, or when this version no longer understands it. */
export function readLoadedPack(db: ReadDb, id: PackId): CountryPack | null {
  const row = db.prepare('SELECT body FROM loaded_pack WHERE id = ?').get(id) as { body: string } | undefined;
  if (row === undefined) return null;
  const parsed = packSchema.safeParse(JSON.parse(row.body));
  return parsed.success ? parsed.data : null;
}

export function writeLoadedPack(tx: WriteDb, pack: CountryPack, loadedAt: string, hlc: string): void {
  tx.prepare(
    `INSERT INTO loaded_pack (id, body, loaded_at, hlc) VALUES (@id, @body, @loadedAt, @hlc)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, loaded_at = excluded.loaded_at, hlc = excluded.hlc`,
  ).run({ id: pack.id, body: JSON.stringify(pack), loadedAt, hlc });
}
