import type { ExportEntry } from '../../shared/exports/model.ts';
import type { ExportId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export function insertExport(tx: WriteDb, entry: ExportEntry, hlc: string): void {
  tx.prepare(
    `INSERT INTO export_file (id, scope, formats, folder, people, started_at, finished_at, delete_by, deleted_at, hlc)
     VALUES (@id, @scope, @formats, @folder, @people, @startedAt, @finishedAt, @deleteBy, @deletedAt, @hlc)`,
  ).run({ ...entry, formats: JSON.stringify(entry.formats), hlc });
}

export function finishExport(tx: WriteDb, id: ExportId, people: number, at: Instant, hlc: string): void {
  tx.prepare('UPDATE export_file SET people = ?, finished_at = ?, hlc = ? WHERE id = ?').run(people, at, hlc, id);
}

/** Forgets one of which nothing was left outside. */
export function deleteExport(tx: WriteDb, id: ExportId): void {
  tx.prepare('DELETE FROM export_file WHERE id = ?').run(id);
}

/** Notes that the files are gone; false when there is nothing to note. */
export function markDeleted(tx: WriteDb, id: ExportId, at: Instant, hlc: string): boolean {
  return (
    tx.prepare('UPDATE export_file SET deleted_at = ?, hlc = ? WHERE id = ? AND deleted_at IS NULL').run(at, hlc, id)
      .changes > 0
  );
}

export function readExports(db: ReadDb): readonly ExportEntry[] {
  const rows = db
    .prepare(
      `SELECT id, scope, formats, folder, people, started_at AS startedAt, finished_at AS finishedAt,
         delete_by AS deleteBy, deleted_at AS deletedAt FROM export_file ORDER BY started_at DESC, id DESC`,
    )
    .all() as (Omit<ExportEntry, 'formats'> & { readonly formats: string })[];
  return rows.map((row) => ({ ...row, formats: JSON.parse(row.formats) as ExportEntry['formats'] }));
}

export function countCustomers(db: ReadDb): number {
  return db.prepare('SELECT count(*) FROM customer').pluck().get() as number;
}

/** How many people were erased ever: a number that only grows. */
export function countErased(db: ReadDb): number {
  return db.prepare('SELECT count(*) FROM erasure').pluck().get() as number;
}
