import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustmentFor, noAdjustment, testLines } from '../../shared/printers/model.ts';

const { leftMm, topMm, longMm } = testLines;

describe('what was measured on a test page', () => {
  it('changes nothing when the printer hits', () => {
    expect(adjustmentFor(testLines)).toEqual(noAdjustment);
  });

  it('says by how much to move and to stretch', () => {
    expect(adjustmentFor({ leftMm: 22, topMm: 18.5, longMm })).toEqual({ xMm: -2, yMm: 1.5, percent: 100 });
    expect(adjustmentFor({ leftMm: 19.6, topMm: 19.6, longMm: 147 })).toEqual({ xMm: 0, yMm: 0, percent: 102 });
  });

  it('brings every line of any printer that misses to where it belongs, as far as a ruler can tell', () => {
    const offset = fc.double({ min: -15, max: 15, noNaN: true });
    const stretch = fc.double({ min: 0.93, max: 1.07, noNaN: true });
    fc.assert(
      fc.property(offset, offset, stretch, (x, y, k) => {
        // A printer that puts a point at p on the paper at x + k · p.
        const printed = (p: number, by: number) => by + k * p;
        const measured = { leftMm: printed(leftMm, x), topMm: printed(topMm, y), longMm: k * longMm };
        const { xMm, yMm, percent } = adjustmentFor(measured);
        const put = (p: number, move: number) => move + (percent / 100) * p;
        for (const p of [0, 20, 150, 297]) {
          expect(Math.abs(printed(put(p, xMm), x) - p)).toBeLessThan(0.3);
          expect(Math.abs(printed(put(p, yMm), y) - p)).toBeLessThan(0.3);
        }
      }),
    );
  });
});
