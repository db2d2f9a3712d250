import { passphrase, shopWith } from '../worlds.ts';
import { ownerAgain } from './owner-again.ts';
import type { ShopWindow } from './shop-window.ts';

export const pin = '402817';

/** A shop in which somebody at the counter has a PIN. */
export const shopWithPin = shopWith('a shop with somebody at the counter', async (ask) => {
  await ask('vault.confirmOwner', { passphrase });
  await ask('staff.add', { name: 'Ines Quell', role: 'Counter', pin });
});

/** The owner lets the PIN open the locked book. `seen` is called on every step. */
export async function allowPin(
  shop: ShopWindow,
  seen: (step: string) => Promise<void> = async () => {},
): Promise<void> {
  const { page, say } = shop;
  await shop.go('shop');
  await page.getByRole('tab', { name: say('staff.tab') }).click();
  await page.getByText(say('keys.pins.honest')).waitFor();
  await seen('whose PIN opens the book');
  await page.getByRole('button', { name: `${say('keys.pins.allow')} Ines Quell` }).click();
  await seen('allow a PIN');
  await page.getByLabel(say('lock.pin'), { exact: true }).fill(pin);
  await page.getByRole('button', { name: say('keys.pins.ask.go'), exact: true }).click();
  await ownerAgain(page, passphrase);
  await page.getByText(say('keys.pins.opens'), { exact: true }).waitFor();
}

/** Types the PIN at the locked book. */
export async function tryPin({ page, say }: ShopWindow): Promise<void> {
  await page.getByText(say('lock.pin-text')).waitFor();
  await page.getByLabel(say('lock.pin'), { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

/** Opens the locked book, and stands in front of the counter. */
export async function openWithPin(shop: ShopWindow): Promise<void> {
  await tryPin(shop);
  await shop.page.getByRole('button', { name: shop.say('app.nav.lock') }).waitFor();
}
