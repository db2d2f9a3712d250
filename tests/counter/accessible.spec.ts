import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { fernAndFoxglove, ShopWindow } from './pages/shop-window.ts';
import { listEverybodyDue, passphrase, shopWith } from './worlds.ts';

test('every page of set-up can be used by everybody, in light and in dark', async ({ window }) => {
  test.setTimeout(120_000);
  const shop = new ShopWindow(window);
  await shop.setUp(fernAndFoxglove, () => expectAccessible(window));
  await shop.toCounter();
  await expectAccessible(window);
  await shop.go('customers');
  await window.getByRole('heading', { name: shop.say('customers.empty.title') }).waitFor();
  await expectAccessible(window);
});

test.describe('A shop with customers', () => {
  test.use({
    world: shopWith('a shop with customers', async (ask, state) => {
      const { id } = (await ask('customers.add', {
        displayName: 'Quillon Zephyrine',
        contact: 'quillon@example.org',
        language: 'en',
        underSixteen: false,
      })) as { id: string };
      await ask('consents.stop', { customerId: id, which: null });
      await ask('customers.add', {
        displayName: 'Old Hand',
        contact: '07700 900123',
        language: 'de',
        underSixteen: true,
      });
      state.unlocked?.vault.transaction((tx) =>
        tx
          .prepare("UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE display_name = 'Old Hand'")
          .run(),
      );
      await listEverybodyDue(ask);
      await ask('customers.add', {
        displayName: 'Second Old Hand',
        contact: '07700 900124',
        language: 'en',
        underSixteen: false,
      });
      state.unlocked?.vault.transaction((tx) =>
        tx
          .prepare("UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE display_name LIKE 'Second%'")
          .run(),
      );
    }),
  });

  test('every page of the counter can be used by everybody', async ({ window }) => {
    test.setTimeout(120_000);
    const shop = await unlocked(window);
    const card = new CardInHand(window);
    await shop.searchBox().fill('quil');
    await window.getByRole('option').first().waitFor();
    await expectAccessible(window);
    await shop.searchBox().fill('Somebody New');
    await window.getByText(shop.say('counter.nobody', { text: 'Somebody New' })).waitFor();
    await shop.addCustomer('Somebody New', 'new@example.org', () => expectAccessible(window));
    await card.question().waitFor();
    await expectAccessible(window);
    await card.answer('yes');
    await expectAccessible(window);
    await card.by('email');
    await card.goOn();
    await card.answer('no');
    await expectAccessible(window);
    await card.finish();
    await expectAccessible(window);
    await card.close();
    await shop.openCustomer('new@', 'Somebody New');
    await expectAccessible(window);
    await shop.stopEverything();
    await expectAccessible(window);
  });

  test('every page for sitting down can be used by everybody', async ({ window }) => {
    test.setTimeout(120_000);
    const shop = await unlocked(window);
    await shop.go('customers');
    await window.getByRole('cell', { name: 'Quillon Zephyrine' }).waitFor();
    await expectAccessible(window);
    await window.getByRole('cell', { name: 'Quillon Zephyrine' }).click();
    await window.getByRole('heading', { name: 'Quillon Zephyrine' }).waitFor();
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('customers.profile.erase') }).click();
    await window.getByRole('alertdialog').waitFor();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: shop.say('customers.profile.edit') }).click();
    await window.getByLabel(shop.say('customers.edit.name')).waitFor();
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('customers.edit.cancel') }).click();
    await window.getByRole('button', { name: shop.say('requests.start') }).click();
    await window.getByRole('button', { name: shop.say('requests.save') }).waitFor();
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('requests.save') }).click();
    await window.getByText(shop.say('requests.kind.see'), { exact: false }).first().waitFor();
    await shop.go('requests');
    await window.getByRole('button', { name: shop.say('requests.refuse') }).click();
    await expectAccessible(window);
    await shop.go('notices');
    await window.locator('.sign').first().waitFor();
    await expectAccessible(window);
    await shop.go('shop');
    await expectAccessible(window);
    await window.getByRole('tab', { name: shop.say('shop.display.title') }).click();
    await expectAccessible(window);
    await window.getByRole('tab', { name: shop.say('rules.tab') }).click();
    await window.getByText(shop.say('rules.checked'), { exact: true }).waitFor();
    await expectAccessible(window);
    await shop.go('journal');
    await window.getByRole('cell', { name: 'Quillon Zephyrine' }).first().click();
    await window
      .getByRole('button', { name: shop.say('journal.filter.about', { name: 'Quillon Zephyrine' }) })
      .waitFor();
    await expectAccessible(window);
    await window.getByRole('button', { name: shop.say('journal.filter.about', { name: 'Quillon Zephyrine' }) }).click();
    await window.getByRole('searchbox').fill('old');
    await window.getByRole('option').first().waitFor();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await window.getByRole('tab', { name: shop.say('journal.tabs.check') }).click();
    await window.getByRole('button', { name: shop.say('journal.check.button') }).click();
    await window.getByText(shop.say('journal.check.head', { head: '' })).waitFor();
    await window.getByRole('button', { name: shop.say('journal.paper.button') }).click();
    await window.getByText(shop.say('journal.paper.bad')).waitFor();
    await expectAccessible(window);
    await shop.go('clean-up');
    const cleanUp = new CleanUp(window);
    await cleanUp.ready();
    await window.getByText(shop.say('cleanup.groups.show-going')).click();
    await window.getByRole('cell', { name: 'Second Old Hand' }).waitFor();
    await window.getByText(shop.say('keeping.show')).click();
    await expectAccessible(window);
    await window
      .getByRole('button', { name: new RegExp(`^${shop.say('keeping.edit.open')}`) })
      .first()
      .click();
    await expectAccessible(window);
    await cleanUp.begin();
    await expectAccessible(window);
    await cleanUp.confirm();
    await ownerAgain(window, passphrase, 'en', () => expectAccessible(window));
    await cleanUp.receipt();
    await expectAccessible(window);
  });
});

async function unlocked(window: Page): Promise<ShopWindow> {
  const shop = new ShopWindow(window);
  await shop.unlock(passphrase);
  await shop.searchBox().waitFor();
  return shop;
}
