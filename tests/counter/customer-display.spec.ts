import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

test.use({
  world: shopWith('a shop with a screen for its customers', async (ask) => {
    await ask('customers.add', {
      displayName: 'Quillon Zephyrine',
      contact: 'quillon@example.org',
      language: 'en',
      underSixteen: false,
    });
    await ask('display.use', { wanted: true });
  }),
});

const customerPage = 'app://-/customer.html';

/** A second screen beside the real one, as the system would tell of it; or none. */
async function plug(app: ElectronApplication, there: boolean): Promise<void> {
  await app.evaluate(({ screen }, second) => {
    const [first] = screen.getAllDisplays();
    if (first === undefined) throw new Error('no screen');
    const other = { ...first, id: first.id + 1, bounds: { x: 60, y: 40, width: 1280, height: 800 } };
    Object.assign(screen, {
      getAllDisplays: () => (second ? [first, other] : [first]),
      getDisplayMatching: () => first,
    });
    screen.emit(second ? 'display-added' : 'display-removed', {}, other);
  }, there);
}

async function customerWindow(app: ElectronApplication): Promise<Page> {
  const there = () => app.windows().find((page) => page.url() === customerPage);
  await expect.poll(() => there() !== undefined).toBe(true);
  return there() as Page;
}

test("the card is answered on the customer's screen, which knows nothing of the shop's", async ({
  running,
  picture,
}) => {
  const { app, window } = running;
  const shop = new ShopWindow(window);
  const { say } = shop;
  await plug(app, true);
  await shop.unlock(passphrase);
  const customer = await customerWindow(app);
  await customer.getByRole('heading', { name: 'Fern & Foxglove' }).waitFor();
  await picture(customer, 'at rest');

  // Two functions, no line to the core, and every protection that the shop's page has.
  const powers = await customer.evaluate(() => ({
    own: Object.keys((window as unknown as { customerSide: object }).customerSide).sort(),
    others: ['shop', 'printPage', 'require', 'process', 'electron'].filter((name) => name in window),
  }));
  expect(powers).toEqual({ own: ['say', 'start'], others: [] });
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };
  expect(preferences).toEqual([locked, locked]);

  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: say('counter.person.ask'), exact: true }).click();
  const card = new CardInHand(customer);
  await card.question().waitFor();
  await picture(customer, 'the card');
  await window.getByRole('heading', { name: say('consent.elsewhere.title', { name: 'Quillon Zephyrine' }) }).waitFor();
  await expect(customer.locator('body')).not.toContainText('Quillon');
  await expectAccessible(customer);
  await expectAccessible(window);
  // What was tapped in one language is nothing in another.
  await card.answer('no');
  await card.speak('en', 'de');
  const inGerman = new CardInHand(customer, 'de');
  await inGerman.answer('yes');
  await inGerman.by('email');
  await picture(window, 'the shop meanwhile');
  await inGerman.goOn();
  await inGerman.answer('not-now');
  await inGerman.finish();
  await customer.locator('.slip').waitFor();
  await picture(customer, 'done');
  await window.getByRole('heading', { name: say('consent.elsewhere.done-title') }).waitFor();
  await picture(window, 'done, for the shop');
  await expectAccessible(window);
  await inGerman.close();
  await shop.searchBox().waitFor();
  await customer.getByRole('heading', { name: 'Fern & Foxglove' }).waitFor();
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(window.getByText(say('consent.states.ConsentGiven'), { exact: true })).toHaveCount(1);
  await expect(window.getByText(say('consent.states.ConsentRequestDeferred'), { exact: true }).first()).toBeVisible();

  // Locked in the middle, from outside: the page there is empty, and nothing was recorded.
  await window.getByRole('button', { name: say('counter.person.ask'), exact: true }).click();
  await card.question().waitFor();
  await card.answer('no');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await window.getByRole('heading', { name: say('lock.title') }).waitFor();
  await expect(card.question()).toHaveCount(0);
  await expect(customer.locator('body')).not.toContainText(/\p{L}/u);
  await shop.unlock(passphrase);
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(window.getByText(say('consent.states.ConsentGiven'), { exact: true })).toHaveCount(1);
});

test('pulled out in the middle, the card comes back with what was answered, and no more', async ({ running }) => {
  const { app, window } = running;
  const shop = new ShopWindow(window);
  const { say } = shop;
  await plug(app, true);
  await shop.unlock(passphrase);
  let customer = await customerWindow(app);
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  const ask = window.getByRole('button', { name: say('counter.person.ask'), exact: true });
  await ask.click();
  const there = new CardInHand(customer);
  await there.question().waitFor();
  const asked = await there.question().innerText();
  await there.answer('yes');
  await there.by('email');
  await plug(app, false);
  await expect.poll(() => customer.isClosed()).toBe(true);

  // Here again, with the tap that was made there; nothing is recorded before somebody says so.
  const here = new CardInHand(window);
  await expect(here.question()).not.toHaveText(asked);
  await window.getByRole('button', { name: say('card.leave') }).click();
  await expect(window.getByText(say('counter.person.nothing'))).toBeVisible();

  // The same once more, and this time it is finished here.
  await plug(app, true);
  customer = await customerWindow(app);
  await ask.click();
  const again = new CardInHand(customer);
  await again.answer('no');
  await expect(again.question()).not.toHaveText(asked);
  await plug(app, false);
  await here.question().waitFor();
  await here.answer('not-now');
  await here.finish();
  await here.close();
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(window.getByText(say('consent.states.ConsentRefused'), { exact: true }).first()).toBeVisible();
  await expect(window.getByText(say('consent.states.ConsentGiven'), { exact: true })).toHaveCount(0);
});

test("slip and history are shown on the customer's screen while the shop keeps its own page, and leave it with the lock", async ({
  running,
  picture,
}) => {
  const { app, window } = running;
  const shop = new ShopWindow(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: say('counter.person.ask'), exact: true }).click();
  const card = new CardInHand(window);
  await card.answer('yes');
  await card.by('email');
  await card.goOn();
  await card.answer('no');
  await card.finish();
  await card.close();
  await plug(app, true);
  const customer = await customerWindow(app);
  const resting = customer.getByRole('heading', { name: 'Fern & Foxglove' });
  await resting.waitFor();

  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: say('counter.person.answers') }).click();
  const show = window.getByRole('button', { name: say('consent.answers.show') });
  await show.first().click();
  await customer.locator('.slip').waitFor();
  await window.getByText(say('consent.answers.shown-slip')).waitFor();
  await picture(customer, 'the slip');
  await picture(window, 'the shop while the slip is shown');
  await expectAccessible(customer);
  await expectAccessible(window);
  await expect(customer.locator('body')).not.toContainText('Quillon');
  // In the language that is chosen at the counter, as soon as it is chosen.
  await window.getByRole('button', { name: new RegExp(say('consent.answers.language')) }).click();
  await window.getByRole('option', { name: 'Deutsch' }).click();
  const german = new CardInHand(customer, 'de');
  await customer.getByRole('heading', { name: german.say('slip.label') }).waitFor();
  await window.getByRole('button', { name: say('consent.answers.take-away') }).click();
  await resting.waitFor();

  await show.last().click();
  await customer.getByRole('heading', { name: german.say('slip.history.title') }).waitFor();
  await picture(customer, 'the history');
  await expectAccessible(customer);
  await expect(customer.locator('body')).not.toContainText('Quillon');
  await customer.getByRole('button', { name: german.say('slip.history.close') }).click();
  await resting.waitFor();
  await expect(window.getByText(say('consent.answers.shown-history'))).toHaveCount(0);
  await show.last().click();
  await customer.getByRole('heading', { name: german.say('slip.history.title') }).waitFor();
  await shop.lock();
  await expect(customer.locator('body')).not.toContainText(/\p{L}/u);
});
