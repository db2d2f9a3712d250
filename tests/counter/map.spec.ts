import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase, shopWith } from './worlds.ts';

test.use({
  world: shopWith('a shop with a customer and a sign', async (ask) => {
    await ask('customers.add', {
      displayName: 'Quillon Zephyrine',
      contact: 'quillon@example.org',
      language: 'en',
      underSixteen: false,
    });
    await ask('signs.print', { format: 'poster-a4', language: 'en', look: firstLook, printer: null });
  }),
});

for (const language of screenLanguages) {
  test(`in ${language} the owner adds a field, sees what the notice says of it, publishes, and takes the old sign down`, async ({
    window,
  }, info) => {
    test.setTimeout(180_000);
    const pictures = join(info.config.rootDir, '../../test-results/looks', language);
    mkdirSync(pictures, { recursive: true });
    const shop = new ShopWindow(window, language);
    const { say } = shop;
    const press = (key: string) => window.getByRole('button', { name: say(key), exact: true }).click();
    const choose = (key: string) => window.getByRole('radio', { name: say(key) }).check({ force: true });
    const see = async (name: string) => {
      await lookAt(window, pictures, name);
      // Markup is the same in both languages.
      if (language === 'en') await expectAccessible(window);
    };
    if (language !== 'en') {
      await window.getByRole('button', { name: /English|Deutsch/ }).click();
      await window.getByRole('option', { name: say(`app.language.${language}`) }).click();
    }
    await shop.unlock(passphrase);
    await shop.go('map');
    await window.getByRole('heading', { name: say('datamap.field.answers') }).waitFor();
    await see('map');

    await press('datamap.add');
    await press('datamap.save');
    await expect(window.getByText(say('datamap.form.missing-some'))).toBeVisible();
    const name = window.getByLabel(say('datamap.form.name'), { exact: true });
    await name.fill('Allergies');
    await expect(window.getByRole('alert').filter({ hasText: say('datamap.sensitive.kind.health') })).toBeVisible();
    await name.fill('Birthday, day and month');
    await window.getByLabel(say('datamap.form.reason')).fill('They order flowers for it.');
    await choose('datamap.category.pd-Preference');
    await choose('datamap.provenance.ProvidedPersonalData');
    await window.getByRole('checkbox', { name: /order|Bestell/i }).check({ force: true });
    await choose('datamap.form.nobody');
    await choose('datamap.form.optional-yes');
    await window.getByLabel(say('datamap.form.months')).fill('18');
    await window.getByLabel(say('datamap.form.because')).fill('So that flowers come on the day.');
    await see('map-form');
    await press('datamap.save');
    await expect(window.getByText(say('datamap.saved'))).toBeVisible();
    await window.getByRole('listitem', { name: 'Birthday, day and month' }).scrollIntoViewIfNeeded();
    await window.getByRole('tab', { name: say('datamap.tabs.purposes') }).click();
    await see('map-purposes');
    await window.getByRole('tab', { name: say('datamap.tabs.partners') }).click();
    await see('map-partners');

    await shop.go('customers');
    await window.getByRole('cell', { name: 'Quillon Zephyrine' }).click();
    await window
      .getByRole('button', { name: `${say('datamap.profile.edit')} ${say('datamap.profile.title')}` })
      .click();
    await window.getByLabel('Birthday, day and month').fill('the 3rd of May');
    await press('datamap.profile.save');
    await expect(window.getByText('the 3rd of May', { exact: true })).toBeVisible();
    await see('map-profile');

    await shop.go('notices');
    await window.getByText(say('notices.changes.title')).click();
    await expect(window.locator('ins').filter({ hasText: 'Birthday, day and month' }).first()).toBeVisible();
    await expect(window.getByText(say('notices.out.waiting'))).toBeVisible();
    await see('notices-stale');
    await press('notices.publish');
    await expect(window.getByText(say('notices.out.stale'))).toBeVisible();
    await window.getByText(say('notices.out.stale')).scrollIntoViewIfNeeded();
    await see('notices-signs-out');
    await shop.go('clean-up');
    await window.getByText(say('notices.out.stale')).scrollIntoViewIfNeeded();
    await see('month-signs');
    await window.getByRole('button', { name: say('notices.out.print') }).click();
    // The sign that hangs there, in its own language.
    await expect(window.locator('.sign-poster-a4[lang=en]').first()).toBeVisible();
    await window.getByRole('button', { name: say('notices.out.taken-down') }).click();
    await expect(window.getByText(say('notices.out.nothing'))).toBeVisible();
    await window.getByRole('tab', { name: say('notices.tabs.text') }).click();
    await window
      .getByRole('button', { name: /Birthday, day and month/ })
      .first()
      .click();
    await expect(window.getByText(/“Birthday, day and month”|„Birthday, day and month“/).first()).toBeVisible();
    await see('notices-text');
    await window.getByRole('button', { name: say('notices.whole.second') }).click();
    await window
      .getByRole('option')
      .filter({ hasText: /Polish|Polnisch/ })
      .click();
    await window.getByRole('heading', { name: 'Jakie dane trzymamy' }).waitFor();
    await see('notices-two-languages');
    await window.getByRole('tab', { name: say('notices.tabs.choices') }).click();
    await press('notices.choices.add');
    await see('notices-choices');
    await window.getByRole('tab', { name: say('notices.tabs.channels') }).click();
    await expect(window.getByLabel(say('notices.channels.text'))).toHaveValue(/<!doctype html>/);
    await see('notices-channels');
  });
}
