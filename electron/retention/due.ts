import { UTCDate } from '@date-fns/utc';
import { subMonths } from 'date-fns';
import { bookkeeping, type KeepingRule, type RemovableField, removableFields } from '../../shared/datamap/keeping.ts';
import type { DataMap } from '../../shared/datamap/model.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Reason } from '../../shared/retention/model.ts';
import type { ReadDb } from '../database/connection.ts';
import { pause } from '../database/pause.ts';
import { dataMapOf } from '../datamap/service.ts';
import { lastStamp } from '../journal/clock.ts';
import { requestHolds } from '../requests/service.ts';
import {
  allHolds,
  type Candidate,
  candidates,
  candidatesAfter,
  candidateWithId,
  type HoldRow,
  holdsOf,
  monthsSinceContact,
} from './facts-store.ts';
import { gatherFacts, margin } from './gather-facts.ts';
import { decideBy, type Facts, lastEnd, outlookOf } from './reasons.ts';

/** A person of whom something is due, or would be if nothing held it. */
export type DuePerson = {
  readonly row: number;
  readonly id: CustomerId;
  readonly lastContactAt: Instant | null;
  readonly reason: Reason | null;
  readonly fields: readonly string[];
  readonly decideBy: Instant | null;
};

/** Everybody whom the rules have something to say about, in four groups; who is in none stays as they are. */
export type Due = Readonly<Record<'going' | 'reducing' | 'kept' | 'unknown', readonly DuePerson[]>>;

/**
 * Looks at everybody whose time may be over and settles who goes, who is reduced, who is kept for now and why. The same
 * answer is given again until something is written or a minute has passed.
 */
export function dueNow(db: ReadDb, now: Instant): Due {
  const stamp = `${lastStamp(db)} ${now.slice(0, 16)}`;
  const known = remembered.get(db);
  if (known?.stamp === stamp) return known.due;
  const due = settle(db, now);
  remembered.set(db, { stamp, due });
  return due;
}

/** The same from scratch, for the moment before something is removed, or with rules that are only being thought of. */
export function settle(db: ReadDb, now: Instant, map?: MapRules): Due {
  const settling = settleInPieces(db, now, Number.POSITIVE_INFINITY, map);
  for (;;) {
    const step = settling.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same with pauses in which others are answered, and may write: whoever acts on it makes sure that nothing was written
 * about the people it names.
 */
export async function settleUnhurried(db: ReadDb, now: Instant): Promise<Due> {
  const settling = settleInPieces(db, now, piece);
  for (;;) {
    const step = settling.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

type MapRules = Pick<DataMap, 'keeping' | 'keepMonths'>;

function* settleInPieces(
  db: ReadDb,
  now: Instant,
  size: number,
  { keeping: rules, keepMonths }: MapRules = dataMapOf(db),
): Generator<void, Due> {
  const people = candidates(db, {
    seenBefore: hasContactRule(rules) ? margin(now, keepMonths) : null,
    fields: [...removableFields, ...ownFieldsIn(rules)].flatMap((field) => earlier(rules, field, keepMonths, now)),
  });
  yield;
  const holds = holdsNow(db, now);
  const over = subMonths(new UTCDate(now), keepMonths).toISOString();
  const due = {
    going: [] as DuePerson[],
    reducing: [] as DuePerson[],
    kept: [] as DuePerson[],
    unknown: [] as DuePerson[],
  };
  for (let from = 0; from < people.length; from += size) {
    const some = people.slice(from, from + size);
    const factsOf = gatherFacts(db, rules, some, holds, now);
    for (const person of some) {
      const outlook = outlookOf(rules, factsOf(person), now);
      const { row, id, lastContactAt, createdAt } = person;
      const common = { row, id, lastContactAt, decideBy: lastContactAt === null ? decideBy(createdAt) : null };
      if (outlook.kind === 'goes') {
        due.going.push({ ...common, reason: null, fields: [] });
        continue;
      }
      const reason = outlook.reasons[0] ?? null;
      if (outlook.fields.length > 0) due.reducing.push({ ...common, reason, fields: outlook.fields });
      else if (lastContactAt === null && now < decideBy(createdAt)) due.unknown.push({ ...common, reason, fields: [] });
      else if (lastContactAt === null || lastContactAt < over) due.kept.push({ ...common, reason, fields: [] });
    }
    yield;
  }
  return due;
}

/** The moment the last reason of each person ends, in pieces with pauses in between. */
export async function* lastEnds(db: ReadDb, now: Instant): AsyncGenerator<Instant> {
  const rules = dataMapOf(db).keeping;
  let row = 0;
  for (;;) {
    const people = candidatesAfter(db, row, piece);
    const last = people.at(-1);
    if (last === undefined) return;
    const factsOf = gatherFacts(db, rules, people, holdsNow(db, now), now);
    for (const person of people) {
      const end = lastEnd(rules, factsOf(person));
      if (end !== null) yield end;
    }
    row = last.row;
    await pause();
  }
}

const piece = 1000;

/** What the rules look at of one person; `null` when nobody has that id. */
export function factsOfPerson(
  db: ReadDb,
  id: CustomerId,
  now: Instant,
): { readonly person: Candidate; readonly facts: Facts; readonly holds: readonly HoldRow[] } | null {
  const person = candidateWithId(db, id);
  if (person === null) return null;
  const holds = holdsOf(db, person.row);
  const asked = openRequests(db, now).filter(({ row }) => row === person.row);
  const facts = gatherFacts(db, dataMapOf(db).keeping, [person], [...holds, ...asked], now)(person);
  return { person, facts, holds };
}

/** Every hold there ever was, and the open requests, which hold whoever waits for an answer. */
function holdsNow(db: ReadDb, now: Instant): readonly HoldRow[] {
  return [...allHolds(db), ...openRequests(db, now)];
}

function openRequests(db: ReadDb, now: Instant): readonly HoldRow[] {
  return requestHolds(db, now).map((request) => ({
    ...request,
    id: '',
    kind: 'request',
    field: null,
    purchase: null,
    reason: '',
    endedAt: null,
  }));
}

const remembered = new WeakMap<ReadDb, { readonly stamp: string; readonly due: Due }>();

function hasContactRule(rules: readonly KeepingRule[]): boolean {
  return rules.some(({ trigger, action }) => trigger === 'last-contact' && action === 'remove-person');
}

function ownFieldsIn(rules: readonly KeepingRule[]): readonly OwnCode[] {
  return [...new Set(rules.map(({ field }) => field).filter(isOwn))];
}

/** A removable field that may go before the person: no rule counts from the last contact, or a shorter one does. */
function earlier(
  rules: readonly KeepingRule[],
  field: RemovableField | OwnCode,
  keepMonths: number,
  now: Instant,
): readonly { readonly field: RemovableField | OwnCode; readonly seenBefore: Instant | null }[] {
  if (!rules.some((rule) => rule.field === field && rule.purpose !== bookkeeping)) return [];
  const months = monthsSinceContact(rules, field);
  if (months === null) return [{ field, seenBefore: null }];
  return months < keepMonths ? [{ field, seenBefore: margin(now, months) }] : [];
}
