import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

process.env.REGULARS_OPEN_FROM = join(import.meta.dirname, '../imports/fixtures/as-shopify.csv');

test.use({
  world: shopWith('a shop with one customer', async (ask) => {
    await ask('customers.add', {
      displayName: 'Jo Here',
      contact: '07700 900123',
      language: 'en',
      underSixteen: false,
    });
  }),
});

test('customers come in from a file by keyboard, and taking them back says whom it is about', async ({
  window,
}, info) => {
  test.setTimeout(120_000);
  const pictures = join(info.config.rootDir, '../../test-results/looks/imports');
  mkdirSync(pictures, { recursive: true });
  const picture = (name: string) => window.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  const shop = new ShopWindow(window);
  const press = async (key: string, values = {}) => {
    const button = window.getByRole('button', { name: shop.say(key, values) }).first();
    await button.focus();
    await window.keyboard.press('Enter');
  };
  await shop.unlock(passphrase);
  await shop.go('customers');
  await press('imports.open');
  await window.getByRole('button', { name: shop.say('imports.start.choose') }).waitFor();
  await expectAccessible(window);
  await picture('1-start');
  await press('imports.start.choose');
  await window.getByText('Anna Fielding').waitFor();
  await expectAccessible(window);
  await picture('2-draft');
  const notes = window.getByRole('checkbox', { name: shop.say('imports.draft.notes'), exact: true });
  await notes.focus();
  await window.keyboard.press('Space');
  await window.getByText(shop.say('customers.sensitive.think')).waitFor();
  await expectAccessible(window);
  await picture('2-draft-with-notes');
  await notes.focus();
  await window.keyboard.press('Space');
  await expect(window.getByText(shop.say('customers.sensitive.think'))).toHaveCount(0);
  await press('imports.draft.check');
  await window.getByRole('button', { name: shop.say('imports.report.go', { count: 2, number: '2' }) }).waitFor();
  await expectAccessible(window);
  await picture('3-report');
  await press('imports.report.go', { count: 2, number: '2' });
  await window.getByText(shop.say('imports.done.title', { count: 2, number: '2' })).waitFor();
  await expectAccessible(window);
  await picture('4-done');
  await press('imports.past.undo');
  await expect(window.getByRole('alertdialog')).toContainText(
    shop.say('imports.undo.leaving', { count: 2, number: '2' }),
  );
  await expectAccessible(window);
  await picture('5-undo');
});
