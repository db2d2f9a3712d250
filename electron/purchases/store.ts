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

/** Moves people's last contact on to a purchase that is later. */
export function raiseLastContact(tx: WriteDb, row: number, at: Instant, hlc: string): void {
  tx.prepare(
    `UPDATE customer SET last_contact_at = @at, hlc = @hlc
     WHERE row = @row AND (last_contact_at IS NULL OR last_contact_at < @at)`,
  ).run({ at, hlc, row });
}
