import { afterEach, describe, expect, it } from 'vitest';
import { derivedTables, personalTables, personFreeTables } from '../../electron/retention/personal-tables.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';

let app: TestApp;
afterEach(() => app.close());

const person = {
  displayName: 'Quillon Zephyrine',
  contact: 'quillon@example.org',
  language: 'en',
  underSixteen: false,
};

describe('erasing one person', () => {
  it('removes them at once with a receipt, and the next one is not touched', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', person);
    await app.call('customers.add', { ...person, displayName: 'Ada Fern', contact: 'ada@example.org' });
    const receipt = await app.call('customers.erase', { id });
    expect(receipt).toMatchObject({ kind: 'one-person', removed: 1, kept: 1, months: null, check: { tracesFound: 0 } });
    await app.refused('customer.not-found', 'customers.open', { id });
    await app.refused('customer.not-found', 'customers.erase', { id });
    expect(await app.call('customers.list', { text: '', offset: 0, limit: 10 })).toMatchObject({ total: 1 });
  });

  it('takes their answers along, which nothing else can', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', person);
    await app.call('consents.stop', { customerId: id, which: null });
    expect(() => app.vault().transaction((tx) => tx.prepare('DELETE FROM consent_event').run())).toThrow(/kept/);
    await app.call('customers.erase', { id });
    expect(app.vault().db.prepare('SELECT count(*) AS n FROM consent_event').get()).toEqual({ n: 0 });
  });

  it('keeps an opaque id and a keyed fingerprint, so that they are known again without being known', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', person);
    await app.call('customers.erase', { id });
    expect(app.vault().db.prepare('SELECT customer_id AS id FROM erasure').all()).toEqual([{ id }]);
    const kept = app.vault().db.prepare('SELECT fingerprint FROM erased_fingerprint').all() as {
      fingerprint: Buffer;
    }[];
    expect(kept.map(({ fingerprint }) => fingerprint.toString('hex'))).toEqual([
      app.vault().fingerprint('quillon@example.org').toString('hex'),
    ]);
  });

  it('can be printed: the paper names nobody', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', person);
    const receipt = await app.call('customers.erase', { id });
    expect(await app.call('retention.printReceipt', { id: receipt.id, paper: 'a4', to: 'pdf' })).toEqual({
      kind: 'done',
    });
    const page = app.ports.saved[0];
    expect(page?.page.size).toEqual({ widthMm: 210, heightMm: 297 });
    expect(JSON.stringify(page)).toContain(receipt.journalHead);
    expect(JSON.stringify(page).toLowerCase()).not.toContain('zephyrine');
  });

  it('is finished at the next unlock when it was stopped half-way', async () => {
    app = await openTestApp();
    await app.call('customers.add', person);
    app.vault().transaction((tx) => {
      tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', 'run')").run();
      tx.prepare('DELETE FROM search_text').run();
      tx.prepare('DELETE FROM customer').run();
    });
    app.close();
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(app.vault().db.prepare("SELECT count(*) AS n FROM meta WHERE key = 'purge_pending'").get()).toEqual({
      n: 0,
    });
    expect((await app.vault().searchForTraces(['quillon', 'zephyrine'])).found).toEqual([]);
  });
});

describe('the list of what has to go', () => {
  it('names every table there is, as personal, derived or free of persons', async () => {
    app = await openTestApp();
    const tables = app
      .vault()
      .db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all() as { name: string }[];
    const known = [...personalTables.map(({ table }) => table), ...derivedTables, ...personFreeTables];
    expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
