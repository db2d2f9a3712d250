import type { ContactKind, CustomerSource } from '../../shared/customers/model.ts';
import type { ContactPointId, CustomerId, MergeId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { MergeCounts } from '../../shared/merges/model.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { type Moved, type MovedTable, movedTables } from './moving.ts';
import type { Details } from './rules.ts';

/** A merge as it is kept for as long as it can be undone. */
export type StoredMerge = {
  readonly id: MergeId;
  readonly row: number;
  readonly keepId: CustomerId;
  readonly goneId: CustomerId;
  readonly mergedAt: Instant;
  readonly undoUntil: Instant;
  readonly moved: Moved;
  readonly hlc: string;
};

const columns = `SELECT m.id, m.customer_row AS "row", c.id AS keepId, m.gone_id AS goneId, m.merged_at AS mergedAt,
  m.undo_until AS undoUntil, m.moved, m.hlc FROM merge m JOIN customer c ON c.row = m.customer_row`;

export function insertMerge(tx: WriteDb, merge: Omit<StoredMerge, 'keepId'>): void {
  tx.prepare(
    `INSERT INTO merge (id, customer_row, gone_id, merged_at, undo_until, moved, hlc)
     VALUES (@id, @row, @goneId, @mergedAt, @undoUntil, @moved, @hlc)`,
  ).run({ ...merge, moved: JSON.stringify(merge.moved) });
}

export function readMerge(db: ReadDb, id: MergeId): StoredMerge | null {
  return mergeFrom(db.prepare(`${columns} WHERE m.id = ?`).get(id));
}

/** The newest merge into a person, undoable or not yet forgotten. */
export function newestMerge(db: ReadDb, row: number): StoredMerge | null {
  return mergeFrom(db.prepare(`${columns} WHERE m.customer_row = ? ORDER BY m.hlc DESC LIMIT 1`).get(row));
}

/** Every merge into a person that is not forgotten yet, newest first. */
export function readMergesInto(db: ReadDb, row: number): readonly Pick<StoredMerge, 'id' | 'mergedAt' | 'undoUntil'>[] {
  return db
    .prepare(
      `SELECT id, merged_at AS mergedAt, undo_until AS undoUntil FROM merge WHERE customer_row = ? ORDER BY hlc DESC`,
    )
    .all(row) as Pick<StoredMerge, 'id' | 'mergedAt' | 'undoUntil'>[];
}

function mergeFrom(row: unknown): StoredMerge | null {
  const found = row as (Omit<StoredMerge, 'moved'> & { readonly moved: string }) | undefined;
  if (found === undefined) return null;
  // Merges of an earlier version added no stops.
  const moved = JSON.parse(found.moved) as Omit<Moved, 'stops'> & Partial<Pick<Moved, 'stops'>>;
  return { ...found, moved: { ...moved, stops: moved.stops ?? [] } };
}

const sides = ['keep', 'gone', 'merged'] as const;
type Sides = Readonly<Record<(typeof sides)[number], Details>>;

export function insertSides(tx: WriteDb, id: MergeId, all: Sides): void {
  const side = tx.prepare(
    `INSERT INTO merge_side (merge_id, side, display_name, language, under_sixteen, note, source, created_at, last_contact_at, tags)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const contact = tx.prepare(
    'INSERT INTO merge_contact (merge_id, side, id, kind, typed, normalised, position) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const name of sides) {
    const of = all[name];
    const plain = [of.displayName, of.language, of.underSixteen ? 1 : 0, of.note, of.source, of.createdAt];
    side.run(id, name, ...plain, of.lastContactAt, JSON.stringify(of.tags));
    of.contactPoints.forEach((point, position) => {
      contact.run(id, name, point.id, point.kind, point.typed, point.normalised, position);
    });
  }
}

type SideRow = {
  side: (typeof sides)[number];
  display_name: string;
  language: string;
  under_sixteen: 0 | 1;
  note: string;
  source: CustomerSource;
  created_at: Instant;
  last_contact_at: Instant | null;
  tags: string;
};

export function readSides(db: ReadDb, id: MergeId): Sides {
  const rows = db.prepare('SELECT * FROM merge_side WHERE merge_id = ?').all(id) as SideRow[];
  const points = db
    .prepare(
      'SELECT side, id, kind, typed, normalised FROM merge_contact WHERE merge_id = ? ORDER BY side, position, id',
    )
    .all(id) as { side: string; id: ContactPointId; kind: ContactKind; typed: string; normalised: string }[];
  const of = (name: (typeof sides)[number]): Details => {
    const row = rows.find(({ side }) => side === name);
    if (row === undefined) throw new Error('a merge without one of its sides');
    return {
      displayName: row.display_name,
      language: row.language,
      underSixteen: row.under_sixteen === 1,
      note: row.note,
      tags: JSON.parse(row.tags) as string[],
      source: row.source,
      createdAt: row.created_at,
      lastContactAt: row.last_contact_at,
      contactPoints: points.filter(({ side }) => side === name).map(({ side: _, ...point }) => point),
    };
  };
  return { keep: of('keep'), gone: of('gone'), merged: of('merged') };
}

/** Keys of everything that hangs on a record. */
export function keysOf(db: ReadDb, row: number): Readonly<Record<MovedTable, readonly string[]>> {
  return Object.fromEntries(
    movedTables.map(({ table, key }) => [
      table,
      db.prepare(`SELECT ${key} FROM ${table} WHERE customer_row = ? ORDER BY ${key}`).pluck().all(row),
    ]),
  ) as unknown as Readonly<Record<MovedTable, readonly string[]>>;
}

/** Hangs these rows on another record, as far as they are still on the one they are on. The move was announced. */
export function moveRows(
  tx: WriteDb,
  keys: Readonly<Record<MovedTable, readonly string[]>>,
  from: number,
  to: number,
): void {
  for (const { table, key } of movedTables) {
    tx.prepare(
      `UPDATE ${table} SET customer_row = ? WHERE customer_row = ? AND ${key} IN (SELECT value FROM json_each(?))`,
    ).run(to, from, JSON.stringify(keys[table]));
  }
}

/** Takes out answers that a merge itself had added. The move was announced. */
export function deleteAnswers(tx: WriteDb, ids: readonly string[]): void {
  tx.prepare('DELETE FROM consent_event WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
}

/** Takes out a record from which everything has been moved; what is left on it ends with it. */
export function deleteRecord(tx: WriteDb, row: number): void {
  for (const table of ['search_text', 'search_word', 'contact_point', 'tag', 'let_go_person']) {
    tx.prepare(`DELETE FROM ${table} WHERE customer_row = ?`).run(row);
  }
  deleteMerges(tx, [row]);
  tx.prepare('DELETE FROM not_same WHERE customer_row = ? OR other_row = ?').run(row, row);
  tx.prepare('DELETE FROM customer WHERE row = ?').run(row);
}

/** Ends the undoing of every merge into these people. */
export function deleteMerges(tx: WriteDb, rows: readonly number[]): void {
  deleteWhole(tx, 'customer_row IN (SELECT value FROM json_each(?))', JSON.stringify(rows));
}

export function deleteMerge(tx: WriteDb, id: MergeId): void {
  tx.prepare('DELETE FROM merge WHERE id = ?').run(id);
}

/** Forgets what undoing would have needed, where its time is over. */
export function deleteOldMerges(tx: WriteDb, now: Instant): void {
  deleteWhole(tx, 'undo_until <= ?', now);
}

function deleteWhole(
  tx: WriteDb,
  where: 'customer_row IN (SELECT value FROM json_each(?))' | 'undo_until <= ?',
  value: string,
): void {
  for (const table of ['merge_contact', 'merge_side']) {
    tx.prepare(`DELETE FROM ${table} WHERE merge_id IN (SELECT id FROM merge WHERE ${where})`).run(value);
  }
  tx.prepare(`DELETE FROM merge WHERE ${where}`).run(value);
}

export function insertFormerId(tx: WriteDb, id: CustomerId, row: number, hlc: string): void {
  tx.prepare('INSERT INTO merged_id (id, customer_row, hlc) VALUES (?, ?, ?)').run(id, row, hlc);
}

export function deleteFormerId(tx: WriteDb, id: CustomerId): void {
  tx.prepare('DELETE FROM merged_id WHERE id = ?').run(id);
}

export function readFormerIds(db: ReadDb, row: number): readonly CustomerId[] {
  return db
    .prepare('SELECT id FROM merged_id WHERE customer_row = ? ORDER BY hlc, id')
    .pluck()
    .all(row) as CustomerId[];
}

export function countsOf(db: ReadDb, row: number): MergeCounts {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM consent_event WHERE customer_row = @row) AS answers,
         (SELECT count(*) FROM purchase WHERE customer_row = @row) AS purchases,
         (SELECT count(*) FROM hold WHERE customer_row = @row) AS holds`,
    )
    .get({ row }) as MergeCounts;
}

export function announceMove(tx: WriteDb, id: string): void {
  tx.prepare("INSERT INTO meta (key, value) VALUES ('merge_pending', ?)").run(id);
}

export function endMove(tx: WriteDb): void {
  tx.prepare("DELETE FROM meta WHERE key = 'merge_pending'").run();
}
