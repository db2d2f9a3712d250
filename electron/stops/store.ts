import type { Channel } from '../../shared/consents/model.ts';
import type { ContactKind } from '../../shared/customers/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';

export type Stop = { readonly channel: Channel; readonly stoppedAt: Instant };

export function stopsFor(db: ReadDb, fingerprint: Uint8Array): readonly Stop[] {
  return db
    .prepare('SELECT channel, stopped_at AS stoppedAt FROM stop_list WHERE fingerprint = ?')
    .all(fingerprint) as Stop[];
}

export function wasErased(db: ReadDb, fingerprint: Uint8Array): boolean {
  return db.prepare('SELECT 1 FROM erased_fingerprint WHERE fingerprint = ?').get(fingerprint) !== undefined;
}

/** True while neither list knows anybody. */
export function areEmpty(db: ReadDb): boolean {
  return (
    db.prepare('SELECT 1 FROM stop_list LIMIT 1').get() === undefined &&
    db.prepare('SELECT 1 FROM erased_fingerprint LIMIT 1').get() === undefined
  );
}

/** Puts one on the list; true when it was not there. */
export function insertStop(
  tx: WriteDb,
  stop: Stop & { readonly fingerprint: Uint8Array; readonly importNumber: number | null; readonly hlc: string },
): boolean {
  const { changes } = tx
    .prepare(
      `INSERT INTO stop_list (fingerprint, channel, stopped_at, import_number, hlc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    )
    .run(stop.fingerprint, stop.channel, stop.stoppedAt, stop.importNumber, stop.hlc);
  return changes > 0;
}

/** The whole list. */
export function allStops(db: ReadDb): readonly (Stop & { readonly fingerprint: Uint8Array })[] {
  return db.prepare('SELECT fingerprint, channel, stopped_at AS stoppedAt FROM stop_list').all() as (Stop & {
    fingerprint: Uint8Array;
  })[];
}

/** Takes a stop away; true when there was one. */
export function deleteStop(tx: WriteDb, fingerprint: Uint8Array, channel: Channel): boolean {
  return (
    tx.prepare('DELETE FROM stop_list WHERE fingerprint = ? AND channel = ?').run(fingerprint, channel).changes > 0
  );
}

/** What a file said that did not come in after all. */
export function deleteStopsOf(tx: WriteDb, importNumber: number): void {
  tx.prepare('DELETE FROM stop_list WHERE import_number = ?').run(importNumber);
}

export function contactsOf(
  db: ReadDb,
  row: number,
): readonly { readonly kind: ContactKind; readonly normalised: string }[] {
  return db.prepare('SELECT kind, normalised FROM contact_point WHERE customer_row = ?').all(row) as {
    kind: ContactKind;
    normalised: string;
  }[];
}
