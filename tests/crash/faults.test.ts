import { expect, test } from 'vitest';
import { randomFrom } from './fault-kind.ts';
import { faultKinds } from './fault-list.ts';

// The same faults as `npm run crash`, fewer of each. The seed stands in the title, so that a bad run can be had again.
const seed = Date.now() % 1_000_000_000;

test.for(faultKinds)(`$name: $bar (seed ${seed})`, { timeout: 300_000 }, async (kind) => {
  const { tried, bad } = await kind.run({ long: false, every: false, random: randomFrom(seed) });
  expect(bad).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(8);
});
