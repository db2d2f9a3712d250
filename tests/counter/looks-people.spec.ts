import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

process.env.REGULARS_OPEN_FROM = join(import.meta.dirname, '../imports/fixtures/as-shopify.csv');

test.use({
  world: shopWith('a shop with one customer twice', async (ask) => {
    const add = async (displayName: string, contact: string) =>
      ((await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false })) as { id: string })
        .id;
    const id = await add('Quillon Zephyrine-Featherstonehaugh', 'quillon.zephyrine-featherstonehaugh@example.org');
    await add('Quillon Zephyrine', 'Quillon.Zephyrine-Featherstonehaugh@example.org');
    await ask('purchases.add', {
      customerId: id as never,
      day: '2025-01-02',
      what: 'Twelve tulips',
      amountMinor: 1850,
    });
    await ask('purchases.add', { customerId: id as never, day: '2025-01-09', what: 'Cracked vase', amountMinor: -950 });
    await ask('requests.record', {
      customerId: id as never,
      kind: 'see',
      identity: 'known',
      receivedOn: '2026-01-05',
      note: '',
    });
    await ask('customers.saveSelection', {
      name: 'Without e-mail',
      filter: {
        consent: null,
        lastContact: null,
        source: null,
        language: null,
        tag: null,
        purchases: null,
        missing: 'email',
      },
    });
  }),
});

for (const language of screenLanguages) {
  test(`two records become one, everything leaves as files and a file comes in, with nothing cut in ${language}`, async ({
    window,
    savedTo,
  }, info) => {
    test.setTimeout(180_000);
    const pictures = join(info.config.rootDir, '../../test-results/looks-people', language);
    mkdirSync(pictures, { recursive: true });
    const look = async (name: string) => {
      await lookAt(window, pictures, name);
      await expectAccessible(window);
    };
    const shop = new ShopWindow(window, language);
    const { say } = shop;
    const press = (key: string, values = {}) =>
      window
        .getByRole('button', { name: say(key, values), exact: true })
        .first()
        .click();
    await window.getByRole('button', { name: /English|Deutsch/ }).click();
    await window.getByRole('option', { name: say(`app.language.${language}`) }).click();
    await shop.unlock(passphrase);

    await shop.go('customers');
    await press('customers.selection.filter');
    await window.getByRole('button', { name: new RegExp(`${say('customers.selection.language')}$`) }).click();
    await window.getByRole('option', { name: /English|Englisch/ }).click();
    await window.getByText(say('customers.selection.fair-language')).waitFor();
    await look('filter');
    await press('customers.selection.show');
    await window.getByRole('button', { name: say('customers.selection.save') }).waitFor();
    await look('list-filtered');
    await press('customers.selection.everybody-again');

    await press('merges.open');
    await window.getByText(say('merges.certain')).waitFor();
    await look('merge-pairs');
    await press('merges.look');
    await window.getByRole('heading', { name: say('merges.compare.title') }).waitFor();
    await look('merge-compare');
    await press('merges.compare.go');
    await window.getByRole('button', { name: say('merges.undo') }).waitFor();
    await look('merged-profile');
    await press('customers.profile.edit');
    await window.getByLabel(say('customers.edit.tag')).fill(language === 'de' ? 'schwierig' : 'difficult');
    await window.getByText(say('customers.sensitive.judged')).waitFor();
    await press('customers.edit.tag-add');
    await window.getByLabel(say('customers.edit.tag')).scrollIntoViewIfNeeded();
    await look('edit-tags');
    await press('customers.edit.save');
    await press('merges.undo');
    for (const label of ['merges.undo', 'merges.undoing']) {
      await expect(window.getByRole('button', { name: say(label) })).toHaveCount(0);
    }
    await press('customers.profile.back');
    await press('merges.back');
    await expect(window.getByRole('cell').filter({ hasText: 'Quillon' })).toHaveCount(4);

    await shop.go('requests');
    await look('requests');
    await window.getByRole('button', { name: new RegExp(`^${say('requests.everything')}`) }).click();
    await window.getByText('Twelve tulips').waitFor();
    await look('everything');
    await press('customers.everything.pdf');
    await expect.poll(() => readdirSync(savedTo)).toContain('everything.pdf');
    copyFileSync(join(savedTo, 'everything.pdf'), join(pictures, 'everything.pdf'));
    await press('customers.everything.back');
    await press('customers.profile.back');

    await press('imports.open');
    await press('imports.start.choose');
    await window.getByText('Anna Fielding').waitFor();
    await look('import-understood');
    await press('imports.draft.check');
    await window.getByRole('button', { name: say('imports.report.go', { count: 2, number: '2' }) }).waitFor();
    await look('import-report');

    await shop.go('counter');
    await shop.openCustomer('zeph', 'Quillon Zephyrine-Featherstonehaugh');
    await press('purchases.open');
    await window.getByLabel(say('purchases.amount', { currency: 'GBP' })).fill('-9.50');
    await window.getByText(say('purchases.refund-hint')).waitFor();
    await look('purchase-at-counter');
    await press('purchases.cancel');

    await shop.go('shop');
    await window.getByRole('tab', { name: say('exports.tab') }).click();
    await look('export');
    await press('exports.go');
    await ownerAgain(window, passphrase, language);
    await window.getByRole('button', { name: say('exports.list.deleted') }).waitFor();
    await window.getByRole('button', { name: say('exports.list.deleted') }).scrollIntoViewIfNeeded();
    await look('exported');
    await press('exports.list.deleted');
    await expect(window.getByRole('button', { name: say('exports.list.deleted') })).toHaveCount(0);
  });
}
