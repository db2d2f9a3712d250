import type { Instant } from '../../shared/foundation/instant.ts';
import type { Purchase } from '../../shared/purchases/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export function insertPurchase(
  tx: WriteDb,
  row: number,
  purchase: Purchase,
  hlc: string,
  importNumber: number | null = null,
): void {
  const { id, at, what, amountMinor, currency } = purchase;
  tx.prepare(
    `INSERT INTO purchase (id, customer_row, at, what, amount_minor, currency, hlc, import_number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, row, at, what, amountMinor, currency, hlc, importNumber);
}

/** Takes out one purchase of a person; false when they have none with that id. */
export function deletePurchase(tx: WriteDb, row: number, id: string): boolean {
  return tx.prepare('DELETE FROM purchase WHERE id = ? AND customer_row = ?').run(id, row).changes > 0;
}

/** True while a hold of its own keeps a purchase. */
export function isHeld(db: ReadDb, id: string, now: Instant): boolean {
  return (
    db.prepare('SELECT 1 FROM hold WHERE purchase_id = ? AND ended_at IS NULL AND until > ?').get(id, now) !== undefined
  );
}

/** What somebody bought, newest first. */
export function readPurchases(db: ReadDb, row: number, limit: number): readonly Purchase[] {
  return db
    .prepare(
      `SELECT id, at, what, amount_minor AS amountMinor, currency FROM purchase
       WHERE customer_row = ? ORDER BY at DESC, id DESC LIMIT ?`,
    )
    .all(row, limit) as Purchase[];
}

/**
 * Moves a person's last contact on to a purchase that is later, which keeps what it was before. The table is named in full: a
 * view may stand before it.
 */
export function raiseLastContact(tx: WriteDb, row: number, { id, at }: Pick<Purchase, 'id' | 'at'>, hlc: string): void {
  const later = 'row = @row AND (last_contact_at IS NULL OR last_contact_at < @at)';
  tx.prepare(
    `UPDATE purchase SET contact_before = (SELECT coalesce(last_contact_at, '') FROM main.customer WHERE ${later})
     WHERE id = @id AND EXISTS (SELECT 1 FROM main.customer WHERE ${later})`,
  ).run({ id, row, at });
  tx.prepare(`UPDATE main.customer SET last_contact_at = @at, hlc = @hlc WHERE ${later}`).run({ at, hlc, row });
}

/** How often a person has bought exactly this on a day. */
export function countBought(
  db: ReadDb,
  row: number,
  { day, what, amountMinor, currency }: Omit<Purchase, 'id' | 'at'> & { readonly day: string },
): number {
  return db
    .prepare(
      `SELECT count(*) FROM purchase WHERE customer_row = ? AND substr(at, 1, 10) = ? AND what = ? AND amount_minor = ?
         AND currency = ?`,
    )
    .pluck()
    .get(row, day, what, amountMinor, currency) as number;
}

/** How many purchases an import brought that are still here. */
export function countOfImport(db: ReadDb, number: number): number {
  return db.prepare('SELECT count(*) FROM purchase WHERE import_number = ?').pluck().get(number) as number;
}

/** The latest purchase that an import brought for a person; `null` when there is none. */
export function latestOf(db: ReadDb, row: number, number: number): Pick<Purchase, 'id' | 'at'> | null {
  const latest = db
    .prepare(
      // Along the few of the person, never along the many of the import.
      `SELECT id, at FROM purchase INDEXED BY purchase_of_customer
       WHERE customer_row = ? AND import_number = ? ORDER BY at DESC, id DESC LIMIT 1`,
    )
    .get(row, number);
  return (latest as Pick<Purchase, 'id' | 'at'> | undefined) ?? null;
}

/** True while somebody has this row. */
export function isThere(db: ReadDb, row: number): boolean {
  return db.prepare('SELECT 1 FROM main.customer WHERE row = ?').get(row) !== undefined;
}

/** The latest purchases that an import brought: as many as `limit`. */
export function latestOfImport(
  db: ReadDb,
  number: number,
  limit: number,
): readonly {
  readonly id: string;
  readonly row: number;
  readonly at: Instant;
  readonly hlc: string;
  readonly contactBefore: string | null;
}[] {
  return db
    .prepare(
      `SELECT id, customer_row AS "row", at, hlc, contact_before AS contactBefore FROM purchase
       WHERE import_number = ? ORDER BY at DESC, id DESC LIMIT ?`,
    )
    .all(number, limit) as { id: string; row: number; at: Instant; hlc: string; contactBefore: string | null }[];
}

/**
 * Puts a person's last contact back to what it was before a purchase, where nothing came after it. Who has become one with somebody
 * else since the purchase was written down keeps it: what was before it was so for one of the two alone, and too early a day lets go
 * of people too early.
 */
export function lowerLastContact(
  tx: WriteDb,
  row: number,
  purchase: { readonly at: Instant; readonly hlc: string; readonly before: Instant | null },
  hlc: string,
): void {
  tx.prepare(
    `UPDATE main.customer SET last_contact_at = @before, hlc = @hlc WHERE row = @row AND last_contact_at = @at
       AND NOT EXISTS (SELECT 1 FROM merged_id WHERE customer_row = @row AND hlc > @written)`,
  ).run({ before: purchase.before, hlc, row, at: purchase.at, written: purchase.hlc });
}
