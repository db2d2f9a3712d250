import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedApp } from '../../electron/app/app-state.ts';
import { cheapestKeyCost } from '../../electron/app/key-cost.ts';
import { readContactAs } from '../../electron/customers/rules.ts';
import { sha256Hex } from '../../electron/database/digest.ts';
import { generateSample, sampleNow, stories } from '../../electron/dev/sample-people.ts';
import { type QueryKind, queryKinds, sampleQueries } from '../../electron/dev/sample-queries.ts';
import { makeSampleShop, samplePassphrase, samplePorts } from '../../electron/dev/sample-shop.ts';
import { unlockShop } from '../../electron/vault/service.ts';
import { customerId } from '../../shared/foundation/id.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const wish = { seed: 7, customers: 2000, country: 'GB' };

describe('made-up customers', () => {
  const people = [...generateSample(wish)];

  it('are the same for the same seed, and others for another', () => {
    const text = (seed: number, country = 'GB') =>
      sha256Hex(JSON.stringify([...generateSample({ ...wish, seed, country })]));
    expect(text(7)).toBe(text(7));
    expect(new Set([text(7), text(8), text(7, 'DE')]).size).toBe(3);
  });

  it('have ids as the app makes them, each once', () => {
    const ids = people.flatMap(({ customer, purchases }) => [
      customer.id,
      ...customer.contactPoints.map(({ id }) => id),
      ...purchases.map(({ id }) => id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => customerId.safeParse(id).success)).toBe(true);
  });

  it.each(['GB', 'DE', 'ES', 'PL', 'US', 'JP'])(
    'of a shop in %s have contact points that the app reads the same way',
    (country) => {
      for (const { customer } of generateSample({ ...wish, customers: 300, country })) {
        expect(customer.contactPoints.length).toBeGreaterThan(0);
        for (const { id: _id, ...contact } of customer.contactPoints) {
          expect(readContactAs(contact.kind, contact.typed, country)).toEqual(contact);
        }
      }
    },
  );

  it('have e-mail addresses that belong to nobody', () => {
    for (const { customer } of people) {
      for (const { kind, normalised } of customer.contactPoints) {
        if (kind === 'email') expect(normalised).toMatch(/@(example\.(org|net|com)|[a-z]+\.(example|test|invalid))$/);
      }
    }
  });

  it('come from many places, in several scripts, with every kind of name', () => {
    const names = people.map(({ customer }) => customer.displayName);
    for (const kind of [
      /['’]/,
      /\p{L}-\p{L}/u,
      /[äöüéñłşø]/,
      /\p{Script=Greek}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Han}/u,
    ]) {
      expect(names.filter((name) => kind.test(name)).length).toBeGreaterThan(2);
    }
    expect(new Set(people.map(({ customer }) => customer.language)).size).toBeGreaterThan(8);
  });

  it('were in touch over five years, some nobody knows when, and bought things in the last three', () => {
    const known = people.flatMap(({ customer }) => customer.lastContactAt ?? []);
    const unknown = people.length - known.length;
    expect(unknown).toBeGreaterThan(30);
    expect(unknown).toBeLessThan(100);
    for (const year of ['2021', '2022', '2023', '2024', '2025', '2026'])
      expect(known.some((at) => at.startsWith(year))).toBe(true);
    expect(known.every((at) => at < sampleNow)).toBe(true);
    const bought = people.flatMap(({ purchases }) => purchases.map(({ at }) => at));
    expect(bought.length).toBeGreaterThan(1000);
    expect(bought.every((at) => at >= '2023-11-23' && at < sampleNow)).toBe(true);
  });

  it('answered in every way, and some are there twice', () => {
    expect(new Set(people.flatMap((person) => person.stories))).toEqual(new Set(stories));
    const contacts = people.flatMap(({ customer }) => customer.contactPoints.map(({ normalised }) => normalised));
    expect(contacts.length - new Set(contacts).size).toBeGreaterThan(20);
  });
});

describe('a sample shop', () => {
  let app: TestApp;
  const folder = temporaryFolder();

  beforeAll(async () => {
    await shopIn(folder, 7);
    app = testAppBeforeSetUp(fakePorts({ folder, firstId: 900_000 }));
    await app.call('vault.unlock', { passphrase: samplePassphrase });
  });
  afterAll(() => app.close());

  it('is a whole shop: customers, answers of every state, a notice, and a journal that holds together', async () => {
    expect((await app.call('customers.list', { text: '', offset: 0, limit: 1 })).total).toBe(wish.customers);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
    expect((await app.call('notices.current', {})).stale).toBe(false);
    const states = new Set<string>();
    const { rows } = await app.call('customers.list', { text: '', offset: 0, limit: 120 });
    for (const { id } of rows) {
      for (const line of (await app.call('customers.open', { id })).consents) states.add(line.state);
    }
    expect(states).toEqual(
      new Set([
        'NotAsked',
        'ConsentGiven',
        'RenewedConsentGiven',
        'ConsentRefused',
        'ConsentRequestDeferred',
        'ConsentWithdrawn',
        'ConsentExpired',
        'ConsentUnknown',
      ]),
    );
  });

  it('has the same rows for the same seed, and others for another', async () => {
    const [same, again, other] = await Promise.all([7, 7, 8].map((seed) => digestOf(seed)));
    expect(same).toBe(again);
    expect(other).not.toBe(same);
  });

  it.each<[QueryKind, number]>([
    ['exact', 0.99],
    ['no-accents', 0.97],
    ['swapped', 0.9],
    ['typo', 0.9],
    ['phone-tail', 0.97],
    ['email-middle', 0.97],
  ])('finds the person who is meant by %s among the first five', async (kind, share) => {
    const queries = sampleQueries(wish).filter((query) => query.kind === kind);
    expect(queries.length).toBe(100);
    let met = 0;
    for (const { typed, meant } of queries) {
      const hits = await app.call('customers.find', { text: typed });
      if (hits.slice(0, 5).some(({ id }) => id === meant)) met += 1;
    }
    expect(met / queries.length).toBeGreaterThanOrEqual(share);
  });

  it('knows every way of typing that is measured', () => {
    expect(new Set(sampleQueries(wish, 3).map(({ kind }) => kind))).toEqual(new Set(queryKinds));
  });
});

async function shopIn(folder: string, seed: number, customers = wish.customers): Promise<void> {
  const shop = { folder, seed, customers, country: 'GB', sector: 'florist', passphrase: samplePassphrase } as const;
  await makeSampleShop({ ...shop, keyCost: cheapestKeyCost });
}

/** SHA-256 over every row of every table, the full-text index's own included. */
async function digestOf(seed: number): Promise<string> {
  const folder = temporaryFolder();
  await shopIn(folder, seed, 200);
  const state = lockedApp(samplePorts({ folder, seed, keyCost: cheapestKeyCost }));
  await unlockShop(state, samplePassphrase);
  const vault = state.unlocked?.vault;
  if (vault === undefined) throw new Error('the sample shop does not open');
  try {
    const tables = vault.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[];
    const dump = tables.map((name) => [
      name,
      vault.db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]);
    return sha256Hex(JSON.stringify(dump));
  } finally {
    vault.close();
  }
}
