import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { test } from './fixtures.ts';
import { lookAt } from './look-at.ts';
import { CardInHand } from './pages/card-in-hand.ts';
import { CleanUp } from './pages/clean-up.ts';
import { ownerAgain } from './pages/owner-again.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { listEverybodyDue, passphrase, shopWith } from './worlds.ts';

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
    state.unlocked?.vault.transaction((tx) =>
      tx
        .prepare(
          `INSERT INTO export_file (id, scope, formats, folder, people, started_at, finished_at, delete_by, hlc)
           SELECT 'a list', 'everybody', '["csv","vcard","jsonld"]', 'regulars', 2, at, at, at, hlc
           FROM journal ORDER BY seq DESC LIMIT 1`,
        )
        .run(),
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
    // An open request keeps a person: Jo stays on the list of those who leave.
    await window.getByRole('button', { name: shop.say('customers.profile.back') }).click();
    await window.getByRole('cell', { name: /Quillon/ }).click();
    await window.getByRole('heading', { name: /Quillon/ }).waitFor();
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
    await window.locator('.sign').first().waitFor();
    await look('notices');
    await shop.go('shop');
    await look('shop');
    await window.getByRole('tab', { name: shop.say('shop.display.title') }).click();
    await look('customer-screen');
    await window.getByRole('tab', { name: shop.say('rules.tab') }).click();
    await window.getByText(shop.say('rules.checked'), { exact: true }).waitFor();
    await look('rules');
    await window.getByRole('tab', { name: shop.say('backups.tab') }).click();
    await window.getByRole('button', { name: shop.say('backups.place.choose') }).click();
    await window.getByRole('button', { name: shop.say('backups.copies.now') }).click();
    await window.getByText(shop.say('backups.copies.done')).waitFor();
    await look('backups');
    await window.getByRole('button', { name: new RegExp(shop.say('backups.copies.put-back')) }).click();
    await window.getByText(shop.say('backups.restore.secret.how')).waitFor();
    await look('backups-open');
    await window.getByRole('button', { name: shop.say('backups.restore.back'), exact: true }).click();
    await window.getByRole('tab', { name: shop.say('keys.tab') }).click();
    await look('keys');
    await window.getByRole('button', { name: shop.say('keys.sheet.start') }).click();
    await window.getByRole('list', { name: shop.say('ways-in.sheet.code') }).waitFor();
    await look('keys-sheet');
    await shop.go('journal');
    await window.getByText(shop.say('journal.acts.vault.unlocked')).first().waitFor();
    await look('journal');
    await window.getByRole('tab', { name: shop.say('journal.tabs.check') }).click();
    await window.getByRole('button', { name: shop.say('journal.check.button') }).click();
    await window.getByText(shop.say('journal.check.head', { head: '' })).waitFor();
    await look('journal-check');
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
    await shop.lock();
    await shop.unlock('not the passphrase');
    await window.getByRole('button', { name: shop.say('backups.restore.door') }).click();
    await window.getByRole('button', { name: shop.say('backups.restore.choose') }).click();
    await window.getByRole('radio').first().waitFor();
    await look('restore-which');
    await window.getByRole('radio').first().check({ force: true });
    await window.getByText(shop.say('backups.restore.secret.how')).waitFor();
    await look('restore-secret');
  });
}
