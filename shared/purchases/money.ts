import { mostMinor } from './model.ts';

/** The currency that people in a country pay with; the euro where nobody told us. */
export function currencyOf(country: string): string {
  return currencies[country] ?? 'EUR';
}

/** How many digits a currency's minor unit has: two for pence, none for yen. */
export function minorDigitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * An amount as people type it, in minor units: `12`, `12.5`, `1.234,50`, `€ 1,234.50`, `1'234.50`; `-5`, `£-5`, `5-` and `(5.00)` for
 * money given back. The last dot or comma parts the minor units when no more digits follow it than the currency has; `null` for
 * anything that reads two ways or no way.
 */
export function readAmount(typed: string, digits: number): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s'’\u200e\u200f\u061c]/g, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-');
  const inBrackets = /^\((.*)\)$/.exec(text);
  const found = amount.exec(inBrackets?.[1] ?? text);
  if (found === null) return null;
  const [, before = '', whole = '', grouped, decimal, fraction = '', after = ''] = found;
  const signs = [inBrackets === null ? '' : '()', before, after].filter((sign) => sign !== '');
  if (signs.length > 1) return null;
  if (decimal !== undefined && (decimal === grouped || fraction.length > digits)) return null;
  // `1.234` is a thousand in one country and a little more than one in another.
  if (decimal === undefined && grouped !== undefined && digits === 3) return null;
  const minor = Number(whole.replace(/[.,]/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
  if (minor > mostMinor) return null;
  return signs.length === 1 && minor > 0 ? -minor : minor;
}

/** An amount as it is typed into a field and written into a file: `12.50`, `-12.50`. */
export function plainAmount(minor: number, digits: number): string {
  if (digits === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return `${minor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

// The sign stands before the currency or after it, or behind everything.
const amount =
  /^[\p{Sc}\p{L}]*(-?)[\p{Sc}\p{L}]*(\d{1,3}(?:([.,])\d{3})(?:\3\d{3})*|\d+)(?:([.,])(\d+))?[\p{Sc}\p{L}]*(-?)[\p{Sc}\p{L}]*$/u;

// ISO 4217 by ISO 3166, where it is not the euro.
const currencies: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'GB:GBP US:USD CA:CAD AU:AUD NZ:NZD BR:BRL CH:CHF LI:CHF PL:PLN CZ:CZK SE:SEK DK:DKK NO:NOK HU:HUF RO:RON IS:ISK ' +
    'JP:JPY CN:CNY IN:INR MX:MXN ZA:ZAR TR:TRY IL:ILS AR:ARS CL:CLP CO:COP PE:PEN UA:UAH RS:RSD SG:SGD HK:HKD KR:KRW ' +
    'TH:THB MY:MYR PH:PHP ID:IDR VN:VND AE:AED SA:SAR EG:EGP MA:MAD KE:KES NG:NGN AL:ALL BA:BAM MK:MKD MD:MDL GE:GEL'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
