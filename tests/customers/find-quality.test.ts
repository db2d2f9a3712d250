import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { callingCodeOf, readContact } from '../../electron/customers/rules.ts';
import { insertCustomersInBulk } from '../../electron/customers/service.ts';
import { generateSample } from '../../electron/dev/sample-people.ts';
import { fillVault } from '../../electron/dev/sample-vault.ts';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp } from '../support/open-test-app.ts';

// 300 things that people type, and whom they mean, in a shop of 3,000 other customers. `npm run find-quality` prints it.
const people = z
  .array(z.object({ name: z.string(), contact: z.string(), typed: z.array(z.string()).length(4) }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'find-quality.json'), 'utf8')));

const app = await openTestApp();
afterAll(() => app.close());
fillVault(app.vault(), app.ports, generateSample({ seed: 7, customers: 3000, country: 'GB' }));
const meant = new Map<string, CustomerId>();
app.vault().transaction((tx) => {
  const customers = people.map(({ name, contact }, index) => {
    const id = app.ports.newId() as CustomerId;
    meant.set(name, id);
    return {
      id,
      displayName: name,
      language: 'en',
      underSixteen: false,
      note: '',
      contactPoints: [{ id: app.ports.newId() as ContactPointId, ...readContact(contact, 'GB') }],
      createdAt: '2024-01-01T09:00:00.000Z',
      // Long ago, so that nobody is found first only because they came in last.
      lastContactAt: `2024-0${1 + (index % 9)}-11T09:00:00.000Z`,
      tags: [],
      source: 'sample' as const,
    };
  });
  insertCustomersInBulk(tx, customers, callingCodeOf('GB'), 'h');
});

const places: { readonly typed: string; readonly name: string; readonly place: number }[] = [];
for (const { name, typed: all } of people) {
  for (const typed of all) {
    const hits = await app.call('customers.find', { text: typed });
    places.push({ typed, name, place: hits.findIndex((hit) => hit.id === meant.get(name)) + 1 });
  }
}
const first = places.filter(({ place }) => place === 1).length;
const firstFive = places.filter(({ place }) => place >= 1 && place <= 5).length;
const misses = places
  .filter(({ place }) => place !== 1)
  .map(({ typed, name, place }) => `${typed} → ${name}: ${place}`);

test(`of ${places.length} things that people type, ${first} find the one meant first and ${firstFive} among the first five`, () => {
  expect(places).toHaveLength(300);
  expect(first / places.length, misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(firstFive / places.length, misses.join('\n')).toBeGreaterThanOrEqual(0.98);
});
