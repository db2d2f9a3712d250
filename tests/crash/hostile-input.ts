import { below } from './fault-kind.ts';

/** Stands in every hostile text, so that an answer that repeats one gives itself away. */
export const hostileMark = 'hx7qz';

/** One input that a window taken over by somebody might send in the place of a good one, as the port would deliver it. */
export function hostileInput(good: unknown, random: () => number): unknown {
  for (;;) {
    try {
      return structuredClone(spoilt(good, random));
    } catch {
      // What cannot be sent cannot arrive.
    }
  }
}

function spoilt(good: unknown, random: () => number): unknown {
  const value = hostileValue(random);
  const places = placesIn(good);
  const place = places[below(places.length, random)];
  const way = below(6, random);
  if (way === 0 || place === undefined) return value;
  if (way === 1) return withKey(good, hostileKeys[below(hostileKeys.length, random)] ?? '', value);
  if (way === 2) return changed(good, place, undefined);
  if (way === 3) return [good];
  return changed(good, place, value);
}

function hostileValue(random: () => number): unknown {
  return (hostileValues[below(hostileValues.length, random)] ?? (() => null))();
}

const hostileKeys = ['__proto__', 'constructor', 'toString', `${hostileMark}`, 'role', 'who', '', 'length', '0'];

const hostileValues: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => Number.NaN,
  () => -1,
  () => 0.5,
  () => Number.MAX_VALUE,
  () => 2 ** 53,
  () => 10n ** 40n,
  () => [],
  () => ({}),
  () => new Date(Number.NaN),
  () => new Map([[hostileMark, hostileMark]]),
  () => new Set([hostileMark]),
  () => new Uint8Array(1000),
  () => /(a+)+$/,
  () => new Error(hostileMark),
  () => new Array(1_000_000),
  () => Array.from({ length: 2000 }, () => hostileMark),
  () => JSON.parse('{"__proto__": {"role": "Owner"}, "constructor": {"prototype": {"role": "Owner"}}}'),
  () => ({ toString: 1, valueOf: null, length: -1 }),
  () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    return circle;
  },
  () => {
    let deep: unknown = hostileMark;
    for (let depth = 0; depth < 800; depth++) deep = [deep];
    return deep;
  },
  () => `'; DROP TABLE customer; -- ${hostileMark}`,
  () => `" OR 1=1) UNION SELECT * FROM staff_member -- ${hostileMark}`,
  () => `../../../../etc/passwd\u0000${hostileMark}`,
  () => `C:\\Windows\\System32\\${hostileMark}`,
  () => `file:///${hostileMark}`,
  () => `<img src=x onerror=alert(1)>${hostileMark}`,
  () => `=cmd|'/c calc'!A1${hostileMark}`,
  () => `%s%n\${7*7}{{7*7}}${hostileMark}`,
  () => `\ud800${hostileMark}\udfff`,
  () => `\u202e${hostileMark}\u200b\ufeff`,
  () => `"*" AND NEAR(${hostileMark} (`,
  () => 'a'.repeat(100_000),
  () => '́'.repeat(50_000),
  () => 'x'.repeat(10_000_000),
];

type Place = readonly (string | number)[];

/** Where something stands in a good input, its nested parts too. */
function placesIn(good: unknown, at: Place = []): readonly Place[] {
  if (typeof good !== 'object' || good === null) return at.length === 0 ? [] : [at];
  const keys = Array.isArray(good) ? good.keys() : Object.keys(good);
  const inside = [...keys].flatMap((key) => placesIn((good as Record<string | number, unknown>)[key], [...at, key]));
  return at.length === 0 ? inside : [at, ...inside];
}

/** The same with another value in one place; `undefined` leaves the place out. */
function changed(good: unknown, [first, ...rest]: Place, value: unknown): unknown {
  if (first === undefined) return value;
  const copy = (Array.isArray(good) ? [...good] : { ...(good as object) }) as Record<string | number, unknown>;
  if (rest.length > 0) copy[first] = changed(copy[first], rest, value);
  else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

function withKey(good: unknown, key: string, value: unknown): unknown {
  const copy = { ...(good as object) };
  Object.defineProperty(copy, key, { value, enumerable: true });
  return copy;
}
