import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

test.use({
  world: shopWith('a shop with two customers', async (ask) => {
    for (const [displayName, contact, language] of [
      ['Quillon Zephyrine', 'quillon@example.org', 'en'],
      ['Jadwiga Wójcik', '07700 900123', 'pl'],
    ] as const) {
      await ask('customers.add', { displayName, contact, language, underSixteen: false });
    }
  }),
});

test('the list is narrowed down, kept under a name, picked again and forgotten', async ({ window, picture }) => {
  const shop = new ShopWindow(window);
  const { say } = shop;
  const word = (key: string) => say(`customers.selection.${key}`);
  const press = (name: string) => window.getByRole('button', { name, exact: true }).click();
  const choose = async (label: string, option: string) => {
    await window.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await window.getByRole('option', { name: option, exact: true }).click();
  };
  const people = window.getByRole('cell').filter({ hasText: /Quillon|Jadwiga/ });
  await shop.unlock(passphrase);
  await shop.go('customers');
  await expect(people).toHaveCount(2);
  await press(word('filter'));
  await choose(word('missing'), word('lacks.email'));
  await choose(word('language'), 'Polish');
  await window.getByText(word('fair-language')).waitFor();
  await expectAccessible(window);
  await picture(window, 'the filter');
  await press(word('show'));
  await expect(people).toHaveText(['Jadwiga Wójcik']);
  await press(word('save'));
  await window.getByRole('textbox', { name: word('name') }).fill('Write to them');
  await press(word('save-go'));
  await window.getByRole('button', { name: word('remove') }).waitFor();
  await expectAccessible(window);
  await picture(window, 'a saved selection');
  await press(word('everybody-again'));
  await expect(people).toHaveCount(2);
  await choose(word('picked'), 'Write to them');
  await expect(people).toHaveCount(1);
  await press(word('remove'));
  await expect(window.getByRole('button', { name: new RegExp(word('picked')) })).toHaveCount(0);
  await expect(people).toHaveCount(1);
});
