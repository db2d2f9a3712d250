import type { ExportEntry } from '../../shared/exports/model.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { ExportId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { markDeleted, readExports } from './store.ts';

/** What left the book as files, newest first. */
export function exportsOf(db: ReadDb): readonly ExportEntry[] {
  return readExports(db);
}

/** Exports whose files nobody has said to be gone: a line of the month-end page, oldest obligation first. */
export function listsOutside(db: ReadDb): readonly ExportEntry[] {
  return readExports(db)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((one, other) => (one.deleteBy < other.deleteBy ? -1 : 1));
}

/** Notes that the owner has deleted the files. */
export function saidDeleted(tx: WriteDb, id: ExportId, acting: Acting): readonly ExportEntry[] {
  const { ports } = acting;
  if (!markDeleted(tx, id, ports.now(), nextStamp(tx, ports))) throw new Refusal('export.not-found');
  append(tx, acting, { act: 'export.deleted', detail: { export: id } });
  return readExports(tx);
}
