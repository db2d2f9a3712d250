import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

const newPassphrase = 'nine amber kettles hum by noon';
const pin = '402817';

test.use({
  world: shopWith('a shop with a manager and one customer', async (ask) => {
    await ask('customers.add', {
      displayName: 'Mina Holt',
      contact: 'mina@example.org',
      language: 'en',
      underSixteen: false,
    });
    await ask('vault.confirmOwner', { passphrase });
    await ask('staff.add', { name: 'Ada Vanterpool', role: 'Manager', pin });
  }),
});

test('a manager is shown what is theirs, and no button that would be refused', async ({ window, picture }) => {
  test.setTimeout(120_000);
  const shop = new ShopWindow(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await window.getByRole('button', { name: say('staff.switch.nav') }).click();
  await window.getByLabel(say('staff.switch.pin'), { exact: true }).fill(pin);
  await window.getByRole('button', { name: say('staff.switch.go') }).click();
  await expect(window.getByRole('navigation').getByRole('button')).toHaveText([
    say('app.nav.counter'),
    say('app.nav.customers'),
    say('app.nav.requests'),
    say('app.nav.asking'),
    say('app.nav.map'),
    say('app.nav.notices'),
    say('staff.switch.nav'),
    say('app.nav.lock'),
  ]);
  await shop.go('asking');
  await window.getByText(say('asking.page.asked-now')).waitFor();
  await expect(window.getByRole('figure').first()).toBeVisible();
  await expect(window.getByText(say('failures.call.not-allowed'))).toHaveCount(0);
  await expectAccessible(window);
  await picture(window, 'what a manager sees of the questions');
  await shop.go('customers');
  await window.getByText('Mina Holt').click();
  await window.getByRole('button', { name: say('customers.profile.edit') }).waitFor();
  await expect(window.getByRole('button', { name: say('customers.profile.erase') })).toHaveCount(0);
  await picture(window, 'what a manager sees of a person');
});

test('the owner removes somebody and changes the locks; from then on only the new passphrase opens the book', async ({
  window,
  picture,
}) => {
  test.setTimeout(120_000);
  const shop = new ShopWindow(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await shop.go('shop');
  await window.getByRole('tab', { name: say('keys.tab') }).click();
  await window.getByRole('button', { name: say('keys.locks.start') }).waitFor();
  await expectAccessible(window);
  await picture(window, 'passphrase and keys');

  await window.getByRole('tab', { name: say('staff.tab') }).click();
  await window.getByRole('button', { name: `${say('staff.remove')} Ada Vanterpool` }).click();
  await expectAccessible(window);
  await picture(window, 'remove somebody');
  await window.getByRole('button', { name: say('staff.remove-and-locks') }).click();
  await ownerAgain(window, passphrase);
  await window.getByText(say('staff.removed')).waitFor();

  const next = window.getByRole('button', { name: say('keys.step.passphrase.go'), exact: true });
  await next.click();
  await expect(window.getByLabel(say('setup.passphrase.label'), { exact: true })).toHaveAccessibleDescription(
    say('failures.vault.passphrase-too-weak'),
  );
  await window.getByLabel(say('setup.passphrase.label'), { exact: true }).fill(newPassphrase);
  await window.getByLabel(say('setup.passphrase.again')).fill(newPassphrase);
  await window.getByText(say('setup.passphrase.good'), { exact: true }).waitFor();
  await picture(window, 'change the locks: passphrase');
  await next.click();
  const code = await shop.newSheet();
  await picture(window, 'change the locks: sheet');
  await window.getByRole('button', { name: say('keys.step.sheet.go') }).click();
  await window.getByRole('button', { name: say('keys.go.locks') }).click();
  await expect(window.getByText(say('ways-in.back.missing'))).toBeVisible();
  await window.getByLabel(say('ways-in.back.label')).fill(code);
  await expectAccessible(window);
  await picture(window, 'change the locks: type back');
  await window.getByRole('button', { name: say('keys.go.locks') }).click();
  await window.getByText(say('keys.done.locks')).waitFor();
  await picture(window, 'the locks are changed');

  await shop.lock();
  await shop.unlock(passphrase);
  await window.getByText(say('failures.vault.wrong-passphrase')).waitFor();
  await shop.unlock(newPassphrase);
  await shop.openCustomer('mina', 'Mina Holt');
});
