import type { Instant } from '../../shared/foundation/instant.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextHlc } from './rules.ts';

/**
 * The hybrid logical clock's next value, remembered in the vault: never earlier than any before it, whatever the
 * computer's clock says, and never the same twice.
 */
export function nextStamp(tx: WriteDb, ports: Pick<Ports, 'now'>): string {
  return nextStamps(tx, ports, 1)[0] as string;
}

/** The same, so many at once. */
export function nextStamps(tx: WriteDb, ports: Pick<Ports, 'now'>, count: number): readonly string[] {
  const device = deviceId(tx);
  const now = Date.parse(ports.now());
  const stamps: string[] = [];
  for (let last = lastStamp(tx); stamps.length < count; stamps.push(last)) last = nextHlc(last, now, device);
  const newest = stamps.at(-1);
  if (newest !== undefined) {
    tx.prepare(
      "INSERT INTO meta (key, value) VALUES ('hlc', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ).run(newest);
  }
  return stamps;
}

/** The clock's value at the last write: the same again means that nothing was written in between. */
export function lastStamp(db: ReadDb): string | null {
  return meta(db, 'hlc');
}

/** This computer's opaque id, given to it when the vault was made. */
export function deviceId(db: ReadDb): string {
  const id = meta(db, 'device_id');
  if (id === null) throw new Error('vault without a device id');
  return id;
}

function meta(db: ReadDb, key: string): string | null {
  const row = db.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined;
  return row?.value ?? null;
}

/** The moment that a stamp of the clock was given at. */
export function momentOfStamp(stamp: string): Instant {
  return new Date(Number.parseInt(stamp.slice(0, 12), 16)).toISOString();
}
