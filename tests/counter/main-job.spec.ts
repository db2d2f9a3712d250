import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, expect, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { fernAndFoxglove, ShopWindow } from './pages/shop-window.ts';
import { passphrase, twoWhoLeave } from './worlds.ts';

test('a shop opens, asks its first customer, prints its signs, closes, and everything is there the next day', async ({
  start,
  savedTo,
}) => {
  test.setTimeout(120_000);
  const first = await start();
  const shop = new ShopWindow(first.window);
  const card = new CardInHand(first.window);
  await shop.setUp(fernAndFoxglove);
  await shop.toCounter();
  await shop.addCustomer('Quillon Zephyrine', '07700 900123');
  await card.question().waitFor();
  await card.answer('yes');
  await card.by('sms');
  await card.goOn();
  await card.answer('not-now');
  await card.finish();
  await card.close();
  await shop.go('notices');
  await shop.saveSign('poster-a4');
  await shop.saveSign('card-a6');
  expect(readdirSync(savedTo).sort()).toEqual([
    'notice-v1-card-a6-en.pdf',
    'notice-v1-poster-a4-en.pdf',
    'recovery-sheet.pdf',
  ]);
  await close(first);

  const next = await start();
  const again = new ShopWindow(next.window);
  await again.unlock(fernAndFoxglove.passphrase);
  await again.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(next.window.getByText(again.say('consent.states.ConsentGiven'), { exact: true })).toBeVisible();
  await again.stopEverything();
  await next.window.getByRole('button', { name: again.say('consent.stop.done'), exact: true }).click();
  await expect(next.window.getByText(again.say('consent.states.ConsentWithdrawn'), { exact: true })).toBeVisible();
  await expect(next.window.getByText(again.say('consent.states.ConsentGiven'), { exact: true })).toBeHidden();
});

test('a sign is exactly as large as its paper, can be read aloud, and brings its fonts', async ({
  window,
  savedTo,
}) => {
  test.setTimeout(120_000);
  const shop = new ShopWindow(window);
  await shop.setUp(fernAndFoxglove);
  await shop.toCounter();
  await shop.go('notices');
  await shop.saveSign('poster-a4');
  await shop.saveSign('card-a6');
  for (const [file, width, height] of [
    ['notice-v1-poster-a4-en.pdf', 595.28, 841.89],
    ['notice-v1-card-a6-en.pdf', 297.64, 419.53],
  ] as const) {
    const pdf = readFileSync(join(savedTo, file)).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes, `${file} has one page`).toHaveLength(1);
    // Chromium rounds a page to half a point, 0.2 mm.
    expect(Math.abs(Number(boxes[0]?.[1]) - width)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(Number(boxes[0]?.[2]) - height)).toBeLessThanOrEqual(0.5);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/FontFile|\/Type3/);
    expect(pdf).not.toContain('Zephyrine');
  }
});

test.describe('A shop with customers', () => {
  test.use({ world: twoWhoLeave });

  test('is tidied up: a wrong number removes nobody, the right one exactly the two who are due', async ({
    window,
    savedTo,
  }) => {
    const shop = new ShopWindow(window);
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
    await shop.go('clean-up');
    const cleanUp = new CleanUp(window);
    await cleanUp.ready();
    await cleanUp.begin();
    await cleanUp.confirm('3');
    await expect(window.getByText(shop.say('cleanup.confirm.wrong'))).toBeVisible();
    await cleanUp.confirm('2');
    await ownerAgain(window, passphrase);
    await cleanUp.receipt();
    await cleanUp.saveReceipt();
    expect(readdirSync(savedTo)).toHaveLength(1);
    await shop.go('customers');
    await expect(window.getByRole('cell', { name: 'Ada Fern' })).toBeVisible();
    await expect(window.getByRole('cell', { name: 'Marta Oduya' })).toBeHidden();
  });

  test('changes a customer, and erases one at their wish after the name was typed', async ({ window }) => {
    const shop = new ShopWindow(window);
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
    await shop.go('customers');
    await window.getByRole('cell', { name: 'Ada Fern' }).click();
    await window.getByRole('button', { name: shop.say('customers.profile.edit') }).click();
    await window.getByLabel(shop.say('customers.edit.name')).fill('Ada Fernsby');
    await window.getByRole('button', { name: shop.say('customers.edit.save') }).click();
    await window.getByRole('heading', { name: 'Ada Fernsby' }).waitFor();
    await window.getByRole('button', { name: shop.say('customers.profile.erase') }).click();
    const dialog = window.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('Ada');
    await dialog.getByRole('button', { name: shop.say('customers.erase.go') }).click();
    await expect(dialog.getByText(shop.say('customers.erase.different'))).toBeVisible();
    await dialog.getByRole('textbox').fill('Ada Fernsby');
    await dialog.getByRole('button', { name: shop.say('customers.erase.go') }).click();
    await ownerAgain(window, passphrase);
    await window.getByRole('heading', { name: shop.say('cleanup.receipt.title'), exact: true }).waitFor();
    await window.getByRole('button', { name: shop.say('cleanup.receipt.close') }).click();
    await expect(window.getByRole('cell', { name: 'Marta Oduya' })).toBeVisible();
    await expect(window.getByRole('cell', { name: /Ada/ })).toBeHidden();
  });

  test('keeps what was typed when a field is wrong, and says what is wrong beside it', async ({ window }) => {
    const shop = new ShopWindow(window);
    await shop.unlock(passphrase);
    await shop.searchBox().fill('New Person');
    await window.getByRole('button', { name: shop.say('counter.add') }).click();
    const contact = window.getByLabel(shop.say('counter.new.contact'));
    await contact.fill('@@@');
    await window.getByRole('button', { name: shop.say('counter.new.save') }).click();
    await expect(contact).toHaveAccessibleDescription(
      new RegExp(shop.say('failures.customer.contact-unreadable').slice(0, 40)),
    );
    await expect(contact).toHaveValue('@@@');
    await expect(window.getByLabel(shop.say('counter.new.name'), { exact: true })).toHaveValue('New Person');
    await window.getByRole('button', { name: shop.say('counter.new.cancel') }).click();
    await shop.searchBox().fill('New Person');
    await expect(window.getByText(shop.say('counter.nobody', { text: 'New Person' }))).toBeVisible();
  });
});
