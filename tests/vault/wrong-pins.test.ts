import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FakePorts } from '../support/fake-ports.ts';
import { type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { adasPin, type PinShop, pin, pinShop } from './pin-shop.ts';

let shop: PinShop;
let app: TestApp;
let ports: FakePorts;
beforeEach(async () => {
  shop = await pinShop();
  ({ app, ports } = shop);
  await shop.allow();
  app.close();
});

const wrongTimes = async (times: number) => {
  for (let wrong = 1; wrong <= times; wrong++)
    await app.refused('staff.pin-wrong', 'vault.unlockByPin', { pin: adasPin });
};

describe('wrong PINs at the lock', () => {
  it('are counted on the disk before anybody learns whether they were wrong', async () => {
    let answered = false;
    const asked = app.ask('vault.unlockByPin', { pin: adasPin }).finally(() => {
      answered = true;
    });
    while (!answered && shop.wrongOnDisk() === 0) await setImmediate();
    expect(answered).toBe(false);
    expect(await asked).toMatchObject({ failure: { code: 'staff.pin-wrong' } });
  });

  it('wait longer and longer, whatever is done to clock and program; after ten no PIN opens the book', async () => {
    await wrongTimes(5);
    for (const [index, seconds] of [30, 60, 300, 900].entries()) {
      // Started anew: what the process knew is gone, the number on the disk is not.
      const again = testAppBeforeSetUp(ports);
      ports.setNow(index % 2 === 0 ? '2031-01-01T00:00:00.000Z' : '2001-01-01T00:00:00.000Z');
      expect(await again.ask('vault.unlockByPin', { pin })).toMatchObject({
        failure: { code: 'vault.wait', detail: { seconds } },
      });
      ports.pass(seconds * 1000);
      await again.refused('staff.pin-wrong', 'vault.unlockByPin', { pin: adasPin });
      expect(shop.wrongOnDisk()).toBe(6 + index);
    }
    const last = testAppBeforeSetUp(ports);
    ports.pass(3_600_000);
    await last.refused('vault.pin-used-up', 'vault.unlockByPin', { pin: adasPin });
    expect(existsSync(shop.computerFile())).toBe(false);
    await last.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
    ports.setNow('2026-11-23T10:00:00.000Z');
    await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(shop.pinsInFile()).toEqual([]);
    expect(shop.acts()[0]).toEqual({ act: 'staff.pins-gone', role: 'Owner' });
  });

  it('in a row only: the right one starts anew', async () => {
    for (let round = 0; round < 2; round++) {
      await wrongTimes(5);
      ports.pass(30_000);
      await app.call('vault.unlockByPin', { pin });
      expect(shop.wrongOnDisk()).toBe(0);
      app.close();
    }
  });

  it('whose number was changed by hand, or that a kill left at ten, are no tries at all', async () => {
    await wrongTimes(3);
    const good = readFileSync(shop.computerFile(), 'utf8');
    const changes = [
      good.replace('"wrong":3', '"wrong":0'),
      good.replace('"wrong":3', '"wrong":10'),
      good.slice(0, -9),
      good.replace(/"vaultId":"./, '"vaultId":"x'),
      good.padEnd(10_000),
      '',
    ];
    for (const changed of changes) {
      writeFileSync(shop.computerFile(), changed);
      await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
    }
    writeFileSync(shop.computerFile(), good);
    await app.call('vault.unlockByPin', { pin });
  });
});
