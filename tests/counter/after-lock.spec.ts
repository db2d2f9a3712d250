import type { AppState } from '../../electron/app/app-state.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, keyFileOf } from '../../electron/vault/keys.ts';
import { expect, type Running, test } from './fixtures.ts';
import { keySecret, processesOf, type Secret, secretsIn, textSecret } from './memory.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

// Keys are pressed one by one and nobody is looked for by name: what a test itself sends by name through the app's
// first process would be found there.
const pin = '402817';
const texts = {
  passphrase,
  'first name': 'Xanthippe',
  'last name': 'Quarkovich',
  'folded name': 'xanthippe quarkovich',
  phone: '07700 900987',
  'phone, normalised': '447700900987',
};
const keys: Secret[] = [];

test.use({
  world: shopWith('a shop with one customer and somebody at the counter', async (ask, state) => {
    await ask('customers.add', {
      displayName: `${texts['first name']} ${texts['last name']}`,
      contact: texts.phone,
      language: 'en',
      underSixteen: false,
    });
    await ask('vault.confirmOwner', { passphrase });
    await ask('staff.add', { name: 'Ines', role: 'Counter', pin });
    keys.push(...keysOf(state));
  }),
});

test('somebody else finds nothing of what the one before had on the screen; after the lock no process holds a key, the passphrase or a customer', async ({
  running,
}) => {
  test.setTimeout(120_000);
  const { app, window } = running;
  const shop = new ShopWindow(window);
  const { say } = shop;
  const secrets = [...Object.entries(texts).map(([name, text]) => textSecret(name, text)), ...keys];
  const page = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
  const openSomebody = async () => {
    await shop.searchBox().click();
    await window.keyboard.type('xan', { delay: 60 });
    await window.getByRole('option').first().click();
    await window.getByRole('button', { name: say('counter.person.ask'), exact: true }).waitFor();
  };

  await window.getByLabel(say('lock.passphrase'), { exact: true }).click();
  await window.keyboard.type(passphrase);
  await window.keyboard.press('Enter');
  await openSomebody();
  // It can be found: while the shop is open, the window has the customer and the core has the keys too.
  const ownersPage = await page();
  expect(Object.keys(secretsIn(ownersPage, secrets))).toEqual(expect.arrayContaining(['first name', 'phone']));
  const open = heldBy(running, secrets);
  expect(Object.keys(open.core ?? {})).toEqual(expect.arrayContaining(['master key', 'database key', 'first name']));
  expect(open.browser).toEqual({});

  await window.getByRole('button', { name: say('staff.switch.nav') }).click();
  await window.getByLabel(say('staff.switch.pin'), { exact: true }).click();
  await window.keyboard.type(pin, { delay: 60 });
  await window.keyboard.press('Enter');
  await expect.poll(page).not.toBe(ownersPage);
  await shop.searchBox().waitFor();
  const inesPage = await page();
  expect(secretsIn(inesPage, secrets)).toEqual({});

  await openSomebody();
  await shop.lock();
  await expect.poll(page).not.toBe(inesPage);
  await window.getByLabel(say('lock.passphrase'), { exact: true }).waitFor();
  await expect
    .poll(() => heldBy(running, secrets))
    .toEqual({ browser: {}, zygote: {}, gpu: {}, page: {}, network: {}, core: {} });
});

const kinds: Readonly<Record<string, string>> = {
  'gpu-process': 'gpu',
  renderer: 'page',
  'utility network.mojom.NetworkService': 'network',
  'utility node.mojom.NodeService': 'core',
};

/** What every process of the app holds, by its kind. */
function heldBy(
  { app }: Running,
  secrets: readonly Secret[],
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const held: Record<string, Record<string, number>> = {};
  for (const { pid, kind } of processesOf(app.process().pid ?? 0)) {
    const name = kinds[kind] ?? kind;
    held[name] = { ...held[name], ...secretsIn(pid, secrets) };
  }
  return held;
}

function keysOf({ ports, unlocked }: AppState): readonly Secret[] {
  const master = unlocked?.vault.masterKey();
  const opened = master === undefined ? null : keyFileOf(newestFirst(readCopies(filesIn(ports.folder))), master);
  const [dek] = opened?.file.content.deks ?? [];
  const key = opened === null || dek === undefined ? null : databaseKey(opened, Buffer.from(dek.dbSalt, 'hex'));
  if (master === undefined || key === null) throw new Error('the shop is not open');
  return [keySecret('master key', master), keySecret('database key', key)];
}
