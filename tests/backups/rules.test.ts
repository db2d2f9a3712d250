import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goesAgain, goneBy, isDue, nameOf, ourName, toPrune, unfit } from '../../electron/backups/rules.ts';

const now = '2026-11-23T09:00:00.000Z';
const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.parse(now) - days * dayMs).toISOString();
const copy = (days: number) => ({ name: `${days}`, madeAt: ago(days) });

describe('the plan for copies', () => {
  it('keeps the last of each of seven days and of four weeks', () => {
    const kept = [...Array(35).keys()].map(copy);
    const gone = new Set(toPrune(kept, now));
    expect(kept.filter((one) => !gone.has(one)).map(({ name }) => Number(name))).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15]);
  });

  it('never removes the newest, whatever else there is, and keeps nothing else for longer than 35 days', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2, max: 400, noNaN: true }), { minLength: 1, maxLength: 60 }), (days) => {
        const copies = days.map((at, index) => ({ name: String(index), madeAt: ago(at) }));
        const gone = toPrune(copies, now);
        const kept = copies.filter((one) => !gone.includes(one));
        const newest = Math.max(...copies.map(({ madeAt }) => Date.parse(madeAt)));
        expect(kept.some(({ madeAt }) => Date.parse(madeAt) === newest)).toBe(true);
        const others = kept.filter(({ madeAt }) => Date.parse(madeAt) !== newest);
        for (const { madeAt } of others) expect(Date.parse(madeAt)).toBeGreaterThanOrEqual(Date.parse(ago(35)));
        expect(kept.length).toBeLessThanOrEqual(3 + 7 + 4);
        // Asked again, it has nothing more to remove.
        expect(toPrune(kept, now)).toEqual([]);
      }),
    );
  });

  it('is due after a night, and when the clock has run back', () => {
    expect(isDue(null, now)).toBe(true);
    expect(isDue(ago(0.8), now)).toBe(false);
    expect(isDue(ago(0.84), now)).toBe(true);
    expect(isDue(ago(-1), now)).toBe(true);
  });
});

describe('the day by which nobody erased is in a copy any more', () => {
  it('is 35 days after the last copy from before', () => {
    expect(goneBy([], null, now)).toBeNull();
    expect(goneBy([copy(1)], ago(2), now)).toBeNull();
    expect(goneBy([copy(3)], ago(2), now)).toBe('needs-newer');
    expect(goneBy([copy(9), copy(3), copy(1)], ago(2), now)).toBe(ago(3 - 35));
    expect(goneBy([copy(40), copy(1)], ago(2), now)).toBe('overdue');
  });
});

describe('a file for the place', () => {
  it('is refused before it is begun when it is too large for the disk, or for how the disk is formatted', () => {
    const room = { freeBytes: 8e9, isFat32: true };
    expect(unfit(4_294_967_295, room)).toBeNull();
    expect(unfit(4_294_967_296, room)).toBe('backup.too-large');
    expect(unfit(4_294_967_296, { ...room, isFat32: false })).toBeNull();
    expect(unfit(8e9 + 1, { ...room, isFat32: false })).toBe('backup.place-full');
  });

  it('has a name that every disk takes and that sorts by time', () => {
    expect(nameOf(now, 0)).toBe('regulars-2026-11-23-090000.vault');
    expect(nameOf(now, 2)).toMatch(ourName);
  });
});

describe('who comes back with an older copy', () => {
  const erased = { ids: new Set(['mina']), contacts: new Set(['a', 'b']) };
  it.each([
    ['by id', 'mina', ['z'], false, true],
    ['by contacts, all of somebody erased', 'twin', ['a', 'b'], false, true],
    ['not with a contact of their own', 'wife', ['a', 'z'], false, false],
    ['not without any contact', 'olaf', [], false, false],
    ['not while the newest book still has them', 'twin', ['a'], true, false],
  ] as const)('goes again %s', (_how, id, contacts, isThere, goes) => {
    expect(goesAgain({ id, contacts }, erased, () => isThere)).toBe(goes);
  });
});
