import { UTCDate } from '@date-fns/utc';
import { addDays, subMonths } from 'date-fns';
import { bookkeeping, type KeepingRule, type RemovableField, removableFields } from '../../shared/datamap/keeping.ts';
import type { DataMap } from '../../shared/datamap/model.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Reason } from '../../shared/retention/model.ts';
import { consentEndsOf, sheetsTypedOf } from '../consents/service.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf } from '../datamap/service.ts';
import { lastStamp } from '../journal/clock.ts';
import { requestHolds } from '../requests/service.ts';
import {
  allHolds,
  buyersOfUnheld,
  type Candidate,
  candidates,
  candidatesAfter,
  candidateWithId,
  contactKindsOf,
  type HoldRow,
  holdsOf,
  lastPurchasesOf,
  monthsSinceContact,
  ownFieldsOf,
} from './facts-store.ts';
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
export function settle(
  db: ReadDb,
  now: Instant,
  { keeping: rules, keepMonths }: Pick<DataMap, 'keeping' | 'keepMonths'> = dataMapOf(db),
): Due {
  const people = candidates(db, {
    seenBefore: hasContactRule(rules) ? margin(now, keepMonths) : null,
    fields: [...removableFields, ...ownFieldsIn(rules)].flatMap((field) => earlier(rules, field, keepMonths, now)),
  });
  const factsOf = gatherFacts(db, rules, people, holdsNow(db, now), now);
  const over = subMonths(new UTCDate(now), keepMonths).toISOString();
  const due = {
    going: [] as DuePerson[],
    reducing: [] as DuePerson[],
    kept: [] as DuePerson[],
    unknown: [] as DuePerson[],
  };
  for (const person of people) {
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
    await new Promise((resolve) => setTimeout(resolve, 0));
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

/**
 * Reads in bulk what the rules need of these people. What ended so long ago that no rule counts from it any more is left
 * out: it could keep nobody.
 */
function gatherFacts(
  db: ReadDb,
  rules: readonly KeepingRule[],
  people: readonly Candidate[],
  holds: readonly HoldRow[],
  now: Instant,
): (person: Candidate) => Facts {
  const rows = JSON.stringify(people.map(({ row }) => row));
  const has = new Map<number, string[]>();
  for (const found of [contactKindsOf(db, rows), ownFieldsOf(db, rows)]) {
    for (const [row, field] of found) {
      const fields = has.get(row);
      if (fields === undefined) has.set(row, [field]);
      else fields.push(field);
    }
  }
  const purchases = new Map(lastPurchasesOf(db, rows));
  const consents = consentEndsOf(db, rows, margin(now, longest(rules, 'consent-ended'), -slackDays), now);
  const sheets = rules.some(({ trigger }) => trigger === 'sheet-typed')
    ? sheetsTypedOf(db, rows)
    : new Map<number, Instant>();
  const held = groupByRow(holds);
  const holders = [...new Set(holds.flatMap(({ row, purchase }) => (purchase === null ? [] : [row])))];
  const unheld = new Set(holders.length === 0 ? [] : buyersOfUnheld(db, JSON.stringify(holders), now));
  const heldEach = new Set(holders.filter((row) => !unheld.has(row) && purchases.has(row)));
  return (person) => {
    const own = held.get(person.row) ?? [];
    const fields = new Set([...always, ...(has.get(person.row) ?? [])]);
    if (person.hasNote === 1) fields.add('note');
    if (person.hasTags === 1) fields.add('tags');
    if (purchases.has(person.row)) fields.add('purchases');
    return {
      createdAt: person.createdAt,
      lastContactAt: person.lastContactAt,
      lastPurchaseAt: purchases.get(person.row) ?? null,
      caseClosedAt: latest(own.map((hold) => endOf(hold)).filter((end) => end <= now)),
      sheetTypedAt: sheets.get(person.row) ?? null,
      consentEnds: consents.get(person.row) ?? nothing,
      has: fields,
      eachPurchaseHeld: heldEach.has(person.row),
      holds: own
        .filter((hold) => hold.endedAt === null)
        .map(({ kind, field, purchase, reason, until }) => ({
          kind,
          field,
          onePurchase: purchase !== null,
          reason,
          until,
        })),
    };
  };
}

/** Fields that everybody has something in. */
const always = ['name', 'language', 'under-sixteen', 'visits', 'answers'] as const;
const nothing: ReadonlyMap<string, Instant> = new Map();

function groupByRow(holds: readonly HoldRow[]): ReadonlyMap<number, readonly HoldRow[]> {
  const groups = new Map<number, HoldRow[]>();
  for (const hold of holds) groups.set(hold.row, [...(groups.get(hold.row) ?? []), hold]);
  return groups;
}

function endOf({ endedAt, until }: HoldRow): Instant {
  return endedAt ?? until;
}

function latest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((one, other) => (one === null || other > one ? other : one), null);
}

function longest(rules: readonly KeepingRule[], trigger: KeepingRule['trigger']): number {
  return Math.max(0, ...rules.filter((rule) => rule.trigger === trigger).map(({ months }) => months));
}

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

/**
 * So many months ago, give or take some days, so that whoever the exact rule would find is found. Calendar months clamp at the end
 * of short ones, so that going back and coming forward may differ by three days.
 */
function margin(now: Instant, months: number, days = slackDays): Instant {
  return addDays(subMonths(new UTCDate(now), months), days).toISOString();
}

const slackDays = 4;
