import type { Language, ScreenLanguage } from '../../shared/foundation/language.ts';
import type { PackId, Sector, Shop } from '../../shared/shop/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

type Row = {
  name: string;
  address: string;
  contact: string;
  sector: Sector;
  pack: PackId;
  country: string;
  language: ScreenLanguage;
  customer_language: Language | null;
  accent: string;
  idle_seconds: number;
};

export function readShop(db: ReadDb): Shop | null {
  const row = db.prepare('SELECT * FROM shop WHERE id = 1').get() as Row | undefined;
  if (row === undefined) return null;
  return {
    name: row.name,
    address: row.address,
    contact: row.contact,
    sector: row.sector,
    pack: row.pack,
    country: row.country,
    language: row.language,
    customerLanguage: row.customer_language ?? row.language,
    accent: row.accent,
    idleSeconds: row.idle_seconds,
  };
}

export function writeShop(tx: WriteDb, shop: Shop, hlc: string): void {
  tx.prepare(
    `INSERT INTO shop (id, name, address, contact, sector, pack, country, language, customer_language, accent, idle_seconds, hlc)
     VALUES (1, @name, @address, @contact, @sector, @pack, @country, @language, @customerLanguage, @accent, @idleSeconds, @hlc)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, contact = excluded.contact,
       accent = excluded.accent,
       customer_language = excluded.customer_language, idle_seconds = excluded.idle_seconds, hlc = excluded.hlc`,
  ).run({ ...shop, hlc });
}

export function insertOwner(tx: WriteDb, owner: { id: string; createdAt: string; hlc: string }): void {
  tx.prepare("INSERT INTO staff_member (id, role, created_at, hlc) VALUES (@id, 'Owner', @createdAt, @hlc)").run(owner);
}

export function readOwnerId(db: ReadDb): string | null {
  const row = db.prepare("SELECT id FROM staff_member WHERE role = 'Owner' LIMIT 1").get() as
    | { id: string }
    | undefined;
  return row?.id ?? null;
}
