import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export function insertStopCode(tx: WriteDb, customerRow: number, code: StopCode, at: Instant, hlc: string): void {
  tx.prepare('INSERT INTO stop_code (code, customer_row, created_at, hlc) VALUES (?, ?, ?, ?)').run(
    code,
    customerRow,
    at,
    hlc,
  );
}

/** The code that stands on a person's next slip. */
export function newestStopCode(db: ReadDb, customerRow: number): StopCode | null {
  const row = db
    .prepare('SELECT code FROM stop_code WHERE customer_row = ? ORDER BY hlc DESC, code LIMIT 1')
    .get(customerRow) as { code: StopCode } | undefined;
  return row?.code ?? null;
}

export function customerWithStopCode(db: ReadDb, code: StopCode): CustomerId | null {
  const row = db
    .prepare('SELECT customer.id FROM stop_code JOIN customer ON customer.row = customer_row WHERE code = ?')
    .get(code) as { id: CustomerId } | undefined;
  return row?.id ?? null;
}
