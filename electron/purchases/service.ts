import type { ParsedInput } from '../../shared/contract.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { dayHere } from '../../shared/foundation/instant.ts';
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
import {
  countBought,
  countOfImport,
  deletePurchase,
  insertPurchase,
  isHeld,
  isThere,
  latestOf,
  latestOfImport,
  lowerLastContact,
  raiseLastContact,
  readPurchases,
} from './store.ts';

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
 * Puts in many purchases with the ids they come with, each person's last contact moved on to them. For the counter and for
 * imports, which write under a stamp of their own; writes no journal line. Refused where the shop keeps none.
 */
export function addPurchases(
  tx: WriteDb,
  bought: readonly { readonly row: number; readonly purchase: Purchase }[],
  acting: Acting,
  imported?: { readonly hlc: string; readonly number: number },
): void {
  if (!purchaseSettings(tx, acting.ports).kept) throw new Refusal('purchase.not-kept');
  const hlc = imported?.hlc ?? nextStamp(tx, acting.ports);
  const latest = new Map<number, Purchase>();
  for (const { row, purchase } of bought) {
    insertPurchase(tx, row, purchase, hlc, imported?.number);
    if (purchase.at > (latest.get(row)?.at ?? '')) latest.set(row, purchase);
  }
  for (const [row, purchase] of latest) raiseLastContact(tx, row, purchase, hlc);
}

/**
 * Moves the last contact of these people on to what an import brought for them, once more: what was written about them meanwhile
 * knew nothing of it. False when one of them who bought something is no longer in the book.
 */
export function moveContactsOn(
  tx: WriteDb,
  people: ReadonlySet<number>,
  { number, hlc }: { readonly number: number; readonly hlc: string },
): boolean {
  for (const row of people) {
    const latest = latestOf(tx, row, number);
    if (latest === null) continue;
    if (!isThere(tx, row)) return false;
    raiseLastContact(tx, row, latest, hlc);
  }
  return true;
}

/** How often a person has bought exactly this on a day. */
export function timesBought(
  db: ReadDb,
  row: number,
  bought: Omit<Purchase, 'id' | 'at'> & { readonly day: string },
): number {
  return countBought(db, row, bought);
}

/** How many purchases an import brought that are still here. */
export function purchasesOfImport(db: ReadDb, number: number): number {
  return countOfImport(db, number);
}

/**
 * Takes out some of what an import brought, the latest first, and puts people's last contact back to what it was where nothing came
 * after it. Answers with how many went: 0 when none is left.
 */
export function takeOutOfImport(tx: WriteDb, number: number, limit: number, acting: Pick<Acting, 'ports'>): number {
  const bought = latestOfImport(tx, number, limit);
  const hlc = nextStamp(tx, acting.ports);
  for (const { id, row, at, hlc: written, contactBefore } of bought) {
    deletePurchase(tx, row, id);
    if (contactBefore === null) continue;
    lowerLastContact(tx, row, { at, hlc: written, before: contactBefore === '' ? null : contactBefore }, hlc);
  }
  return bought.length;
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
