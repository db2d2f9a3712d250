import { stopCodeFrom, stopCodeSpace } from '../../shared/consents/stop-code.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, StopCode } from '../../shared/foundation/id.ts';
import type { Acting, Ports } from '../app/ports.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { sha256Hex } from '../database/digest.ts';
import { nextStamp } from '../journal/clock.ts';
import { customerWithStopCode, insertStopCode, newestStopCode } from './stop-code-store.ts';

/** The person's stop code, made by chance on first need; nobody else ever has the same. */
export function ensureStopCode(tx: WriteDb, customerRow: number, { ports }: Acting): StopCode {
  const known = newestStopCode(tx, customerRow);
  if (known !== null) return known;
  let code: StopCode;
  do code = byChance(ports);
  while (customerWithStopCode(tx, code) !== null);
  insertStopCode(tx, customerRow, code, ports.now(), nextStamp(tx, ports));
  return code;
}

/** Whose code this is; refused for one that nobody has here, or no longer. */
export function requireOwnerOfCode(db: ReadDb, code: StopCode): CustomerId {
  const id = customerWithStopCode(db, code);
  if (id === null) throw new Refusal('consent.stop-code-unknown');
  return id;
}

/** Ids carry 74 bits of chance and the time they were made; the hash leaves the chance and hides the time. */
function byChance(ports: Pick<Ports, 'newId'>): StopCode {
  for (;;) {
    const bits = Number.parseInt(sha256Hex(`stop code ${ports.newId()}`).slice(0, 13), 16);
    const code = stopCodeFrom(bits % stopCodeSpace);
    if (code !== null) return code;
  }
}
