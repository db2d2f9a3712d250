import type { AnsweredBy, AskingRules } from '../../shared/consents/model.ts';
import { missingElements } from '../../shared/consents/wording-check.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { dayHere } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { SmsElement } from '../../shared/notices/pack.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { packOf } from '../packs/service.ts';
import { shopOf } from '../shop/service.ts';
import { readAfterPayment, writeAfterPayment } from './store.ts';

/** What the country's pack and the owner's own setting say about asking. The stricter of the two holds. */
export function askingRulesOf(db: ReadDb, ports: Ports): AskingRules {
  const pack = packOf(db, ports);
  return {
    afterPayment: pack.askAfterPayment ? 'country' : readAfterPayment(db) ? 'shop' : null,
    parentUnderAge: pack.parentUnderAge ?? null,
    today: dayHere(ports.now()),
  };
}

/** Lets the owner ask only after payment where the country does not say so. */
export function changeAskingRules(tx: WriteDb, input: { readonly afterPayment: boolean }, acting: Acting): AskingRules {
  writeAfterPayment(tx, input.afterPayment, nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'asking.changed', detail: { afterPayment: input.afterPayment ? 1 : 0 } });
  return askingRulesOf(tx, acting.ports);
}

/**
 * Somebody who may be asked at all: known here, and of an age to answer. For somebody under sixteen a parent answers
 * where the country's pack says so; nobody does elsewhere.
 */
export function requireAskable(db: ReadDb, customerId: CustomerId, by: AnsweredBy, ports: Ports): number {
  const { row, customer } = requireCustomer(db, customerId);
  const { parentUnderAge } = askingRulesOf(db, ports);
  if (!customer.underSixteen) {
    if (by === 'parent') throw new Refusal('call.bad-input', { at: 'answeredBy' });
    return row;
  }
  if (parentUnderAge === null) throw new Refusal('consent.under-sixteen');
  if (by === 'person') throw new Refusal('consent.parent-needed', { age: parentUnderAge });
  return row;
}

/**
 * What a wording still has to name before text messages may be offered with it, in the country of the shop. In a
 * language whose words nobody can check, everything is missing.
 */
export function smsGaps(
  db: ReadDb,
  ports: Ports,
  wording: { readonly language: Language; readonly text: string },
): readonly SmsElement[] {
  const needed = packOf(db, ports).smsWordingMustName ?? [];
  if (needed.length === 0) return [];
  const lists = ports.catalogue.wording[wording.language];
  return lists === undefined ? needed : missingElements(wording.text, needed, lists, shopOf(db).name);
}
