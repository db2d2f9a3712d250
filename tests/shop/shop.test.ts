import { afterEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';

let app: TestApp;
afterEach(() => app.close());

describe('setting up a shop', () => {
  it('leaves a shop, a data map, a published notice and an open vault behind', async () => {
    app = await openTestApp();
    expect(await app.call('shop.show', {})).toMatchObject({ name: testShop.name, accent: '#2e6b57', idleSeconds: 60 });
    expect((await app.call('datamap.show', {})).fields.length).toBeGreaterThan(4);
    expect(await app.call('notices.current', {})).toMatchObject({ notice: { version: 1 }, stale: false });
    expect(await app.call('vault.start', {})).toMatchObject({
      vault: { kind: 'unlocked', session: { role: 'Owner' } },
    });
    expect(app.ports.idle).toEqual([60]);
  });

  it('refuses a passphrase that is easy to guess, and leaves nothing behind', async () => {
    app = testAppBeforeSetUp();
    const recoveryCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('vault.passphrase-too-weak', 'vault.setUp', {
      shop: testShop,
      passphrase: 'password1234',
      recoveryCode,
    });
    await app.refused('vault.passphrase-too-weak', 'vault.setUp', {
      shop: testShop,
      passphrase: 'Fern & Foxglove',
      recoveryCode,
    });
    expect(await app.call('vault.start', {})).toMatchObject({ vault: { kind: 'none' } });
    await app.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode });
  });

  it('refuses a shop without a name, and leaves nothing behind', async () => {
    app = testAppBeforeSetUp();
    const recoveryCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('shop.name-missing', 'vault.setUp', {
      shop: { ...testShop, name: '  ' },
      passphrase: testPassphrase,
      recoveryCode,
    });
    expect(await app.call('vault.start', {})).toMatchObject({ vault: { kind: 'none' } });
  });

  it('refuses a notice that would say nothing about how to reach the shop', async () => {
    app = testAppBeforeSetUp();
    const recoveryCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('notice.incomplete', 'vault.setUp', {
      shop: { ...testShop, contact: '' },
      passphrase: testPassphrase,
      recoveryCode,
    });
    expect(await app.call('vault.start', {})).toMatchObject({ vault: { kind: 'none' } });
  });

  it('never replaces a shop that is there', async () => {
    app = await openTestApp();
    const recoveryCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('vault.already-set-up', 'vault.setUp', {
      shop: testShop,
      passphrase: testPassphrase,
      recoveryCode,
    });
    app.close();
    await app.refused('vault.already-set-up', 'vault.setUp', {
      shop: testShop,
      passphrase: testPassphrase,
      recoveryCode,
    });
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(await app.call('shop.show', {})).toMatchObject({ name: testShop.name });
  });
});

describe('the lock', () => {
  it('opens for the passphrase and not for another, and a wrong one changes nothing', async () => {
    app = await openTestApp();
    app.close();
    await app.refused('vault.wrong-passphrase', 'vault.unlock', { passphrase: `${testPassphrase}.` });
    await app.refused('vault.locked', 'shop.show', {});
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
  });

  it('asks the shell to end the process that holds the key', async () => {
    app = await openTestApp();
    await app.call('vault.lock', {});
    expect(app.ports.locks).toBe(1);
    await app.refused('vault.locked', 'shop.show', {});
  });
});

describe("the shop's own data", () => {
  it('can be changed by the owner, and the notice on the wall shows as out of date', async () => {
    app = await openTestApp();
    const shop = await app.call('shop.show', {});
    const change = {
      name: shop.name,
      address: '1 New Street',
      contact: shop.contact,
      accent: '#803060',
      idleSeconds: 120,
    };
    expect(await app.call('shop.change', change)).toMatchObject({ address: '1 New Street', idleSeconds: 120 });
    expect(await app.call('notices.current', {})).toMatchObject({ stale: true });
    expect(app.ports.idle).toEqual([60, 120]);
  });

  it('keeps its name when the new one is empty', async () => {
    app = await openTestApp();
    const shop = await app.call('shop.show', {});
    const change = { name: ' ', address: shop.address, contact: shop.contact, accent: shop.accent, idleSeconds: 60 };
    await app.refused('shop.name-missing', 'shop.change', change);
    expect(await app.call('shop.show', {})).toEqual(shop);
  });
});
