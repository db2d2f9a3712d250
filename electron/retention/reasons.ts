import { UTCDate } from '@date-fns/utc';
import { addDays, addMonths } from 'date-fns';
import { bookkeeping, type KeepingRule, type RemovableField } from '../../shared/datamap/keeping.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { HoldKind, Reason } from '../../shared/retention/model.ts';

/** Days until somebody whose last contact nobody knows is due, counted from when they came into the book. */
export const daysToDecide = 90;

/** What the rules look at of one person. */
export type Facts = {
  readonly createdAt: Instant;
  readonly lastContactAt: Instant | null;
  readonly lastPurchaseAt: Instant | null;
  readonly caseClosedAt: Instant | null;
  readonly sheetTypedAt: Instant | null;
  /** When the yes for a purpose ends, or ended; without an entry there never was one. */
  readonly consentEnds: ReadonlyMap<string, Instant>;
  /** The fields that hold something about the person. */
  readonly has: ReadonlySet<string>;
  /** True when each of their purchases is held by itself. */
  readonly eachPurchaseHeld: boolean;
  readonly holds: readonly {
    readonly kind: HoldKind;
    /** What is held; `null` for all of the person. */
    readonly field: RemovableField | null;
    /** True when it is on one purchase alone. */
    readonly onePurchase: boolean;
    readonly reason: string;
    readonly until: Instant;
  }[];
};

/** What becomes of a person now. */
export type Outlook =
  | { readonly kind: 'stays'; readonly reasons: readonly Reason[]; readonly fields: readonly string[] }
  | { readonly kind: 'goes' };

/**
 * When a rule stops keeping a person's field; `null` when what it counts from never happened. Months are calendar
 * months in UTC, clamped at the end of short ones. Without a known last contact a person has three months from the day
 * they came into the book.
 */
export function endOfRule(rule: KeepingRule, facts: Facts): Instant | null {
  const start = startOf(rule, facts);
  if (start !== null) return monthsLater(start, rule.months);
  return rule.trigger === 'last-contact' ? decideBy(facts.createdAt) : null;
}

/**
 * So many calendar months after a moment, clamped at the end of short ones. A month-end of a large shop asks this a million
 * times, so that it reckons with the text itself.
 */
export function monthsLater(moment: Instant, months: number): Instant {
  if (moment.length !== usualLength) return addMonths(new UTCDate(moment), months).toISOString();
  const from = Number(moment.slice(0, 4)) * 12 + Number(moment.slice(5, 7)) - 1;
  const year = Math.floor((from + months) / 12);
  const month = ((from + months) % 12) + 1;
  const day = Math.min(Number(moment.slice(8, 10)), daysIn(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${moment.slice(10)}`;
}

const usualLength = '2026-11-23T09:30:00.000Z'.length;

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day until which somebody without a known last contact waits for a decision. */
export function decideBy(createdAt: Instant): Instant {
  return addDays(new UTCDate(createdAt), daysToDecide).toISOString();
}

/** The moment the last of all reasons ends or ended; `null` when there never was one. */
export function lastEnd(rules: readonly KeepingRule[], facts: Facts): Instant | null {
  const ends = [
    ...rules.flatMap((rule) => {
      const end = rule.purpose === bookkeeping || !facts.has.has(rule.field) ? null : endOfRule(rule, facts);
      return end === null ? [] : [end];
    }),
    ...facts.holds.map(({ until }) => until),
  ];
  return ends.reduce<Instant | null>((latest, end) => (latest === null || end > latest ? end : latest), null);
}

/** Every reason that keeps a person now, the longest first. */
export function reasonsFor(rules: readonly KeepingRule[], facts: Facts, now: Instant): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const rule of rules) {
    if (rule.purpose === bookkeeping || !facts.has.has(rule.field)) continue;
    const until = endOfRule(rule, facts);
    if (until === null || until <= now) continue;
    const { field, purpose, trigger, because } = rule;
    reasons.push({ kind: 'rule', field, purpose, trigger, because, until });
  }
  for (const { kind, field, onePurchase, reason, until } of facts.holds) {
    if (until > now) reasons.push({ kind: 'hold', hold: kind, field, onePurchase, because: reason, until });
  }
  return reasons.sort((one, other) => (one.until < other.until ? 1 : one.until > other.until ? -1 : 0));
}

/**
 * Whether a person stays, and which of their fields nothing keeps any longer. A hold on the person keeps everything, one
 * on a field that field and whose it is, one on a purchase that purchase and whose it is. A person goes when the last reason has ended.
 */
export function outlookOf(rules: readonly KeepingRule[], facts: Facts, now: Instant): Outlook {
  const reasons = reasonsFor(rules, facts, now);
  if (reasons.length === 0) return { kind: 'goes' };
  if (reasons.some((reason) => reason.kind === 'hold' && reason.field === null)) {
    return { kind: 'stays', reasons, fields: [] };
  }
  const kept = new Set<string | null>(
    reasons.filter((reason) => reason.kind === 'rule' || !reason.onePurchase).map(({ field }) => field),
  );
  if (facts.eachPurchaseHeld) kept.add('purchases');
  const own = rules.filter(({ purpose, action }) => purpose !== bookkeeping && action !== 'remove-person');
  const fields = [...new Set(own.map(({ field }) => field))].filter(
    (field) => facts.has.has(field) && !kept.has(field),
  );
  return { kind: 'stays', reasons, fields };
}

/** Until when tax law wants a sale: so many months after the end of the calendar year it was made in. */
export function saleKeptUntil(at: Instant, months: number): Instant {
  return addMonths(new UTCDate(Date.UTC(new UTCDate(at).getUTCFullYear() + 1, 0, 1)), months).toISOString();
}

function startOf(rule: KeepingRule, facts: Facts): Instant | null {
  switch (rule.trigger) {
    case 'last-contact':
      return facts.lastContactAt;
    case 'last-purchase':
      return facts.lastPurchaseAt;
    case 'consent-ended':
      return facts.consentEnds.get(rule.purpose) ?? null;
    case 'created':
      return facts.createdAt;
    case 'case-closed':
      return facts.caseClosedAt;
    case 'sheet-typed':
      return facts.sheetTypedAt;
    default:
      return exhaustive(rule.trigger);
  }
}
