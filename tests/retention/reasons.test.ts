import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endOfRule,
  type Facts,
  monthsLater,
  outlookOf,
  reasonsFor,
  saleKeptUntil,
} from '../../electron/retention/reasons.ts';
import { stillDue } from '../../electron/retention/rules.ts';
import type { KeepingRule } from '../../shared/datamap/keeping.ts';

const rule = (change: Partial<KeepingRule> = {}): KeepingRule => ({
  field: 'name',
  purpose: 'orders',
  trigger: 'last-contact',
  months: 24,
  action: 'remove-person',
  because: '',
  source: 'template',
  law: null,
  ...change,
});

const facts = (change: Partial<Facts> = {}): Facts => ({
  createdAt: '2020-01-01T00:00:00.000Z',
  lastContactAt: '2024-11-24T09:00:00.000Z',
  lastPurchaseAt: null,
  caseClosedAt: null,
  sheetTypedAt: null,
  consentEnds: new Map(),
  has: new Set(['name']),
  eachPurchaseHeld: false,
  holds: [],
  ...change,
});

const now = '2026-11-24T09:00:00.000Z';

describe('a keeping rule', () => {
  it.each([
    ['2024-11-24T09:00:00.000Z', 24, '2026-11-24T09:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', 12, '2025-02-28T12:00:00.000Z'],
    ['2024-01-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
    ['2023-01-31T00:00:00.000Z', 1, '2023-02-28T00:00:00.000Z'],
    ['2026-03-29T00:30:00.000Z', 6, '2026-09-29T00:30:00.000Z'],
    ['2026-11-24T09:00:00.000Z', 0, '2026-11-24T09:00:00.000Z'],
  ])(
    'that counts from %s for %i months ends on %s, whatever the computer’s time zone',
    (lastContactAt, months, end) => {
      expect(endOfRule(rule({ months }), facts({ lastContactAt }))).toBe(end);
    },
  );

  it('gives somebody without a known last contact ninety days from the day they came into the book', () => {
    const unknown = facts({ lastContactAt: null, createdAt: '2026-09-01T00:00:00.000Z' });
    expect(endOfRule(rule(), unknown)).toBe('2026-11-30T00:00:00.000Z');
  });

  it.each([
    ['last-purchase', { lastPurchaseAt: '2026-01-10T00:00:00.000Z' }],
    ['case-closed', { caseClosedAt: '2026-01-10T00:00:00.000Z' }],
    ['sheet-typed', { sheetTypedAt: '2026-01-10T00:00:00.000Z' }],
    ['created', { createdAt: '2026-01-10T00:00:00.000Z' }],
    ['consent-ended', { consentEnds: new Map([['orders', '2026-01-10T00:00:00.000Z']]) }],
  ] as const)('counts from %s', (trigger, change) => {
    expect(endOfRule(rule({ trigger, months: 3 }), facts(change))).toBe('2026-04-10T00:00:00.000Z');
  });

  it('keeps nobody for something that never happened', () => {
    for (const trigger of ['last-purchase', 'case-closed', 'sheet-typed', 'consent-ended'] as const)
      expect(endOfRule(rule({ trigger }), facts())).toBeNull();
  });

  it('keeps longer when it is longer, for any day', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 239 }), (from, months) => {
        const start = facts({ lastContactAt: from.toISOString() });
        const shorter = endOfRule(rule({ months }), start) ?? '';
        expect(shorter < (endOfRule(rule({ months: months + 1 }), start) ?? '')).toBe(true);
      }),
    );
  });
});

describe('somebody', () => {
  it('goes at the very moment their last reason ends, not before', () => {
    expect(outlookOf([rule()], facts(), '2026-11-24T08:59:59.999Z').kind).toBe('stays');
    expect(outlookOf([rule()], facts(), now).kind).toBe('goes');
  });

  it('stays for a live yes with nothing but what the yes is about', () => {
    const rules = [
      rule(),
      rule({ field: 'phone', action: 'remove-field' }),
      rule({ field: 'email', purpose: 'offers', trigger: 'consent-ended', months: 0, action: 'remove-field' }),
    ];
    const agreed = facts({
      has: new Set(['name', 'email', 'phone']),
      consentEnds: new Map([['offers', '2027-01-01T00:00:00.000Z']]),
    });
    expect(outlookOf(rules, agreed, now)).toMatchObject({ kind: 'stays', fields: ['phone'] });
    const withdrawn = { ...agreed, consentEnds: new Map([['offers', '2026-11-01T00:00:00.000Z']]) };
    expect(outlookOf(rules, withdrawn, now)).toEqual({ kind: 'goes' });
  });

  it('is kept whole by a hold until its day, and by no hold after it', () => {
    const held = facts({
      holds: [{ kind: 'dispute', field: null, onePurchase: false, reason: 'bill', until: '2026-12-01T23:59:59.999Z' }],
    });
    const rules = [rule(), rule({ field: 'note', months: 1, action: 'remove-field' })];
    expect(outlookOf(rules, { ...held, has: new Set(['name', 'note']) }, now)).toMatchObject({
      kind: 'stays',
      fields: [],
    });
    expect(outlookOf(rules, held, '2026-12-02T00:00:00.000Z').kind).toBe('goes');
  });

  it('is told the longest reason first', () => {
    const both = facts({
      lastPurchaseAt: '2026-06-01T00:00:00.000Z',
      has: new Set(['name', 'purchases']),
      lastContactAt: now,
    });
    const rules = [rule({ months: 2 }), rule({ field: 'purchases', trigger: 'last-purchase', action: 'remove-field' })];
    expect(reasonsFor(rules, both, now).map(({ until }) => until)).toEqual([
      '2028-06-01T00:00:00.000Z',
      '2027-01-24T09:00:00.000Z',
    ]);
  });
});

describe('a sale', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', 84, '2034-01-01T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 84, '2034-01-01T00:00:00.000Z'],
    ['2024-02-29T10:00:00.000Z', 18, '2026-07-01T00:00:00.000Z'],
  ])('of %s is kept for tax %i months from the end of its year, until %s', (at, months, until) => {
    expect(saleKeptUntil(at, months)).toBe(until);
  });
});

describe('a confirmed list', () => {
  const entry = fc.record({
    row: fc.integer({ min: 1, max: 12 }),
    id: fc.constant('id' as never),
    fields: fc.subarray(['note', 'phone', 'email']),
  });
  const people = fc.uniqueArray(entry, { selector: ({ row }) => row, maxLength: 12 });

  it('lets nobody go who was not on it, and nothing of anybody that was not confirmed or is not due', () => {
    fc.assert(
      fc.property(people, people, (listed, today) => {
        const due = {
          going: today.filter(({ fields }) => fields.length === 0),
          reducing: today.filter(({ fields }) => fields.length > 0),
        };
        const { going, reducing, dropped } = stillDue(listed, due);
        const on = (row: number) => listed.find((one) => one.row === row);
        const dueFor = (row: number) => today.find((one) => one.row === row);
        expect(going.length + reducing.length + dropped.length).toBe(listed.length);
        for (const { row } of going) {
          expect(on(row)?.fields).toEqual([]);
          expect(dueFor(row)?.fields).toEqual([]);
        }
        for (const { row, fields } of reducing) {
          expect(fields.length).toBeGreaterThan(0);
          for (const field of fields) {
            expect(on(row)?.fields).toContain(field);
            const own = dueFor(row)?.fields;
            expect(own?.length === 0 || own?.includes(field)).toBe(true);
          }
        }
        for (const { row, fields } of dropped) {
          const own = dueFor(row)?.fields;
          if (fields.length === 0) expect(own === undefined || own.length > 0).toBe(true);
          else expect(own === undefined || (own.length > 0 && !fields.some((field) => own.includes(field)))).toBe(true);
        }
      }),
    );
  });
});

describe('months later', () => {
  it('is what the calendar says, at the end of short months and in leap years too', () => {
    const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2399-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1200 }), (from, months) => {
        const start = from.toISOString();
        expect(monthsLater(start, months)).toBe(addMonths(new UTCDate(start), months).toISOString());
      }),
      {
        numRuns: 2000,
        examples: [
          [new Date('2024-01-31'), 1],
          [new Date('2024-02-29'), 12],
          [new Date('2099-12-31'), 2],
        ],
      },
    );
  });
});
