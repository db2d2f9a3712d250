import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consentReceiptSchema } from '../../shared/consents/receipt.ts';
import { close, expect, type Running, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { lockedVault, passphrase } from './worlds.ts';

test.use({ world: lockedVault });

/** Adds somebody who says yes to everything by e-mail, and answers with the code on their slip. */
async function agreed(shop: ShopWindow, name: string): Promise<string> {
  await shop.addCustomer(name, '07700 900123');
  const card = new CardInHand(shop.page);
  await card.question().waitFor();
  for (const _ of [1, 2]) {
    await card.answer('yes');
    await card.by('email');
    await card.goOn();
  }
  await card.finish();
  return shop.page.locator('.slip-code').innerText();
}

/** As a scanner types: no pause between keys, however busy the machine is, and Enter at the end of every line. */
async function scan({ app, window }: Running, text: string): Promise<void> {
  const shown = await app.browserWindow(window);
  await shown.evaluate(({ webContents }, typed) => {
    for (const sign of `${typed}\n`) {
      const keyCode = sign === '\n' ? 'Enter' : sign;
      webContents.sendInputEvent({ type: 'keyDown', keyCode });
      webContents.sendInputEvent({ type: 'char', keyCode: sign === '\n' ? '\r' : sign });
      webContents.sendInputEvent({ type: 'keyUp', keyCode });
    }
  }, text);
}

/** The code with its first sign taken for another of the same kind. */
function misread(code: string): string {
  const [one, other] = /^\d/.test(code) ? ['2', '3'] : ['C', 'D'];
  return `${code.startsWith(one) ? other : one}${code.slice(1)}`;
}

test('somebody takes a slip along, comes back and stops with its code, typed or scanned, without a name', async ({
  start,
  savedTo,
}) => {
  test.setTimeout(180_000);
  const first = await start();
  const { window } = first;
  const shop = new ShopWindow(window);
  const card = new CardInHand(window);
  const { say } = shop;
  await shop.unlock(passphrase);
  await shop.searchBox().waitFor();
  const code = await agreed(shop, 'Quillon Zephyrine');

  await test.step('the slip is as wide as the roll, as long as its words, and names nobody', async () => {
    await window.getByRole('button', { name: card.say('slip.save') }).click();
    await window.getByText(card.say('slip.saved'), { exact: true }).waitFor();
    const [file = ''] = readdirSync(savedTo);
    const pdf = readFileSync(join(savedTo, file), 'latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes, 'one piece of paper').toHaveLength(1);
    expect(Math.abs(Number(boxes[0]?.[1]) - (80 / 25.4) * 72)).toBeLessThanOrEqual(0.5);
    expect(Number(boxes[0]?.[2])).toBeGreaterThan((120 / 25.4) * 72);
    expect(Number(boxes[0]?.[2])).toBeLessThan((220 / 25.4) * 72);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Title (Regulars)');
    expect(file).not.toMatch(/quillon|zephyrine/i);
  });

  await test.step('without a printer it says so kindly and the slip stays on the screen', async () => {
    await window.getByRole('button', { name: card.say('slip.print') }).click();
    await window.getByText(card.say('slip.no-printer'), { exact: true }).waitFor();
    await expect(window.locator('.slip-code')).toHaveText(code);
    await card.close();
  });

  await test.step('what was agreed can be shown again, and saved as a receipt file and as a history', async () => {
    await shop.openCustomer('zeph', 'Quillon Zephyrine');
    await window.getByRole('button', { name: say('counter.person.answers') }).click();
    await window.getByRole('button', { name: say('consent.answers.file') }).click();
    await window.getByText(say('consent.answers.saved'), { exact: true }).waitFor();
    const json = readdirSync(savedTo).find((name) => name.endsWith('.json')) ?? '';
    const receipt = consentReceiptSchema.parse(JSON.parse(readFileSync(join(savedTo, json), 'utf8')));
    expect(receipt.record.processing).toHaveLength(2);
    await window
      .getByRole('button', { name: say('consent.answers.pdf') })
      .last()
      .click();
    await expect.poll(() => readdirSync(savedTo)).toContain('answers.pdf');
    await window
      .getByRole('button', { name: say('consent.answers.show') })
      .first()
      .click();
    await window.getByRole('dialog', { name: say('slip.label') }).waitFor();
    await window.getByRole('button', { name: say('slip.history.close') }).click();
    await window.getByRole('button', { name: say('consent.answers.back') }).click();
    await window.getByRole('heading', { name: 'Quillon Zephyrine' }).waitFor();
    await window.getByRole('button', { name: say('counter.person.next') }).click();
  });

  await test.step('the code is found in any case with any marks, and one sign misread is noticed', async () => {
    await shop.searchBox().fill(misread(code));
    await expect(window.getByText(say('counter.code.misread'))).toBeVisible();
    await shop.searchBox().fill(` ${code.toLowerCase().replace('-', ' ')} `);
    await shop.searchBox().press('Enter');
    await window.getByText('Q… Z…').waitFor();
    await expect(window.locator('body')).not.toContainText('Zephyrine');
    await window.getByRole('checkbox').first().click({ force: true });
    await window.getByRole('button', { name: say('consent.stop.chosen') }).click();
    await window.getByText(say('consent.stop.done-some')).waitFor();
    await window.getByRole('button', { name: say('consent.stop.done'), exact: true }).click();
    await shop.searchBox().waitFor();
  });

  await test.step('scanned gibberish changes nothing, wherever the focus is', async () => {
    await window.getByRole('navigation').getByRole('button').first().focus();
    await scan(first, '4006381333931');
    await window.getByText(say('counter.scan.not-ours')).waitFor();
    await shop.searchBox().fill('New Person');
    await window.getByRole('button', { name: say('counter.add') }).click();
    await window.getByLabel(say('counter.new.contact')).focus();
    await scan(first, '4006381333931');
    await window.getByText(say('counter.scan.not-ours')).waitFor();
    await expect(window.getByLabel(say('counter.new.contact'))).toHaveValue('');
    await expect(window.getByLabel(say('counter.new.name'), { exact: true })).toHaveValue('New Person');
    await window.getByRole('button', { name: say('counter.new.cancel') }).click();
  });

  await test.step('the whole square of the slip is scanned from a button, and one tap stops everything', async () => {
    await window.getByRole('navigation').getByRole('button').first().focus();
    await scan(first, `STOP ${code}\nFern & Foxglove\n${say('slip.qr-how')}`);
    await window.getByText('Q… Z…').waitFor();
    await window.getByRole('button', { name: say('consent.stop.everything'), exact: true }).click();
    await window.getByRole('heading', { name: say('consent.stop.done-title') }).waitFor();
    await expect(window.locator('body')).not.toContainText('Zephyrine');
  });

  // What the screen called saved is there after the plug is pulled.
  first.app.process().kill('SIGKILL');
  const next = await start();
  const again = new ShopWindow(next.window);
  await again.unlock(passphrase);
  await again.openCustomer('zeph', 'Quillon Zephyrine');
  await expect(next.window.getByText(say('consent.states.ConsentGiven'), { exact: true })).toBeHidden();
  await expect(next.window.getByText(say('consent.states.ConsentWithdrawn'), { exact: true }).first()).toBeVisible();
  await close(next);
});

test('a scanner that goes off while a customer has the screen presses no answer', async ({ running }) => {
  const { window } = running;
  const shop = new ShopWindow(window);
  await shop.unlock(passphrase);
  await shop.searchBox().waitFor();
  await shop.addCustomer('Marta Oduya', '07700 900456');
  const card = new CardInHand(window);
  await card.question().waitFor();
  const yes = window.getByRole('button', { name: card.say('card.answers.yes'), exact: true });
  await yes.focus();
  await scan(running, 'no stop code at all\nand a second line');
  await expect(yes).toHaveAttribute('aria-pressed', 'false');
  await expect(card.question()).toBeVisible();
});
