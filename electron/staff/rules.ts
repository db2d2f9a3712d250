import { Refusal } from '../../shared/foundation/failure.ts';

/** Refuses a PIN that is too short, has a pattern or reads like a date. Digits only, 6 to 12 of them. */
export function assertGoodPin(pin: string): void {
  if (!/^[0-9]{6,12}$/.test(pin)) throw new Refusal('staff.pin-short');
  if (hasPattern(pin)) throw new Refusal('staff.pin-run');
  if (readsLikeDate(pin)) throw new Refusal('staff.pin-date');
}

/** Fewer than three different digits, four in a row up, down or the same, or a first half said again. */
function hasPattern(pin: string): boolean {
  if (new Set(pin).size < 3) return true;
  const half = pin.length / 2;
  if (pin.slice(0, half) === pin.slice(half)) return true;
  if (pin.length % 3 === 0 && pin.slice(0, pin.length / 3).repeat(3) === pin) return true;
  for (const step of [-1, 0, 1]) if (longestRun(pin, step) >= 4) return true;
  return false;
}

function longestRun(pin: string, step: number): number {
  let longest = 1;
  let length = 1;
  for (let at = 1; at < pin.length; at++) {
    length = Number(pin[at]) - Number(pin[at - 1]) === step ? length + 1 : 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Day, month and year in any order that is in use, with two or four digits for the year. */
function readsLikeDate(pin: string): boolean {
  const number = (from: number, length: number) => Number(pin.slice(from, from + length));
  const cut = (first: number, second: number, third = 0) => [
    number(0, first),
    number(first, second),
    number(first + second, third),
  ];
  if (pin.length === 6) {
    const [a = 0, b = 0, c = 0] = cut(2, 2, 2);
    const [month = 0, year = 0] = cut(2, 4);
    const [early = 0, late = 0] = cut(4, 2);
    return (
      isDay(a, b) || isDay(b, a) || isDay(c, b) || (isMonth(month) && isYear(year)) || (isYear(early) && isMonth(late))
    );
  }
  if (pin.length === 8) {
    const [a = 0, b = 0, last = 0] = cut(2, 2, 4);
    const [first = 0, c = 0, d = 0] = cut(4, 2, 2);
    return (isYear(last) && (isDay(a, b) || isDay(b, a))) || (isYear(first) && (isDay(d, c) || isDay(c, d)));
  }
  return false;
}

const isMonth = (month: number) => month >= 1 && month <= 12;
const isDay = (day: number, month: number) => day >= 1 && day <= 31 && isMonth(month);
const isYear = (year: number) => year >= 1900 && year <= 2099;
