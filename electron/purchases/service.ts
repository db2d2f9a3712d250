import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { dayHere, type Instant } from '../../shared/foundation/instant.ts';
import type { Purchase, PurchaseSettings } from '../../shared/purchases/model.ts';
import { currencyOf } from '../../shared/purchases/money.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import { momentOf, readWhat } from './rules.ts';
import { deletePurchase, insertPurchase, isHeld, raiseLastContact, readPurchases } from './store.ts';

/** Whether the shop keeps purchases: its data map says so, and with it the notice. */
export function purchaseSettings(db: ReadDb, ports: Pick<Ports, 'now'>): PurchaseSettings {
  return {
    kept: dataMapOf(db).fields.some(({ code }) => code === 'purchases'),
    currency: currencyOf(shopOf(db).country),
    today: dayHere(ports.now()),
  };
}

/** What somebody bought, newest first. */
export function purchasesOf(db: ReadDb, row: number, limit: number): readonly Purchase[] {
  return readPurchases(db, row, limit);
}

/** Writes down what somebody bought; the day of it counts as a day on which they were in touch. */
export function addPurchase(tx: WriteDb, input: ParsedInput<'purchases.add'>, acting: Acting): Purchase {
  const { row } = requireCustomer(tx, input.customerId);
  const { currency, today } = purchaseSettings(tx, acting.ports);
  const purchase: Purchase = {
    id: acting.ports.newId(),
    at: momentOf(input.day, today, acting.ports.now()),
    what: readWhat(input.what),
    amountMinor: input.amountMinor,
    currency,
  };
  addPurchases(tx, [{ row, purchase }], acting);
  append(tx, acting, { act: 'purchase.added', subject: input.customerId });
  return purchase;
}

/**
 * Puts in many purchases with the ids they come with, each person's last contact moved on to them. For imports and the
 * counter alike; writes no journal line. Refused where the shop keeps none.
 */
export function addPurchases(
  tx: WriteDb,
  bought: readonly { readonly row: number; readonly purchase: Purchase }[],
  acting: Acting,
): void {
  if (!purchaseSettings(tx, acting.ports).kept) throw new Refusal('purchase.not-kept');
  const hlc = nextStamp(tx, acting.ports);
  const latest = new Map<number, Instant>();
  for (const { row, purchase } of bought) {
    insertPurchase(tx, row, purchase, hlc);
    if (purchase.at > (latest.get(row) ?? '')) latest.set(row, purchase.at);
  }
  for (const [row, at] of latest) raiseLastContact(tx, row, at, hlc);
}

/** Takes out one that was written down by mistake. */
export function removePurchase(
  tx: WriteDb,
  input: { readonly customerId: CustomerId; readonly id: string },
  acting: Acting,
): null {
  const { row } = requireCustomer(tx, input.customerId);
  if (isHeld(tx, input.id, acting.ports.now())) throw new Refusal('purchase.held');
  if (!deletePurchase(tx, row, input.id)) throw new Refusal('purchase.not-found');
  append(tx, acting, { act: 'purchase.removed', subject: input.customerId });
  return null;
}
