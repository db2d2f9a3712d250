import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { askPoppler } from './printed/pictures.ts';
import { passphrase, shopWith } from './worlds.ts';

test.use({
  world: shopWith('a shop with two customers', async (ask) => {
    for (const [displayName, contact] of [
      ['Quillon Zephyrine', 'quillon@example.org'],
      ['Jo Fern', '07700 900123'],
    ] as const) {
      await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
    }
  }),
});

test('the owner goes down the page, prints it, closes the month, and the app remembers where they stopped', async ({
  start,
  savedTo,
  picture,
}) => {
  const first = await start();
  const { say } = await monthEndOf(first.window);
  const button = (name: string) => first.window.getByRole('button', { name, exact: true });
  const waits = first.window.getByText(say('monthend.done.reminder'));
  await expect(waits).toHaveCount(1);
  const toSee = button(say('monthend.lines.see'));
  const open = await toSee.count();
  expect(open).toBeGreaterThan(0);
  await toSee.first().click();
  await expect(toSee).toHaveCount(open - 1);
  await button(say('monthend.journal.check')).click();
  await first.window.getByText(/each follows from the one before/).waitFor();
  await button(say('monthend.charts.load')).click();
  await first.window.getByRole('figure', { name: say('monthend.charts.due') }).waitFor();
  await first.window.setViewportSize({ width: 1280, height: 3000 });
  await picture(first.window, 'month-end');
  await button(say('monthend.print.pdf')).click();
  await first.window.getByText(say('monthend.print.saved')).waitFor();
  const [pdf = ''] = readdirSync(savedTo);
  expect(pdf).toMatch(/^month-end-\d{4}-\d{2}\.pdf$/);
  const words = await askPoppler('pdftotext', join(savedTo, pdf), '-');
  for (const part of ['paper.signed', 'paper.witness', 'charts.kept', 'charts.due'])
    expect(words).toContain(say(`monthend.${part}`));
  const printed = readFileSync(join(savedTo, pdf)).toString('latin1');
  expect(printed).toContain('/Count 1');
  expect(printed).not.toContain('Zephyrine');
  await close(first);

  const second = await start();
  await monthEndOf(second.window);
  const again = (name: string) => second.window.getByRole('button', { name, exact: true });
  await again(say('monthend.done.button')).waitFor();
  await expect(again(say('monthend.lines.see'))).toHaveCount(open - 1);
  await again(say('monthend.done.button')).click();
  await expect(again(say('monthend.done.button'))).toHaveCount(0);
  await expect(second.window.getByText(say('monthend.done.reminder'))).toHaveCount(0);
});

async function monthEndOf(window: ConstructorParameters<typeof ShopWindow>[0]): Promise<ShopWindow> {
  const shop = new ShopWindow(window, 'en');
  await shop.unlock(passphrase);
  await shop.go('clean-up');
  await window.getByRole('heading', { name: shop.say('monthend.lines.title') }).waitFor();
  return shop;
}
