import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { close, expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

test.describe('A shop with a customer', () => {
  test.use({
    world: shopWith('a shop with a customer', async (ask) => {
      await ask('customers.add', {
        displayName: 'Marta Oduya',
        contact: 'marta@oduya.example',
        language: 'en',
        underSixteen: false,
      });
    }),
  });

  test('is backed up to a stick, tries the backup, and puts it back with the passphrase', async ({
    window,
    picture,
  }) => {
    test.setTimeout(120_000);
    const shop = new ShopWindow(window);
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
    await shop.go('shop');
    await window.getByRole('tab', { name: shop.say('backups.tab') }).click();
    await window.getByRole('button', { name: shop.say('backups.place.choose') }).click();
    await window.getByRole('button', { name: shop.say('backups.copies.now') }).click();
    await window.getByText(shop.say('backups.copies.done')).waitFor();
    await window.getByRole('button', { name: shop.say('backups.drill.now') }).click();
    await window.getByText(shop.say('backups.drill.good', { count: 1, number: '1' })).waitFor();
    await expectAccessible(window);
    await picture(window, 'backups');
    await window.getByRole('button', { name: new RegExp(shop.say('backups.copies.put-back')) }).click();
    await window.getByLabel(shop.say('backups.restore.secret.passphrase'), { exact: true }).last().fill(passphrase);
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('backups.restore.go') }).click();
    await window.getByText(shop.say('backups.restore.done.again-none')).waitFor();
    await expectAccessible(window);
    await picture(window, 'put back');
    await window.getByRole('button', { name: shop.say('backups.restore.done.open') }).click();
    await shop.unlock(passphrase);
    await shop.openCustomer('marta', 'Marta Oduya');
  });
});

test.describe('A fresh computer with a stick', () => {
  test.use({ world: shopWith('the old computer') });

  test('goes on from the backup, from the first screen of set-up', async ({ start, folder }) => {
    test.setTimeout(120_000);
    const first = await start();
    const shop = new ShopWindow(first.window);
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
    await shop.go('shop');
    await first.window.getByRole('tab', { name: shop.say('backups.tab') }).click();
    await first.window.getByRole('button', { name: shop.say('backups.place.choose') }).click();
    await first.window.getByRole('button', { name: shop.say('backups.copies.now') }).click();
    await first.window.getByText(shop.say('backups.copies.done')).waitFor();
    await close(first);
    for (const name of ['customers.vault', 'slots.a.json', 'slots.b.json', 'journal.witness', 'erasures.ledger'])
      rmSync(join(folder, name), { force: true });
    const { window } = await start();
    await window.getByRole('button', { name: shop.say('backups.restore.door') }).click();
    await window.getByRole('button', { name: shop.say('backups.restore.choose') }).click();
    await window.getByRole('radio').first().check({ force: true });
    await window.getByLabel(shop.say('backups.restore.secret.passphrase'), { exact: true }).last().fill(passphrase);
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('backups.restore.go') }).click();
    await expect(window.getByText(shop.say('backups.restore.done.title'))).toBeVisible();
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('backups.restore.done.open') }).click();
    await new ShopWindow(window).unlock(passphrase);
    await new ShopWindow(window).searchBox().waitFor();
  });
});
