import type { AskingAdvice, EndingConsent } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Acting } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { shopOf } from '../shop/service.ts';
import { adviceFor } from './asking-again.ts';
import { consentLinesOf, namerIn, yesEndingWithin } from './service.ts';

/** What the rules of re-asking say about one person now. */
export function adviceOn(db: ReadDb, customerId: CustomerId, acting: Acting): AskingAdvice {
  requireCustomer(db, customerId);
  return adviceFor(consentLinesOf(db, customerId, acting), acting.ports.now());
}

/** Every yes that still holds and ends within so many days, the first to end first. */
export function endingConsents(
  db: ReadDb,
  wish: { readonly days: number; readonly offset: number; readonly limit: number },
  acting: Acting,
): { readonly total: number; readonly rows: readonly EndingConsent[] } {
  const now = acting.ports.now();
  const purposeName = namerIn(db, acting.ports, shopOf(db).language);
  const ending = yesEndingWithin(db, now, wish.days).map((one) => ({ ...one, purposeName: purposeName(one.purpose) }));
  ending.sort((one, other) => (one.validUntil < other.validUntil ? -1 : one.validUntil > other.validUntil ? 1 : 0));
  return { total: ending.length, rows: ending.slice(wish.offset, wish.offset + wish.limit) };
}
