import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { clockFor, lastDay, startOfClock } from '../../electron/requests/rules.ts';
import { requestKinds } from '../../shared/requests/model.ts';
import { packIds } from '../../shared/shop/model.ts';

const { packs } = loadCatalogue();

describe('the last day of a request', () => {
  it.each([
    ['see', 'uk', '2026-09-03', '2026-10-05', 'on a Saturday runs on to Monday'],
    ['see', 'uk', '2026-01-31', '2026-03-02', 'clamps to the last of February, a Saturday'],
    ['see', 'eu', '2024-01-31', '2024-02-29', 'knows the leap day'],
    ['erase', 'eu', '2026-11-23', '2026-12-23', 'is the same day of the next month'],
    ['see', 'us-ca', '2026-11-23', '2027-01-07', 'counts 45 days from the request'],
    ['stop', 'us-ca', '2026-11-23', '2026-12-14', 'counts 15 working days'],
    ['see', 'nz', '2026-12-18', '2027-02-08', 'leaves out the summer break'],
    ['see', 'br', '2026-11-23', '2026-12-08', 'counts 15 days'],
    ['complaint', 'uk', '2026-11-01', '2026-11-30', 'counts the day it came in'],
    ['complaint', 'ch', '2026-11-01', '2026-11-30', 'is thirty days where the law has no number'],
    ['correct', 'ch', '2026-11-01', '2026-12-01', 'is as long as for seeing where the law has no number'],
  ] as const)('to %s in %s from %s is %s: %s', (kind, pack, from, last, _why) => {
    expect(lastDay(kind, pack, clockFor(kind, packs[pack]).period, from)).toBe(last);
  });

  it('is never before the request and never more than ten weeks after it, in any place, for any wish and day', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...packIds), fc.constantFrom(...requestKinds), (from, id, kind) => {
        const last = lastDay(kind, id, clockFor(kind, packs[id]).period, from);
        const days = (Date.parse(last) - Date.parse(from)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(13);
        expect(days).toBeLessThanOrEqual(70);
      }),
    );
  });

  it('counts working days as somebody does who crosses them off one by one', () => {
    const day = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('nz' as const, 'us-ca' as const),
        (from, count, id) => {
          let [at, left] = [Date.parse(from), count];
          while (left > 0) {
            at += 86_400_000;
            const [weekday, monthDay] = [new Date(at).getUTCDay(), new Date(at).toISOString().slice(5, 10)];
            const off = weekday === 0 || weekday === 6 || (id === 'nz' && (monthDay >= '12-25' || monthDay <= '01-15'));
            if (!off) left -= 1;
          }
          expect(lastDay('see', id, `P${count}BD`, from)).toBe(new Date(at).toISOString().slice(0, 10));
        },
      ),
    );
  });

  it('counts from knowing who asks where the law says so, and from the request in California', () => {
    const days = { receivedOn: '2026-11-02', identifiedOn: '2026-11-20' };
    expect(startOfClock('uk', days)).toBe('2026-11-20');
    expect(startOfClock('us-ca', days)).toBe('2026-11-02');
    expect(startOfClock('eu', { ...days, identifiedOn: null })).toBe('2026-11-02');
  });

  it('names no law that was not confirmed', () => {
    for (const id of packIds) {
      for (const kind of requestKinds) {
        const { law } = clockFor(kind, packs[id]);
        const sure = packs[id].rights.filter(({ st }) => st === 'C' || st === 'S').map((right) => right.law);
        if (law !== null && kind !== 'complaint') expect(sure).toContain(law);
      }
    }
  });
});
