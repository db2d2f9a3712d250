import type { Instant } from '../../shared/foundation/instant.ts';
import type { Purchase } from '../../shared/purchases/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export function insertPurchase(tx: WriteDb, row: number, purchase: Purchase, hlc: string): void {
  tx.prepare(
    'INSERT INTO purchase (id, customer_row, at, what, amount_minor, currency, hlc) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(purchase.id, row, purchase.at, purchase.what, purchase.amountMinor, purchase.currency, hlc);
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
     WHERE id = @id`,
  ).run({ id, row, at });
  tx.prepare(`UPDATE main.customer SET last_contact_at = @at, hlc = @hlc WHERE ${later}`).run({ at, hlc, row });
}

/** How often a person has bought exactly this on a day, as far as it was not written under this stamp. */
export function countBought(
  db: ReadDb,
  row: number,
  { day, what, amountMinor, currency }: Omit<Purchase, 'id' | 'at'> & { readonly day: string },
  stamp: string,
): number {
  return db
    .prepare(
      `SELECT count(*) FROM purchase WHERE customer_row = ? AND substr(at, 1, 10) = ? AND what = ? AND amount_minor = ?
         AND currency = ? AND hlc <> ?`,
    )
    .pluck()
    .get(row, day, what, amountMinor, currency, stamp) as number;
}

export function countUnder(db: ReadDb, stamp: string): number {
  return db.prepare('SELECT count(*) FROM purchase WHERE hlc = ?').pluck().get(stamp) as number;
}

/** The latest purchases that were written under a stamp: as many as `limit`. */
export function latestUnder(
  db: ReadDb,
  stamp: string,
  limit: number,
): readonly {
  readonly id: string;
  readonly row: number;
  readonly at: Instant;
  readonly contactBefore: string | null;
}[] {
  return db
    .prepare(
      `SELECT id, customer_row AS "row", at, contact_before AS contactBefore FROM purchase
       WHERE hlc = ? ORDER BY at DESC, id DESC LIMIT ?`,
    )
    .all(stamp, limit) as { id: string; row: number; at: Instant; contactBefore: string | null }[];
}

/** Puts a person's last contact back to what it was before a purchase, where nothing came after it. */
export function lowerLastContact(tx: WriteDb, row: number, at: Instant, before: Instant | null, hlc: string): void {
  tx.prepare('UPDATE main.customer SET last_contact_at = ?, hlc = ? WHERE row = ? AND last_contact_at = ?').run(
    before,
    hlc,
    row,
    at,
  );
}
