import type { BackupReason, Drill } from '../../shared/backups/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import type { Kept } from './rules.ts';

export function readPlace(db: ReadDb): string | null {
  return (db.prepare('SELECT folder FROM backup_place').pluck().get() as string | undefined) ?? null;
}

export function writePlace(tx: WriteDb, folder: string, at: Instant, hlc: string): void {
  tx.prepare(
    `INSERT INTO backup_place (id, folder, chosen_at, hlc) VALUES (1, ?, ?, ?) ON CONFLICT (id)
     DO UPDATE SET folder = excluded.folder, chosen_at = excluded.chosen_at, hlc = excluded.hlc`,
  ).run(folder, at, hlc);
}

export type CopyRow = Kept & { readonly bytes: number; readonly seq: number };

export function insertCopy(tx: WriteDb, copy: CopyRow, reason: BackupReason, hlc: string): void {
  tx.prepare('INSERT INTO backup_copy (name, made_at, reason, bytes, journal_seq, hlc) VALUES (?, ?, ?, ?, ?, ?)').run(
    copy.name,
    copy.madeAt,
    reason,
    copy.bytes,
    copy.seq,
    hlc,
  );
}

/** The newest copy that was read back and not removed since. */
export function newestCopy(db: ReadDb): CopyRow | null {
  return (
    (db
      .prepare(
        `SELECT name, made_at AS madeAt, bytes, journal_seq AS seq FROM backup_copy
         WHERE removed_at IS NULL ORDER BY made_at DESC, name DESC LIMIT 1`,
      )
      .get() as CopyRow | undefined) ?? null
  );
}

/** Every copy that was made and is not known to be gone. */
export function copiesAbout(db: ReadDb): readonly Kept[] {
  return db
    .prepare('SELECT name, made_at AS madeAt FROM backup_copy WHERE removed_at IS NULL ORDER BY made_at')
    .all() as Kept[];
}

export function noteRemoved(tx: WriteDb, name: string, at: Instant, hlc: string): void {
  tx.prepare('UPDATE backup_copy SET removed_at = ?, hlc = ? WHERE name = ?').run(at, hlc, name);
}

export function lastErasure(db: ReadDb): Instant | null {
  return (db.prepare('SELECT max(at) FROM erasure').pluck().get() as Instant | null) ?? null;
}

export function insertDrill(tx: WriteDb, drill: Drill, hlc: string): void {
  tx.prepare('INSERT OR REPLACE INTO backup_drill (at, body, hlc) VALUES (?, ?, ?)').run(
    drill.at,
    JSON.stringify(drill),
    hlc,
  );
}

export function lastDrill(db: ReadDb): Drill | null {
  const body = db.prepare('SELECT body FROM backup_drill ORDER BY at DESC LIMIT 1').pluck().get() as string | undefined;
  return body === undefined ? null : (JSON.parse(body) as Drill);
}

/** True when nothing stands in the journal after an entry but comings and goings and copies. */
export function isUnchangedSince(db: ReadDb, seq: number): boolean {
  const acts = ['vault.unlocked', 'owner.confirmed', 'backup.made', 'backup.removed', 'backup.drilled'];
  return (
    db
      .prepare('SELECT 1 FROM journal WHERE seq > ? AND act NOT IN (SELECT value FROM json_each(?)) LIMIT 1')
      .get(seq, JSON.stringify(acts)) === undefined
  );
}

export function countPeople(db: ReadDb): number {
  return db.prepare('SELECT count(*) FROM customer').pluck().get() as number;
}

/** Runs of erasures that the book knows of. */
export function runsIn(db: ReadDb): ReadonlySet<string> {
  return new Set(db.prepare('SELECT DISTINCT run_id FROM erasure').pluck().all() as string[]);
}

/** Takes over an erasure that happened after the book was copied: ids of people it never knew, and fingerprints. */
export function insertErasure(
  tx: WriteDb,
  {
    runId,
    at,
    ids,
    fingerprints,
  }: {
    readonly runId: string;
    readonly at: Instant;
    readonly ids: readonly string[];
    readonly fingerprints: readonly Uint8Array[];
  },
): void {
  for (const id of ids) {
    tx.prepare('INSERT INTO erasure (customer_id, run_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      id,
      runId,
      at,
    );
  }
  for (const fingerprint of fingerprints) {
    tx.prepare('INSERT INTO erased_fingerprint (fingerprint, erased_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      fingerprint,
      at,
    );
  }
}

/** From here on the book is this computer's: what it writes is told from what another copy of it may write. */
export function giveDevice(tx: WriteDb, id: string): void {
  tx.prepare("UPDATE meta SET value = ? WHERE key = 'device_id'").run(id);
}

/** Those of the ids that the journal says something about after an entry. */
export function toldOfSince(db: ReadDb, ids: readonly string[], seq: number): ReadonlySet<string> {
  return new Set(
    db
      .prepare('SELECT DISTINCT subject FROM journal WHERE seq > ? AND subject IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(seq, JSON.stringify(ids)) as string[],
  );
}

/** Those of the ids that are in the book. */
export function stillThere(db: ReadDb, ids: readonly string[]): ReadonlySet<string> {
  return new Set(
    db
      .prepare('SELECT c.id FROM json_each(?) j JOIN customer c ON c.id = j.value')
      .pluck()
      .all(JSON.stringify(ids)) as string[],
  );
}

/** How many in the book came in before a moment. */
export function countBefore(db: ReadDb, moment: Instant): number {
  return db.prepare('SELECT count(*) FROM customer WHERE created_at < ?').pluck().get(moment) as number;
}
