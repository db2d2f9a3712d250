import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertGoodPin } from '../../electron/staff/rules.ts';
import { Refusal } from '../../shared/foundation/failure.ts';

function refusalOf(pin: string): string | null {
  try {
    assertGoodPin(pin);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : 'bug';
  }
}

describe('a PIN', () => {
  it.each(['402817', '7391058', '940173862', '85204719'])('%s is taken', (pin) => {
    expect(refusalOf(pin)).toBeNull();
  });

  it.each(['', '12345', '40281', 'abcdef', '4028 17', '4028170000001', '４０２８１７'])(
    '"%s" is too short or no digits',
    (pin) => {
      expect(refusalOf(pin)).toBe('staff.pin-short');
    },
  );

  it.each(['111111', '123456', '654321', '902345', '121212', '482482', '717171', '990000'])('%s is a run', (pin) => {
    expect(refusalOf(pin)).toBe('staff.pin-run');
  });

  it.each(['240891', '082491', '910824', '24081991', '08241991', '19910824', '199108', '081991'])(
    '%s is a date',
    (pin) => {
      expect(refusalOf(pin)).toBe('staff.pin-date');
    },
  );

  it('is never every day of the last hundred years, in any order people write it', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.toISOString().slice(0, 10).split('-');
        const short = year.slice(2);
        for (const pin of [dayOfMonth + month + year, month + dayOfMonth + year, year + month + dayOfMonth])
          expect(refusalOf(pin)).not.toBeNull();
        for (const pin of [dayOfMonth + month + short, month + dayOfMonth + short, short + month + dayOfMonth])
          expect(refusalOf(pin)).not.toBeNull();
      }),
    );
  });
});
