import type { ReadDb, WriteDb } from '../database/connection.ts';

/** What one person has in fields of the owner's own, by field; what came together in a merge stands side by side. */
export function readValues(db: ReadDb, row: number): ReadonlyMap<string, string> {
  const rows = db
    .prepare('SELECT field, value FROM field_value WHERE customer_row = ? ORDER BY field, hlc')
    .raw(true)
    .all(row) as [string, string][];
  const values = new Map<string, string>();
  for (const [field, value] of rows) {
    const before = values.get(field);
    values.set(field, before === undefined || before === value ? value : `${before} / ${value}`);
  }
  return values;
}

export type FieldValue = { readonly id: string; readonly row: number; readonly field: string; readonly value: string };

/** Puts a value in the place of all that were there; an empty one only takes them out. */
export function writeValue(tx: WriteDb, { id, row, field, value }: FieldValue, hlc: string): void {
  tx.prepare('DELETE FROM field_value WHERE customer_row = ? AND field = ?').run(row, field);
  if (value === '') return;
  tx.prepare('INSERT INTO field_value (id, customer_row, field, value, hlc) VALUES (?, ?, ?, ?, ?)').run(
    id,
    row,
    field,
    value,
    hlc,
  );
}

/** How many people have something in each field of the owner's own; a field without anybody is left out. */
export function countValues(db: ReadDb): ReadonlyMap<string, number> {
  return new Map(
    db.prepare('SELECT field, count(DISTINCT customer_row) FROM field_value GROUP BY field').raw(true).all() as [
      string,
      number,
    ][],
  );
}

/** How to see in SQL that a person `c` has something in a built-in field. */
const hasSql: Readonly<Record<string, string>> = {
  email: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'email')",
  phone: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'phone')",
  post: "EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_row = c.row AND p.kind = 'post')",
  note: "c.note <> ''",
  tags: 'EXISTS (SELECT 1 FROM tag t WHERE t.customer_row = c.row)',
  'under-sixteen': 'c.under_sixteen = 1',
  purchases: 'EXISTS (SELECT 1 FROM purchase p WHERE p.customer_row = c.row)',
  answers: 'EXISTS (SELECT 1 FROM consent_event e WHERE e.customer_row = c.row)',
};
const ownSql = 'EXISTS (SELECT 1 FROM field_value v WHERE v.customer_row = c.row AND v.field = @field)';
// Name, language and visits are there for everybody.
const always = 'c.row IS NOT NULL';

/** True when nobody has anything in a field. */
export function isEmptyField(db: ReadDb, field: string): boolean {
  return !exists(db, field, '', {});
}

/** True when somebody who has something in a field stands in the journal since a day: seen, served, asked or changed. */
export function wasUsedSince(db: ReadDb, field: string, since: string): boolean {
  return exists(db, field, 'AND EXISTS (SELECT 1 FROM journal j WHERE j.subject = c.id AND j.at >= @since)', { since });
}

function exists(db: ReadDb, field: string, more: string, bound: Readonly<Record<string, string>>): boolean {
  const builtIn = Object.hasOwn(hasSql, field) ? hasSql[field] : undefined;
  const isOwn = field.startsWith('own-');
  const has = isOwn ? ownSql : (builtIn ?? always);
  return (
    db.prepare(`SELECT 1 FROM customer c WHERE ${has} ${more} LIMIT 1`).get({ ...bound, ...(isOwn && { field }) }) !==
    undefined
  );
}
