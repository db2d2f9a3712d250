import { readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { listEverybodyDue, passphrase, shopWith } from './worlds.ts';

// More stops than any page has: who is not there by then cannot be reached by keyboard.
const mostStops = 60;

/** Goes on with Tab until the focus is on it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await target.count()) === 1 && (await target.evaluate((found) => found === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it.');
}

async function press(page: Page, name: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole('button', { name, exact: true }).waitFor();
  await tabTo(page, within.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

test.describe('Without a mouse', () => {
  test.use({
    world: shopWith('two customers', async (ask, state) => {
      for (const [displayName, contact] of [
        ['Marta Oduya', '07700 900456'],
        ['Ada Fern', 'ada@example.org'],
      ] as const) {
        await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
      }
      state.unlocked?.vault.transaction((tx) =>
        tx
          .prepare(
            "UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE display_name = 'Marta Oduya'",
          )
          .run(),
      );
      await listEverybodyDue(ask);
    }),
  });

  test('a shop is unlocked, somebody is added and asked, a sign saved, the shop tidied and locked', async ({
    window: page,
    savedTo,
  }) => {
    test.setTimeout(120_000);
    const shop = new ShopWindow(page);
    const card = new CardInHand(page);
    const { say } = shop;

    // The passphrase box and the counter's box have the focus from the start.
    await expect(page.getByLabel(say('lock.passphrase'), { exact: true })).toBeFocused();
    await page.keyboard.type(`${passphrase}`);
    await page.keyboard.press('Enter');
    await expect(shop.searchBox()).toBeFocused();

    // As fast as a quick typist; faster would be a scanner, whose last key is not a Tab to the screen.
    await page.keyboard.type('Quillon Zephyrine', { delay: 60 });
    await press(page, say('counter.add'));
    await tabTo(page, page.getByLabel(say('counter.new.contact')));
    await page.keyboard.type('07700 900123', { delay: 60 });
    await page.keyboard.press('Enter');

    await card.question().waitFor();
    await press(page, say('card.answers.yes'));
    await tabTo(page, page.getByRole('checkbox', { name: say('card.channel-names.sms') }));
    await page.keyboard.press('Space');
    await press(page, say('card.continue'));
    await press(page, say('card.answers.not-now'));
    await press(page, say('card.finish'));
    await press(page, say('card.done.close'));

    await press(page, say('app.nav.notices'), page.getByRole('navigation'));
    await tabTo(page, page.getByRole('button', { name: new RegExp(`${say('signs.kind.label')}$`) }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: say('signs.kind.card'), exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.sign-card-a6').waitFor();
    await tabTo(page, page.getByRole('radio', { name: say('signs.layout.classic') }));
    await page.keyboard.press('ArrowDown');
    await page.locator('.look-band').waitFor();
    await press(page, say('signs.save'));
    await page.getByText(say('signs.saved'), { exact: true }).waitFor();
    expect(readdirSync(savedTo)).toEqual(['notice-v1-card-a6-en.pdf']);

    const cleanUp = new CleanUp(page);
    // Its page waits for the owner: the button says so.
    await press(page, `${say('app.nav.clean-up')} ${say('monthend.done.reminder')}`, page.getByRole('navigation'));
    await cleanUp.ready();
    await press(page, say('cleanup.list.go', { count: 1, number: '1' }));
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(say('cleanup.confirm.wrong'))).toBeVisible();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(say('staff.owner-again.passphrase'), { exact: true })).toBeFocused();
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await cleanUp.receipt();

    await press(page, say('app.nav.lock'), page.getByRole('navigation'));
    await page.getByRole('heading', { name: say('lock.title') }).waitFor();
    await expect(page.locator('body')).not.toContainText('Ada Fern');
  });

  test('the list of customers is walked with arrows, and a question goes away with Escape', async ({
    window: page,
  }) => {
    const shop = new ShopWindow(page);
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
    await press(page, shop.say('app.nav.customers'), page.getByRole('navigation'));
    await page.getByRole('cell', { name: 'Ada Fern' }).waitFor();
    await tabTo(page, page.getByRole('row', { name: /Ada Fern/ }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('row', { name: /Marta Oduya/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Marta Oduya' }).waitFor();
    await press(page, shop.say('customers.profile.erase'));
    await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(page.getByRole('button', { name: shop.say('customers.profile.erase') })).toBeFocused();
  });
});
