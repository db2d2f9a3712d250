import type { ExportEntry } from '../../shared/exports/model.ts';
import type { PersonRecord } from '../../shared/exports/person-record.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, ExportId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Acting } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append, entriesAbout } from '../journal/journal.ts';
import { recordsOf } from './people-store.ts';
import { markDeleted, readExports } from './store.ts';

/** One person as an export would write them; `null` for a row where nobody is. */
export function recordAt(db: ReadDb, row: number): PersonRecord | null {
  return recordsOf(db, [row])[0] ?? null;
}

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

/**
 * The files still outside that may hold a person: each that was written of the whole book while they were in it, and those
 * of them alone. Whether a finished one really holds them is not known here, so that it rather says one too many.
 */
export function outsideWith(
  db: ReadDb,
  person: { readonly ids: readonly CustomerId[]; readonly since: Instant },
): readonly ExportEntry[] {
  const outside = listsOutside(db);
  if (outside.length === 0) return [];
  const own = new Set(
    person.ids
      .flatMap((id) => entriesAbout(db, id, everyLine))
      .filter(({ act }) => act === 'export.started')
      .map(({ detail }) => detail.export),
  );
  return outside.filter((entry) =>
    entry.scope === 'everybody' ? (entry.finishedAt ?? person.since) >= person.since : own.has(entry.id),
  );
}

/** Notes that the owner has deleted the files. */
export function saidDeleted(tx: WriteDb, id: ExportId, acting: Acting): readonly ExportEntry[] {
  const { ports } = acting;
  if (!markDeleted(tx, id, ports.now(), nextStamp(tx, ports))) throw new Refusal('export.not-found');
  append(tx, acting, { act: 'export.deleted', detail: { export: id } });
  return readExports(tx);
}

/** No limit, as SQLite says it. */
const everyLine = -1;
