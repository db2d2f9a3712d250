import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith, type World } from './worlds.ts';

let page = 0;
const filled = shopWith('a shop with sixty customers', async (ask, state) => {
  for (let person = 1; person <= 60; person += 1) {
    const displayName = `Émile Dubois-${String(person).padStart(2, '0')}`;
    const contact = `emile${person}@example.org`;
    await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  }
  const find =
    "SELECT pageno FROM dbstat WHERE name = 'customer' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1";
  page = state.unlocked?.vault.db.prepare(find).pluck().get() as number;
});

/** A page with people in it is spoilt, and the folder bears the mark of a program that copies it elsewhere. */
const damaged: World = {
  name: 'a damaged book in a copied folder',
  async prepare(folder) {
    await filled.prepare(folder);
    const file = openSync(join(folder, 'customers.vault'), 'r+');
    writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, (page - 1) * 4096 + 2000);
    closeSync(file);
    mkdirSync(join(folder, '.stfolder'));
  },
};

test.use({ world: damaged });

test('a damaged book is salvaged from its own page: what is missing is listed, and the damaged file stays', async ({
  window,
  folder,
  savedTo,
  picture,
}) => {
  const shop = new ShopWindow(window);
  await window.getByText(shop.say('lock.around.synced', { by: 'Syncthing' })).waitFor();
  await expectAccessible(window);
  await picture(window, 'copied elsewhere');
  await shop.unlock(passphrase);
  await window.getByRole('heading', { name: shop.say('lock.trouble.vault.damaged.title') }).waitFor();
  await expectAccessible(window);
  await picture(window, 'damaged');
  await window.getByLabel(shop.say('lock.salvage.passphrase'), { exact: true }).fill(passphrase);
  await window.keyboard.press('Enter');
  await window.getByRole('heading', { name: shop.say('lock.salvage.done.title') }).waitFor();
  await expect(window.getByText(/^emile dubois/).first()).toBeVisible();
  await expectAccessible(window);
  await picture(window, 'salvaged');
  expect(readdirSync(folder).filter((name) => name.startsWith('customers.vault.damaged-'))).toHaveLength(1);
  await window.getByRole('button', { name: shop.say('lock.salvage.list.save-pdf') }).click();
  await window.getByText(shop.say('lock.salvage.list.saved'), { exact: true }).waitFor();
  expect(readdirSync(savedTo)).toEqual(['salvage.pdf']);
  await window.getByRole('button', { name: shop.say('lock.salvage.done.open') }).click();
  await shop.searchBox().waitFor();
  await shop.openCustomer('dubois-60', 'Émile Dubois-60');

  await shop.go('shop');
  await window.getByRole('tab', { name: shop.say('backups.tab') }).click();
  const kept = window.getByRole('heading', { name: shop.say('lock.salvage.list.title') });
  await kept.waitFor();
  await expectAccessible(window);
  await picture(window, 'the list that is kept');
  await window.getByRole('button', { name: shop.say('lock.salvage.list.away') }).click();
  await expect(kept).toHaveCount(0);
});
