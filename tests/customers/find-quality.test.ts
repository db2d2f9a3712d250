import { afterAll, expect, test } from 'vitest';
import { generateSample } from '../../electron/dev/sample-people.ts';
import { fillVault } from '../../electron/dev/sample-vault.ts';
import { openTestApp } from '../support/open-test-app.ts';
import { amongFirst, placesIn, typedKinds } from './find-quality.ts';

// 300 things that people type, and whom they mean, in a shop of 3,000 other customers. `npm run bench` says it of larger ones.
const app = await openTestApp();
afterAll(() => app.close());
fillVault(app.vault(), app.ports, generateSample({ seed: 7, customers: 3000, country: 'GB' }));
const places = await placesIn(app.vault(), app.ports.newId, (input) => app.call('customers.find', input));
const first = amongFirst(places, 1);
const firstFive = amongFirst(places, 5);
const misses = places
  .filter(({ place }) => place !== 1)
  .map(({ typed, name, place }) => `${typed} → ${name}: ${place}`);

test(`of ${places.length} things that people type, ${first} find the one meant first and ${firstFive} among the first five`, () => {
  expect(places).toHaveLength(300);
  expect(first / places.length, misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(firstFive / places.length, misses.join('\n')).toBeGreaterThanOrEqual(0.98);
  for (const kind of typedKinds) expect(places.some((one) => one.kind === kind)).toBe(true);
});
