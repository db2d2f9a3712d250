import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { allowPin, openWithPin, shopWithPin } from './pages/pins.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase } from './worlds.ts';

test.use({ world: shopWithPin });

test('a PIN that the system protects opens the locked book in the name of its person, within two seconds', async ({
  running,
  picture,
}) => {
  test.setTimeout(120_000);
  const { app, window } = running;
  const shop = new ShopWindow(window);
  const { say } = shop;
  await keyring(app);
  await shop.unlock(passphrase);
  await allowPin(shop, async (step) => {
    await expectAccessible(window);
    await picture(window, step);
  });
  await picture(window, 'a PIN is allowed');

  await shop.lock();
  await window.getByText(say('lock.pin-text')).waitFor();
  await expectAccessible(window);
  await picture(window, 'the lock with a PIN');
  const field = window.getByLabel(say('lock.pin'), { exact: true });
  await field.fill('739105');
  await window.getByRole('button', { name: say('lock.unlock'), exact: true }).click();
  await window.getByText(say('failures.staff.pin-wrong')).waitFor();
  const since = Date.now();
  await openWithPin(shop);
  expect(Date.now() - since).toBeLessThan(2000);
  await expect(window.getByRole('button', { name: say('app.nav.shop') })).toHaveCount(0);
  await picture(window, 'in with a PIN');

  await shop.lock();
  await window.getByText(say('lock.pin-text')).waitFor();
  await window.getByRole('button', { name: say('lock.by-passphrase') }).click();
  await shop.unlock(passphrase);
  await window.getByRole('button', { name: say('app.nav.shop') }).waitFor();
});

test('without a keyring the screen says why only the passphrase opens the locked book, and what still works', async ({
  window,
  folder,
  picture,
}) => {
  const shop = new ShopWindow(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await shop.go('shop');
  await window.getByRole('tab', { name: say('staff.tab') }).click();
  await window.getByText(say('keys.pins.unprotected')).waitFor();
  await expect(window.getByRole('button', { name: say('keys.pins.allow') })).toHaveCount(0);
  await expectAccessible(window);
  await picture(window, 'no PIN opens the book here');
  expect(existsSync(join(folder, 'this-computer.json'))).toBe(false);
});

/** A keyring in the place of the one that this computer may not have: Electron's own calls, answered by the test. */
async function keyring(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ safeStorage }) => {
    const sealed = (text: string) => Buffer.from(`kept: ${text}`);
    const opened = (bytes: Buffer) => bytes.toString().slice('kept: '.length);
    Object.assign(safeStorage, {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text: string) => sealed(text),
      decryptStringAsync: async (bytes: Buffer) => ({ result: opened(bytes), shouldReEncrypt: false }),
    });
  });
}
