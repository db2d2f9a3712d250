import { existsSync, statSync } from 'node:fs';
import { filesIn } from '../../electron/vault/files.ts';
import { close, expect, type Running, test } from './fixtures.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, twoWhoLeave } from './worlds.ts';

test.use({ world: twoWhoLeave });

test('a computer that stops while the new book is being made has everybody at the next start, and the list is let go then', async ({
  start,
  folder,
}) => {
  const { rewrittenDatabase } = filesIn(folder);
  await letGoAndKill(await start(), () => existsSync(rewrittenDatabase));
  const second = await start();
  const { cleanUp } = await cleanUpIn(second);
  await expect(second.window.getByText(cleanUp.say('cleanup.unfinished.title'))).toBeHidden();
  expect(await peopleIn(second)).toEqual(['Ada Fern', 'Marta Oduya', 'Quillon Zephyrine']);
  await cleanUpIn(second);
  await cleanUp.begin();
  await cleanUp.confirm();
  await ownerAgain(second.window, passphrase);
  await cleanUp.receipt();
  await expect(second.window.getByText(cleanUp.say('cleanup.receipt.text'))).toBeVisible();
  expect(await peopleIn(second)).toEqual(['Ada Fern']);
  await close(second);
});

test('one that stops when they are gone says so at the next start, and writes a receipt that claims no search', async ({
  start,
  folder,
}) => {
  const { database } = filesIn(folder);
  const before = statSync(database).ino;
  await letGoAndKill(await start(), () => statSync(database, { throwIfNoEntry: false })?.ino !== before);
  const second = await start();
  const { cleanUp } = await cleanUpIn(second);
  const { say } = cleanUp;
  await expect(second.window.getByText(say('cleanup.unfinished.title'))).toBeVisible();
  expect(await peopleIn(second)).toEqual(['Ada Fern']);
  await cleanUpIn(second);
  await second.window.getByRole('button', { name: say('cleanup.unfinished.write') }).click();
  await cleanUp.receipt();
  await expect(second.window.getByText(say('cleanup.receipt.interrupted'))).toBeVisible();
  await expect(second.window.getByText(say('cleanup.receipt.not-searched'), { exact: true })).toBeVisible();
  await expect(second.window.getByText(say('cleanup.unfinished.title'))).toBeHidden();
  await close(second);
});

/** Lets the list go, and ends every process of the app the moment `isTime` says so. */
async function letGoAndKill(running: Running, isTime: () => boolean): Promise<void> {
  const { app, window } = running;
  const { cleanUp } = await cleanUpIn(running);
  const core = await app.evaluate(
    ({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Regulars core')?.pid ?? 0,
  );
  expect(core).toBeGreaterThan(0);
  await cleanUp.begin();
  await cleanUp.confirm();
  const killed = killWhen(isTime, [core, app.process().pid ?? 0]);
  await ownerAgain(window, passphrase).catch((error: unknown) => {
    // The window went while it was being answered.
    if (app.process().exitCode === null && app.process().signalCode === null) throw error;
  });
  await killed;
}

async function killWhen(isTime: () => boolean, processes: readonly number[]): Promise<void> {
  while (!isTime()) await new Promise((resolve) => setTimeout(resolve, 1));
  for (const process_ of processes) process.kill(process_, 'SIGKILL');
}

async function cleanUpIn({ window }: Running): Promise<{ readonly cleanUp: CleanUp }> {
  const shop = new ShopWindow(window);
  const lock = window.getByRole('heading', { name: shop.say('lock.title') });
  const isOpen = window.getByRole('navigation');
  await lock.or(isOpen).first().waitFor();
  if (await lock.isVisible()) {
    await shop.unlock(passphrase);
    await shop.searchBox().waitFor();
  }
  await shop.go('clean-up');
  const cleanUp = new CleanUp(window);
  await cleanUp.ready();
  return { cleanUp };
}

async function peopleIn({ window }: Running): Promise<readonly string[]> {
  await new ShopWindow(window).go('customers');
  const names = window.getByRole('cell', { name: /Fern|Oduya|Zephyrine/ });
  await names.first().waitFor();
  return (await names.allInnerTexts()).sort();
}
