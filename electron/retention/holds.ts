import type { RemovableField } from '../../shared/datamap/keeping.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import type { CustomerId, HoldId } from '../../shared/foundation/id.ts';
import type { Hold, HoldKind, WhyKept } from '../../shared/retention/model.ts';
import type { Acting, Ports } from '../app/ports.ts';
import { purposeNamesOf } from '../consents/service.ts';
import { requireCustomer } from '../customers/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { nextStamp } from '../journal/clock.ts';
import { append } from '../journal/journal.ts';
import { factsOfPerson } from './due.ts';
import { type HoldRow, keptSalesOf } from './facts-store.ts';
import { boughtOf, customerOfHold, endHoldAt, insertHold } from './holds-store.ts';
import { leavesAt } from './let-go-store.ts';
import { decideBy, outlookOf, reasonsFor } from './reasons.ts';
import { salesMonths } from './rules.ts';

/** Every live reason for keeping a person, and what nothing keeps any longer. */
export function whyKept(db: ReadDb, id: CustomerId, ports: Ports): WhyKept {
  const now = ports.now();
  const found = factsOfPerson(db, id, now);
  if (found === null) throw new Refusal('customer.not-found');
  const { person, facts, holds } = found;
  const rules = dataMapOf(db).keeping;
  const running = holds.filter((hold) => hold.endedAt === null && hold.until > now);
  const bought = boughtOf(
    db,
    person.row,
    running.flatMap(({ purchase }) => purchase ?? []),
  );
  const outlook = outlookOf(rules, facts, now);
  return {
    reasons: reasonsFor(rules, facts, now),
    holds: running.map((hold) => holdFrom(hold, id, bought)),
    purposeNames: purposeNamesOf(db, ports),
    sales: keptSalesOf(db, person.row, salesMonths(rules), now),
    fieldsDue: outlook.kind === 'stays' ? outlook.fields : [],
    due: outlook.kind === 'goes',
    leavesAt: leavesAt(db, person.row),
    decideBy: person.lastContactAt === null ? decideBy(person.createdAt) : null,
  };
}

/** Keeps a person, one thing about them or one purchase of theirs until the end of a day, for a reason. */
export function holdPerson(
  tx: WriteDb,
  wish: {
    readonly id: CustomerId;
    readonly kind: HoldKind;
    readonly field: RemovableField | null;
    readonly purchase: string | null;
    readonly reason: string;
    readonly until: string;
  },
  acting: Acting,
): Hold {
  const { ports } = acting;
  const { row } = requireCustomer(tx, wish.id);
  const until = `${wish.until}T23:59:59.999Z`;
  if (until <= ports.now()) throw new Refusal('retention.hold-past');
  const bought = boughtOf(tx, row, wish.purchase === null ? [] : [wish.purchase]);
  if (wish.purchase !== null && !bought.has(wish.purchase)) throw new Refusal('purchase.not-found');
  const field = wish.purchase === null ? wish.field : 'purchases';
  const hold = {
    id: ports.newId(),
    row,
    kind: wish.kind,
    field,
    purchase: wish.purchase,
    reason: wish.reason.trim(),
    createdAt: ports.now(),
    until,
  };
  insertHold(tx, hold, nextStamp(tx, ports));
  append(tx, acting, {
    act: 'hold.started',
    subject: wish.id,
    detail: { hold: hold.id, kind: wish.kind, on: wish.purchase === null ? (field ?? 'person') : 'purchase', until },
  });
  return holdFrom(hold, wish.id, bought);
}

/** Ends a hold now; the day it ended is kept, because rules may count from it. */
export function endHold(tx: WriteDb, id: HoldId, acting: Acting): null {
  const customer = customerOfHold(tx, id);
  if (customer === null) throw new Refusal('retention.hold-not-found');
  endHoldAt(tx, id, acting.ports.now(), nextStamp(tx, acting.ports));
  append(tx, acting, { act: 'hold.ended', subject: customer, detail: { hold: id } });
  return null;
}

function holdFrom(
  hold: Omit<HoldRow, 'endedAt' | 'row'>,
  customerId: CustomerId,
  bought: ReadonlyMap<string, string>,
): Hold {
  const { id, kind, field, purchase, reason, createdAt, until } = hold;
  return {
    id: id as HoldId,
    customerId,
    kind,
    field,
    purchase: purchase === null ? null : { id: purchase, what: bought.get(purchase) ?? '' },
    reason,
    createdAt,
    until,
  };
}
