import type { Logo } from '../../shared/shop/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Picture } from './logo-rules.ts';

type Row = { type: Logo['type']; bytes: Buffer; width: number; height: number };

export function readLogo(db: ReadDb): Logo | null {
  const row = db.prepare('SELECT type, bytes, width, height FROM shop_logo WHERE id = 1').get() as Row | undefined;
  if (row === undefined) return null;
  const { type, bytes, width, height } = row;
  return { type, base64: bytes.toString('base64'), width, height };
}

export function writeLogo(tx: WriteDb, picture: Picture, hlc: string): void {
  tx.prepare(
    `INSERT INTO shop_logo (id, type, bytes, width, height, hlc) VALUES (1, @type, @bytes, @width, @height, @hlc)
     ON CONFLICT (id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes, width = excluded.width,
       height = excluded.height, hlc = excluded.hlc`,
  ).run({ ...picture, hlc });
}

export function deleteLogo(tx: WriteDb): void {
  tx.prepare('DELETE FROM shop_logo').run();
}
