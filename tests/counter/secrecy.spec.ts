import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writtenFiles } from '../../electron/retention/personal-files.ts';
import { close, expect, test } from './fixtures.ts';
import { childrenOf } from './memory.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { fernAndFoxglove, ShopWindow } from './pages/shop-window.ts';

const name = 'Xanthippe Quarkovich';
const number = '07700 900987';

/** Files below a folder that hold the name or the number in the clear, in any case, as UTF-8 or UTF-16. */
function filesWith(folder: string, since: number): readonly string[] {
  const words = ['xanthippe', 'quarkovich', '900987', '447700900987'];
  const needles = words.flatMap((word) => [
    Buffer.from(word, 'utf8').toString('latin1'),
    Buffer.from(word, 'utf16le').toString('latin1'),
  ]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => isReadable(file, since))
    .filter((file) => {
      const text = readFileSync(file).toString('latin1').toLowerCase();
      return needles.some((needle) => text.includes(needle));
    });
}

function isReadable(file: string, since: number): boolean {
  try {
    const found = statSync(file);
    return found.isFile() && found.mtimeMs >= since && found.size < 300_000_000;
  } catch {
    return false;
  }
}

test('a customer’s name is in no file while the app runs, after it is killed and after it is closed; what was saved is there', async ({
  start,
  folder,
}) => {
  test.setTimeout(120_000);
  const began = Date.now() - 1000;
  const first = await start();
  const shop = new ShopWindow(first.window);
  const card = new CardInHand(first.window);
  await shop.setUp(fernAndFoxglove);
  await shop.toCounter();
  await shop.addCustomer(name, number);
  await card.question().waitFor();
  await card.answer('yes');
  await card.by('sms');
  await card.goOn();
  await card.answer('no');
  await card.finish();
  // The screen has said that it is saved: from here on nothing may be lost, whatever happens.
  const pid = first.app.process().pid;
  expect(pid).toBeDefined();
  expect(filesWith(folder, 0)).toEqual([]);
  for (const child of childrenOf(pid ?? 0)) process.kill(child, 'SIGKILL');
  first.app.process().kill('SIGKILL');
  await first.app.waitForEvent('close');
  expect(filesWith(folder, 0)).toEqual([]);

  const second = await start();
  const again = new ShopWindow(second.window);
  await again.unlock(fernAndFoxglove.passphrase);
  await again.openCustomer('xanth', name);
  await expect(second.window.getByText(again.say('consent.states.ConsentGiven'), { exact: true })).toBeVisible();
  await close(second);
  expect(filesWith(folder, 0)).toEqual([]);
  expect(readdirSync(folder).filter((file) => !writtenFiles.some(({ name }) => name.test(file)))).toEqual([]);
  const temporary = readdirSync(tmpdir()).filter((entry) =>
    /^(regulars|etilqs|\.org\.chromium|\.com\.google)/i.test(entry),
  );
  for (const entry of temporary) {
    const path = join(tmpdir(), entry);
    if (statSync(path).isDirectory() && !path.includes('regulars-tests-')) expect(filesWith(path, began)).toEqual([]);
  }
});

test.describe('Locking', () => {
  test('ends the process that held the key and leaves nobody on the screen', async ({ running }) => {
    const { app, window } = running;
    const shop = new ShopWindow(window);
    await shop.setUp(fernAndFoxglove);
    await shop.toCounter();
    await shop.addCustomer(name, number);
    const card = new CardInHand(window);
    await card.question().waitFor();
    for (let question = 0; question < 2; question += 1) await card.answer('skip');
    await card.finish();
    await card.close();
    await shop.openCustomer('quark', name);
    const core = () =>
      app.evaluate(({ app: electron }) =>
        electron
          .getAppMetrics()
          .filter(({ type, serviceName }) => type === 'Utility' && serviceName === 'node.mojom.NodeService')
          .map(({ pid }) => pid),
      );
    const before = await core();
    expect(before).toHaveLength(1);
    await shop.lock();
    expect(await window.locator('body').innerText()).not.toContain('Xanthippe');
    await expect.poll(core).not.toEqual(before);
    await shop.unlock('this is not it at all');
    await expect(window.getByText(shop.say('failures.vault.wrong-passphrase'))).toBeVisible();
    await shop.unlock(fernAndFoxglove.passphrase);
    await shop.openCustomer('quark', name);
  });
});
