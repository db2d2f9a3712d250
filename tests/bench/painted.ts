import type { Page } from '@playwright/test';
import { CardInHand } from '../counter/pages/card-in-hand.ts';
import { ShopWindow } from '../counter/pages/shop-window.ts';

/** How long something took to be painted, and whether the long work was going on from its first moment to its last. */
export type Seen = { readonly ms: number; readonly during: boolean };
/** Keys until the people are painted, and taps on Done until what was agreed is saved and painted. */
export type Painted = { readonly keys: readonly Seen[]; readonly answers: readonly Seen[] };

/** A page that is watched; whoever does something long there says so. */
export type WatchedPage = { readonly benchPainted: Painted & { going: boolean } };

const typed = ['mulle', 'smith jo', '07700', 'garcia', 'anna', 'khan', 'olive', '@mail.ex'];

/**
 * Measures in the page itself from now on: from the key event to the first frame in which the list answers what then stands in
 * the box, and from the tap that records a card to the first frame of the page that thanks. A key that finds nobody says nothing.
 */
export async function watchPainting(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: { keys: Seen[]; answers: Seen[]; going: boolean } = { keys: [], answers: [], going: false };
    Object.assign(globalThis, { benchPainted: painted });
    const stopwatch = (into: Seen[], isThere: () => boolean) => {
      let begun: { readonly at: number; readonly going: boolean } | null = null;
      new MutationObserver(() => {
        const since = begun;
        if (since === null || !isThere()) return;
        begun = null;
        requestAnimationFrame(() =>
          setTimeout(() => into.push({ ms: performance.now() - since.at, during: since.going && painted.going })),
        );
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      return (start: boolean) => {
        begun = start ? { at: performance.now(), going: painted.going } : null;
      };
    };
    // The line that counts them is empty for as long as the list still answers what stood there before.
    const answered = () =>
      document.querySelector('[role="option"]') !== null &&
      document.querySelector('.counter-count')?.textContent !== '';
    const pressed = stopwatch(painted.keys, answered);
    addEventListener('beforeinput', () => pressed(true), true);
    const tapped = stopwatch(painted.answers, () => document.querySelector('.card-agreed') !== null);
    addEventListener(
      'pointerup',
      ({ target }) => tapped(target instanceof Element && target.closest('.card-end') !== null),
      true,
    );
  });
}

/** Everything measured so far. */
export async function paintedIn(page: Page): Promise<Painted> {
  return page.evaluate(() => (globalThis as unknown as WatchedPage).benchPainted);
}

/** Types one of a few things into the box, at the pace of a good typist. */
export async function typeSomething(page: Page, nth: number): Promise<void> {
  const box = new ShopWindow(page).searchBox();
  await box.fill('');
  await box.pressSequentially(typed[nth % typed.length] ?? '', { delay: 150 });
  await box.fill('');
}

/** Adds somebody who answers their card, and is back at the box. */
export async function answerOnce(page: Page, nth: number): Promise<void> {
  const shop = new ShopWindow(page);
  const card = new CardInHand(page);
  await shop.addCustomer(`Answering Person ${nth}`, `answering${nth}@example.org`);
  await card.question().waitFor();
  await card.answer('yes');
  await card.by('email');
  await card.goOn();
  await card.answer('not-now');
  await card.finish();
  await card.close();
  await shop.searchBox().waitFor();
}

/** How many different things `typeSomething` types. */
export const thingsTyped = typed.length;
