import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { shippedKeyCost } from '../../electron/app/key-cost.ts';
import { virtualDisplay } from '../../electron/dev/display.ts';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { drivenLaunchOf } from '../../electron/dev/launch.ts';
import { makeSampleShop, samplePassphrase } from '../../electron/dev/sample-shop.ts';
import { root } from '../../electron/dev/surroundings.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { fernAndFoxglove, ShopWindow } from './pages/shop-window.ts';

// `npm run tour`: sets up a shop, then does the main job in a sample shop, through the real window, and leaves numbered
// pictures and the printed PDFs in `tour/`. The shops live in a throw-away folder.

const pictures = join(root, 'tour');
const throwAway = mkdtempSync(join(tmpdir(), 'regulars-tour-'));
let count = 0;

try {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  const runtime = await findElectron();
  console.log(runtime.because);
  const display = await virtualDisplay();
  const visit = async (folder: string, walk: (page: Page) => Promise<void>): Promise<void> => {
    const world = { REGULARS_TEST: '1', REGULARS_FOLDER: folder, REGULARS_SAVE_TO: pictures, ...display.env };
    const app: ElectronApplication = await _electron.launch(drivenLaunchOf(runtime, world));
    const page = await app.firstWindow();
    try {
      await walk(page);
    } catch (error) {
      await picture(page, 'stopped here');
      throw error;
    } finally {
      await app.close();
    }
  };
  await visit(join(throwAway, 'new'), openAShop);
  const sample = join(throwAway, 'sample');
  mkdirSync(sample);
  const filled = await makeSampleShop({
    folder: sample,
    customers: 2000,
    seed: 7,
    sector: 'florist',
    country: 'GB',
    passphrase: samplePassphrase,
    keyCost: shippedKeyCost,
  });
  console.log(`   a sample shop with ${filled.customers} customers and ${filled.purchases} purchases`);
  await visit(sample, doTheMainJob);
  display.close();
  console.log(`${count} pictures and the PDFs are in tour/`);
} finally {
  rmSync(throwAway, { recursive: true, force: true });
}

async function openAShop(page: Page): Promise<void> {
  const shop = new ShopWindow(page);
  await shop.setUp(fernAndFoxglove, (step) => picture(page, step));
  await shop.toCounter();
  await picture(page, 'counter: empty');
  await shop.go('customers');
  await picture(page, 'customers: nobody yet');
}

async function doTheMainJob(page: Page): Promise<void> {
  const shop = new ShopWindow(page);
  const card = new CardInHand(page, 'en');
  await page.getByRole('heading', { name: shop.say('lock.title') }).waitFor();
  await picture(page, 'lock');
  await shop.unlock(samplePassphrase);
  await shop.searchBox().waitFor();

  await shop.searchBox().fill('mull');
  await page.getByRole('option').first().waitFor();
  await picture(page, 'counter: find');
  await shop.searchBox().fill('Rosalind Achterberg');
  await page.getByText(shop.say('counter.nobody', { text: 'Rosalind Achterberg' })).waitFor();
  await shop.addCustomer('Rosalind Achterberg', '07700 900 123', () => picture(page, 'counter: add'));
  await card.question().waitFor();
  await picture(page, 'card: a question');
  await card.answer('yes');
  await picture(page, 'card: yes, and how');
  await card.by('sms');
  await card.goOn();
  await card.answer('not-now');
  await picture(page, 'card: are these your answers');
  await card.finish();
  await picture(page, 'done: what was agreed');
  await card.close();
  await shop.openCustomer('achter', 'Rosalind Achterberg');
  await picture(page, 'counter: a customer');
  await shop.stopEverything();
  await picture(page, 'stopped');
  await page.getByRole('button', { name: shop.say('consent.stop.done'), exact: true }).click();

  await shop.go('customers');
  await page.getByRole('row').nth(3).waitFor();
  await picture(page, 'customers: the list');
  await page.getByRole('row').nth(3).click();
  await page.getByRole('heading', { name: shop.say('customers.profile.timeline') }).waitFor();
  await picture(page, 'customers: a profile');

  await shop.go('notices');
  await page.getByRole('heading', { level: 1, name: /what we keep/i }).waitFor();
  await picture(page, 'notices and signs');
  await shop.saveSign('poster-a4');
  await shop.saveSign('card-a6');
  console.log('   saved the A4 poster and the A6 card as PDF');

  await shop.go('clean-up');
  const cleanUp = new CleanUp(page, 'en');
  await cleanUp.ready();
  await picture(page, 'month-end: who is due');
  await cleanUp.beginList();
  await picture(page, 'month-end: typed confirmation');
  await cleanUp.confirm();
  await cleanUp.waiting();
  await picture(page, 'month-end: seven days to think again');
  await page.getByText(shop.say('keeping.show')).click();
  await picture(page, 'month-end: why each thing is kept');
  await shop.go('customers');
  await page.getByRole('heading', { name: shop.say('keeping.why.title') }).waitFor();
  await page.getByRole('button', { name: shop.say('customers.profile.erase') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
  await dialog.getByRole('button', { name: shop.say('customers.erase.go') }).click();
  await ownerAgain(page, samplePassphrase, 'en', () => picture(page, 'the owner again'));
  await cleanUp.receipt();
  await picture(page, 'erased at their own wish: the receipt');
  await cleanUp.saveReceipt();
  await shop.go('shop');
  await picture(page, 'my shop');
  await shop.lock();
  await picture(page, 'locked again');
}

async function picture(page: Page, name: string): Promise<void> {
  count += 1;
  const file = `${String(count).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`;
  await page.screenshot({ path: join(pictures, file) });
  console.log(`${String(count).padStart(2, '0')} ${name}`);
}
