import type { RawDatabase } from './driver.ts';

/** A table, and the condition on its rows that are there for readers. Both come from our own code. */
export type Veil = { readonly table: string; readonly where: string };

/** Puts a view in front of the table: whoever names the table alone reads through it. It lasts until the file closes. */
export function putVeil(raw: RawDatabase, veil: Veil | null): void {
  if (veil === null) return;
  const { table, where } = veil;
  raw.exec(`CREATE TEMP VIEW IF NOT EXISTS "${table}" AS SELECT * FROM main."${table}" WHERE ${where}`);
}

/** Takes it away again. */
export function liftVeil(raw: RawDatabase, veil: Veil | null): void {
  if (veil !== null) raw.exec(`DROP VIEW IF EXISTS temp."${veil.table}"`);
}
