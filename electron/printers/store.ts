import { type Adjustment, noAdjustment } from '../../shared/printers/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

type Row = { x_mm: number; y_mm: number; percent: number };

/** What is kept for a printer; nothing kept is nothing adjusted. */
export function readAdjustment(db: ReadDb, name: string): Adjustment {
  const row = db.prepare('SELECT x_mm, y_mm, percent FROM printer WHERE name = ?').get(name) as Row | undefined;
  return row === undefined ? noAdjustment : { xMm: row.x_mm, yMm: row.y_mm, percent: row.percent };
}

export function writeAdjustment(tx: WriteDb, name: string, adjustment: Adjustment, hlc: string): void {
  tx.prepare(
    `INSERT INTO printer (name, x_mm, y_mm, percent, hlc) VALUES (@name, @xMm, @yMm, @percent, @hlc)
     ON CONFLICT (name) DO UPDATE SET x_mm = excluded.x_mm, y_mm = excluded.y_mm, percent = excluded.percent,
       hlc = excluded.hlc`,
  ).run({ name, ...adjustment, hlc });
}
