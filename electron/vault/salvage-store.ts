import type { SalvageList } from '../../shared/vault/salvage.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { RowValues } from '../database/read-around.ts';
import type { SalvageFound } from './salvage-work.ts';

/** Somebody about whom something is missing, and what. */
export type Incomplete = { readonly row: number; readonly missing: ReadonlySet<string> };

/**
 * A person whose own row is lost, as far as the indexes still know them: their name without capitals and accents. Whoever
 * that is may be a child; until somebody has looked, they are taken for one.
 */
export function personFromIndexes(lost: RowValues, tx: WriteDb): RowValues | null {
  const { row, id, sort_name: name, last_contact_at: last } = lost;
  if (typeof row !== 'bigint' || typeof id !== 'string' || typeof name !== 'string') return null;
  const language = tx.prepare('SELECT language FROM shop').pluck().get();
  return {
    row,
    id,
    display_name: name,
    sort_name: name,
    language: typeof language === 'string' ? language : 'en',
    under_sixteen: 1,
    note: '',
    source: 'counter',
    created_at: new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString(),
    last_contact_at: last ?? null,
    hlc: String(tx.prepare("SELECT value FROM meta WHERE key = 'hlc'").pluck().get() ?? ''),
  };
}

/** Puts back what a vault cannot be opened without, where it was lost. */
export function putBackMarks(tx: WriteDb, marks: Readonly<Record<string, string>>): void {
  const put = tx.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING');
  for (const [key, value] of Object.entries(marks)) put.run(key, value);
}

/** Whether the rows are there without which there is no shop to open. */
export function isShop(tx: WriteDb): boolean {
  const has = (sql: string) => tx.prepare(sql).get() !== undefined;
  return has('SELECT 1 FROM shop') && has("SELECT 1 FROM staff_member WHERE role = 'Owner'");
}

/** People whose own row or anything that hangs on it is lost. */
export function incompletePeople(db: ReadDb, tables: SalvageFound['tables']): readonly Incomplete[] {
  const people = new Map<number, Set<string>>();
  for (const { table, lostOf } of tables) {
    for (const row of lostOf) people.set(row, (people.get(row) ?? new Set()).add(table));
  }
  const there = db.prepare('SELECT 1 FROM customer WHERE row = ?');
  return [...people].filter(([row]) => there.get(row) !== undefined).map(([row, missing]) => ({ row, missing }));
}

/** Drops every yes of somebody of whose answers one is lost, or of everybody: what is lost may have been a stop. */
export function dropYes(tx: WriteDb, row: number | null): void {
  tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', 'salvage') ON CONFLICT DO NOTHING").run();
  tx.prepare(
    `DELETE FROM consent_event WHERE customer_row = coalesce(?, customer_row)
     AND state IN ('ConsentGiven', 'RenewedConsentGiven')`,
  ).run(row);
}

type Kept = Omit<SalvageList, 'people'> & {
  readonly people: readonly { readonly id: string; readonly missing: readonly string[] }[];
};

/** Keeps what could not be read, without names: those stand in the book. */
export function keepSalvage(tx: WriteDb, { people, ...list }: SalvageList): void {
  const kept: Kept = { ...list, people: people.map(({ id, missing }) => ({ id, missing })) };
  tx.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    salvageKey,
    JSON.stringify(kept),
  );
}

export function readSalvage(db: ReadDb): SalvageList | null {
  const found = db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(salvageKey);
  if (found === undefined) return null;
  const { people, ...list } = JSON.parse(String(found)) as Kept;
  const name = db.prepare('SELECT display_name FROM customer WHERE id = ?').pluck();
  return {
    ...list,
    people: people.flatMap((one) => {
      const displayName = name.get(one.id);
      return typeof displayName === 'string' ? [{ ...one, displayName }] : [];
    }),
  };
}

export function forgetSalvage(tx: WriteDb): void {
  tx.prepare('DELETE FROM meta WHERE key = ?').run(salvageKey);
}

const salvageKey = 'salvage_list';

export function allRows(db: ReadDb): readonly number[] {
  return db.prepare('SELECT row FROM customer').pluck().all() as number[];
}

/** Rows of people whom the search would not find. */
export function rowsWithoutSearch(db: ReadDb): readonly number[] {
  return db
    .prepare('SELECT row FROM customer WHERE row NOT IN (SELECT customer_row FROM search_text)')
    .pluck()
    .all() as number[];
}

export function nameOfRow(db: ReadDb, row: number): { readonly id: string; readonly displayName: string } {
  return db.prepare('SELECT id, display_name AS displayName FROM customer WHERE row = ?').get(row) as {
    id: string;
    displayName: string;
  };
}
