import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { close, expect, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

const person = {
  displayName: 'Quillon Zephyrine',
  contact: 'quillon@example.org',
  language: 'en',
  underSixteen: false,
};
test.use({
  world: shopWith('a shop with one customer', async (ask) => {
    await ask('customers.add', person);
  }),
});

/** Counts every tap that reaches a button, a box or a row in the window. */
async function countTaps(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const count = { taps: 0 };
    Object.assign(globalThis, { count });
    const note = (event: Event) => {
      if (event.isTrusted) count.taps += 1;
    };
    document.addEventListener('click', note, { capture: true });
  });
  return () => window.evaluate(() => (globalThis as unknown as { count: { taps: number } }).count.taps);
}

test('a new customer is greeted, added, asked and done in at most ten taps and fifteen seconds of app and hands', async ({
  window,
}, info) => {
  const shop = new ShopWindow(window);
  const card = new CardInHand(window);
  await shop.unlock(passphrase);
  await shop.searchBox().waitFor();
  const taps = await countTaps(window);
  const began = performance.now();
  await shop.addCustomer('Aroha Ngata', '07700 900555');
  await card.question().waitFor();
  await card.answer('yes');
  await card.by('sms');
  await card.goOn();
  await card.answer('not-now');
  await card.finish();
  await card.close();
  await shop.searchBox().waitFor();
  const seconds = (performance.now() - began) / 1000;
  const tapped = await taps();
  // Half a second of a hand for every tap, beside what the app itself took.
  const withHands = seconds + tapped * 0.5;
  const figures = `${tapped} taps, ${seconds.toFixed(1)} s of the app, ${withHands.toFixed(1)} s with hands`;
  info.annotations.push({ type: 'figures', description: figures });
  console.log(`greeting to done: ${figures}`);
  expect(tapped).toBeLessThanOrEqual(10);
  expect(withHands).toBeLessThan(15);
});

test('double taps, the way back and a lock in the middle record nothing that was not answered', async ({ start }) => {
  test.setTimeout(120_000);
  const first = await start();
  const shop = new ShopWindow(first.window);
  const card = new CardInHand(first.window);
  await shop.unlock(passphrase);
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  const ask = first.window.getByRole('button', { name: shop.say('counter.person.ask'), exact: true });
  const nothing = first.window.getByText(shop.say('counter.person.nothing'));

  // Two taps on Ask open one card; two on Yes are one.
  await ask.dblclick();
  await card.question().waitFor();
  const question = await card.question().innerText();
  await first.window.getByRole('button', { name: shop.say('card.answers.yes'), exact: true }).dblclick();
  await expect(card.question()).toHaveText(question);
  // The window's own way back leads nowhere, and the card stays.
  await first.window.evaluate(() => history.back());
  await first.window.keyboard.press('Alt+ArrowLeft');
  await expect(card.question()).toHaveText(question);
  // A yes without confirmation is none.
  await first.window.getByRole('button', { name: shop.say('card.leave') }).click();
  await expect(nothing).toBeVisible();

  // Killed with the card on screen: the same.
  await ask.click();
  await card.answer('yes');
  await card.by('email');
  first.app.process().kill('SIGKILL');
  const next = await start();
  const again = new ShopWindow(next.window);
  await again.unlock(passphrase);
  await again.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(next.window.getByText(again.say('counter.person.nothing'))).toBeVisible();

  // Two quick taps on No answer one question, not the next one too.
  const other = new CardInHand(next.window);
  await next.window.getByRole('button', { name: again.say('counter.person.ask'), exact: true }).click();
  await other.question().waitFor();
  const asked = await other.question().innerText();
  await next.window.getByRole('button', { name: again.say('card.answers.no'), exact: true }).dblclick();
  await expect(other.question()).not.toHaveText(asked);
  await expect(next.window.locator('.card-answer')).toHaveCount(4);
  await expect(next.window.locator('.card-answer[aria-pressed="true"]')).toHaveCount(0);
  // A tapped No counts, also when the card is left; Done tapped twice records once.
  await next.window.getByRole('button', { name: again.say('card.leave') }).click();
  await expect(
    next.window.getByText(again.say('consent.states.ConsentRefused'), { exact: true }).first(),
  ).toBeVisible();
  await expect(next.window.getByText(again.say('consent.states.ConsentGiven'), { exact: true })).toBeHidden();
  await next.window.getByRole('button', { name: again.say('counter.person.ask'), exact: true }).click();
  await other.question().waitFor();
  await other.answer('no');
  await other.answer('no');
  await next.window.getByRole('button', { name: again.say('card.finish') }).dblclick();
  await next.window.getByRole('button', { name: again.say('card.done.close') }).waitFor();
  await close(next);
});

test('names and questions in scripts from right to left stand as they are read, beside those from left to right', async ({
  window,
}) => {
  const shop = new ShopWindow(window);
  const { say } = shop;
  const name = 'محمد إبراهيم';
  const directions = (selector: string) =>
    window.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  await shop.unlock(passphrase);
  await shop.addCustomer(name, 'mohamed@example.org');
  await new CardInHand(window).question().waitFor();
  await window.getByRole('button', { name: say('card.leave') }).click();
  await window.getByRole('heading', { name }).waitFor();
  expect(await directions('#person-name')).toEqual(['ltr']);
  expect(await directions('#person-name bdi')).toEqual(['rtl']);
  await window.getByRole('button', { name: say('counter.person.next') }).click();
  // Without the marks that nobody types, and with the box written from its own side.
  await shop.searchBox().fill('ابراهيم');
  await window.getByRole('option', { name }).waitFor();
  expect(await directions('input[type="search"]')).toEqual(['rtl']);
  expect(await directions('.hit-name bdi')).toEqual(['rtl']);
});

test('the next customer finds nothing of the one before: what was tapped for the first never reaches the second', async ({
  window,
}) => {
  const shop = new ShopWindow(window);
  await shop.unlock(passphrase);
  await shop.addCustomer('Aroha Ngata', '07700 900555');
  const card = new CardInHand(window);
  await card.question().waitFor();
  await card.answer('yes');
  await card.by('sms');
  await window.getByRole('button', { name: shop.say('card.leave') }).click();
  await window.getByRole('heading', { name: 'Aroha Ngata' }).waitFor();
  await window.getByRole('button', { name: shop.say('counter.person.next') }).click();
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: shop.say('counter.person.ask'), exact: true }).click();
  await card.question().waitFor();
  await expect(window.locator('.card-answer[aria-pressed="true"]')).toHaveCount(0);
  await expect(window.getByRole('dialog').getByText('Aroha')).toHaveCount(0);
});

test('an adding is taken back with one tap, and the person is gone', async ({ window }) => {
  const shop = new ShopWindow(window);
  await shop.unlock(passphrase);
  await shop.addCustomer('Aroha Ngata', '07700 900555');
  await new CardInHand(window).question().waitFor();
  await window.getByRole('button', { name: shop.say('card.leave') }).click();
  await window.getByText(shop.say('counter.undo.added', { name: 'Aroha Ngata' })).waitFor();
  await window.getByRole('button', { name: shop.say('counter.undo.undo') }).click();
  await shop.searchBox().fill('Aroha');
  await expect(window.getByText(shop.say('counter.nobody', { text: 'Aroha' }))).toBeVisible();
});

test('a sheet is printed, filled in elsewhere, and typed in against its number; a script is read aloud', async ({
  window,
  savedTo,
}) => {
  test.setTimeout(120_000);
  const shop = new ShopWindow(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: say('counter.asking.otherwise') }).click();
  await window.getByText(say('asking.way.paper.name'), { exact: true }).click();
  await window.getByRole('button', { name: say('signs.save') }).click();
  await window.getByText(say('asking.sheets.done', { count: 1, first: '1', last: '1' })).waitFor();
  expect(readdirSync(savedTo)).toEqual(['sheet-1-en.pdf']);
  await window.getByLabel(say('asking.paper.number')).fill('Sheet 1');
  await window.locator('.script-sentence').first().waitFor();
  await expectAccessible(window);
  await window.getByRole('button', { name: say('asking.script.save') }).click();
  await expect(window.getByText(say('asking.script.answer-missing')).first()).toBeVisible();
  for (const answer of ['yes', 'no'] as const) {
    const group = window
      .getByRole('radiogroup')
      .filter({ has: window.getByRole('radio', { name: say('card.answers.skip') }) });
    await group
      .nth(answer === 'yes' ? 0 : 1)
      .getByText(say(`card.answers.${answer}`), { exact: true })
      .click();
  }
  await window.locator('.script-ways').getByText(say('card.channel-names.email'), { exact: true }).click();
  await window.getByRole('button', { name: say('asking.script.save') }).click();
  await window.getByText(say('asking.saved.paper')).waitFor();
  await expect(window.getByText(say('consent.states.ConsentGiven'), { exact: true })).toBeVisible();
  await window.getByRole('button', { name: say('counter.asking.otherwise') }).click();
  await window.getByText(say('asking.way.paper.name'), { exact: true }).click();
  await window.getByLabel(say('asking.paper.number')).fill('1');
  await expect(window.getByText(say('failures.consent.sheet-used', { number: 1 }))).toBeVisible();
  await window.getByText(say('asking.way.spoken.name'), { exact: true }).click();
  await window.locator('.script-sentence').first().waitFor();
});

test('the owner words a question anew while looking at the card, and the card asks in the new words', async ({
  window,
}) => {
  const shop = new ShopWindow(window);
  const { say } = shop;
  const words = 'May Fern & Foxglove write to you about its flowers? You can stop it at any time.';
  await shop.unlock(passphrase);
  await shop.searchBox().waitFor();
  await shop.go('asking');
  const field = window.getByLabel(say('asking.edit.ask'));
  await field.fill('You must say yes to everything and more.');
  await expect(window.getByText(say('asking.finding.coercive', { words: 'must' }))).toBeVisible();
  await expect(window.locator('.asking-card .card-sentence')).toHaveText('You must say yes to everything and more.');
  await expectAccessible(window);
  await field.fill(words);
  await window.getByRole('button', { name: say('notices.publish') }).click();
  await window.getByText(say('asking.page.published')).waitFor();
  await window.getByRole('tab', { name: say('asking.page.numbers') }).click();
  await window.getByText(say('asking.weeks.title')).waitFor();
  await expectAccessible(window);
  await shop.go('counter');
  await shop.openCustomer('zeph', 'Quillon Zephyrine');
  await window.getByRole('button', { name: say('counter.person.ask'), exact: true }).click();
  await expect(new CardInHand(window).question()).toHaveText(words);
});
