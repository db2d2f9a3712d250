import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { expect, test } from './fixtures.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { listEverybodyDue, passphrase, shopWith } from './worlds.ts';

/** Counter size, small tablet, and counter size at 200 % zoom, which leaves half the room. */
const sizes = [
  { name: 'counter', width: 1280, height: 800 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'zoomed', width: 640, height: 400 },
] as const;

test.use({
  world: shopWith('a shop with customers', async (ask, state) => {
    for (const [displayName, contact] of [
      ['Quillon Zephyrine-Featherstonehaugh', 'quillon.zephyrine-featherstonehaugh@example.org'],
      ['Jo', '07700 900123'],
    ] as const) {
      await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
    }
    state.unlocked?.vault.transaction((tx) =>
      tx.prepare("UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE display_name = 'Jo'").run(),
    );
    await listEverybodyDue(ask);
  }),
});

for (const language of screenLanguages) {
  test(`nothing is cut or runs out of its place in ${language}, on any size of screen, in light and in dark`, async ({
    window,
  }, info) => {
    test.setTimeout(180_000);
    const pictures = join(info.config.rootDir, '../../test-results/looks', language);
    mkdirSync(pictures, { recursive: true });
    const look = (name: string) => lookAt(window, pictures, name);
    const shop = new ShopWindow(window, language);
    const card = new CardInHand(window, language);
    await window.getByRole('button', { name: /English|Deutsch/ }).click();
    await window.getByRole('option', { name: shop.say(`app.language.${language}`) }).click();
    await window.getByRole('heading', { name: shop.say('lock.title') }).waitFor();
    await look('lock');
    await shop.unlock(passphrase);
    await shop.searchBox().fill('zeph');
    await window.getByRole('option').first().waitFor();
    await look('found');
    await window.getByRole('option').first().click();
    await window.getByRole('heading', { name: /Quillon/ }).waitFor();
    await look('person');
    await window.getByRole('button', { name: shop.say('counter.person.ask'), exact: true }).click();
    await card.question().waitFor();
    if (language !== 'en') await card.speak('en', language);
    for (const other of ['fr', 'pl'] as const) {
      await card.speak(language, other);
      await look(`card-${other}`);
      await new CardInHand(window, other).speak(other, language);
    }
    await card.answer('yes');
    await look('card');
    await card.by('email');
    await card.goOn();
    await card.answer('not-now');
    await look('card-review');
    await card.finish();
    await look('done');
    await card.close();
    await shop.searchBox().fill('Ganz Neu');
    await window.getByRole('button', { name: shop.say('counter.add') }).click();
    await look('add');
    await window.getByRole('button', { name: shop.say('counter.new.cancel') }).click();
    await shop.openCustomer('zeph', 'Quillon Zephyrine-Featherstonehaugh');
    await look('person-answered');
    await window.getByRole('button', { name: shop.say('counter.person.answers') }).click();
    await window.locator('.slip').waitFor();
    await look('answers');
    await window.getByRole('button', { name: shop.say('consent.answers.back') }).click();
    await window.getByRole('button', { name: shop.say('counter.asking.otherwise') }).click();
    await window.getByText(shop.say('asking.way.spoken.name'), { exact: true }).click();
    await window.locator('.script-sentence').first().waitFor();
    await look('otherwise');
    await window.getByRole('button', { name: shop.say('asking.otherwise.back') }).click();
    await window.getByRole('button', { name: shop.say('counter.person.stop'), exact: true }).click();
    await window.getByRole('button', { name: shop.say('consent.stop.everything'), exact: true }).waitFor();
    await look('stop');
    await window.getByRole('button', { name: shop.say('consent.stop.everything'), exact: true }).click();
    await window.getByRole('heading', { name: shop.say('consent.stop.done-title') }).waitFor();
    await look('stopped');
    await shop.go('customers');
    await window.getByRole('cell', { name: 'Jo', exact: true }).click();
    await window.getByRole('heading', { name: 'Jo', exact: true }).waitFor();
    await look('profile');
    await window.getByRole('button', { name: shop.say('requests.start') }).click();
    await window.getByRole('button', { name: shop.say('requests.save') }).scrollIntoViewIfNeeded();
    await look('request-form');
    await window.getByRole('button', { name: shop.say('requests.save') }).click();
    await window.getByText(shop.say('requests.kind.see'), { exact: false }).first().waitFor();
    await window.getByRole('button', { name: shop.say('customers.profile.edit') }).click();
    await look('edit');
    await shop.go('requests');
    await window.getByRole('heading', { name: shop.say('requests.open') }).waitFor();
    await window.getByRole('button', { name: shop.say('requests.refuse') }).click();
    await look('requests');
    await shop.go('notices');
    await window.locator('.sign').waitFor();
    await look('notices');
    await shop.go('shop');
    await look('shop');
    await window.getByRole('tab', { name: shop.say('shop.display.title') }).click();
    await look('customer-screen');
    await window.getByRole('tab', { name: shop.say('rules.tab') }).click();
    await window.getByText(shop.say('rules.checked'), { exact: true }).waitFor();
    await look('rules');
    await window.getByRole('tab', { name: shop.say('keys.tab') }).click();
    await look('keys');
    await window.getByRole('button', { name: shop.say('keys.sheet.start') }).click();
    await window.getByRole('list', { name: shop.say('ways-in.sheet.code') }).waitFor();
    await look('keys-sheet');
    await shop.go('clean-up');
    const cleanUp = new CleanUp(window, language);
    await cleanUp.ready();
    await look('clean-up');
    await window.getByText(shop.say('keeping.show')).click();
    await window.getByText(shop.say('keeping.show')).scrollIntoViewIfNeeded();
    await look('keeping-rules');
    await cleanUp.begin();
    await look('dialog');
    await cleanUp.confirm();
    await ownerAgain(window, passphrase, language, () => look('owner-again'));
    await cleanUp.receipt();
    await look('receipt');
  });
}

async function lookAt(window: Page, folder: string, name: string): Promise<void> {
  for (const size of sizes) {
    await window.setViewportSize(size);
    for (const colorScheme of size.name === 'counter' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await window.screenshot({ path: join(folder, `${name}-${size.name}-${colorScheme}.png`) });
    }
    expect(await window.evaluate(whatIsCut), `${name} at ${size.name}`).toEqual([]);
  }
  await window.emulateMedia({ colorScheme: null, reducedMotion: null });
  await window.setViewportSize(sizes[0]);
}

/** Buttons, labels and headings whose words do not fit, and pages that scroll sideways. */
function whatIsCut(): string[] {
  const frame = document.querySelector('.frame');
  const tall =
    frame !== null && document.documentElement.scrollHeight > frame.clientHeight + 1
      ? ['the window scrolls beside the page']
      : [];
  const wide =
    document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      ? ['the page scrolls sideways']
      : [];
  const texts = [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, label, legend, dt, dd, p, li')];
  const cut = texts
    .filter(
      (element) => element.offsetParent !== null && element.closest('.sign-preview, .visually-hidden, select') === null,
    )
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''))
    .filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline',
    )
    .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 60)}`);
  return [...tall, ...wide, ...cut];
}
