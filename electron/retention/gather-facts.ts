import { UTCDate } from '@date-fns/utc';
import { addDays, subMonths } from 'date-fns';
import type { KeepingRule } from '../../shared/datamap/keeping.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import { consentEndsOf, sheetsTypedOf } from '../consents/service.ts';
import type { ReadDb } from '../database/connection.ts';
import {
  buyersOfUnheld,
  type Candidate,
  contactKindsOf,
  type HoldRow,
  lastPurchasesOf,
  ownFieldsOf,
} from './facts-store.ts';
import type { Facts } from './reasons.ts';

/**
 * Reads in bulk what the rules need of these people. What ended so long ago that no rule counts from it any more is left
 * out: it could keep nobody.
 */
export function gatherFacts(
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
  const holders = people.flatMap(({ row }) =>
    held.get(row)?.some(({ purchase }) => purchase !== null) === true && purchases.has(row) ? [row] : [],
  );
  const unheld = new Set(holders.length === 0 ? [] : buyersOfUnheld(db, JSON.stringify(holders), now));
  const heldEach = new Set(holders.filter((row) => !unheld.has(row)));
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

/**
 * So many months ago, give or take some days, so that whoever the exact rule would find is found. Calendar months clamp at the end
 * of short ones, so that going back and coming forward may differ by three days.
 */
export function margin(now: Instant, months: number, days = slackDays): Instant {
  return addDays(subMonths(new UTCDate(now), months), days).toISOString();
}

const slackDays = 4;
