import type { Page } from '@playwright/test';
import type { ScreenLanguage } from '../../../shared/foundation/language.ts';
import type { Say } from '../../../shared/foundation/words.ts';
import { formatsOf, kindOf, type SignFormat } from '../../../shared/signs/model.ts';
import { screenWords } from './screen-words.ts';

export type NewShop = {
  readonly language: ScreenLanguage;
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly sector: 'florist' | 'barber' | 'repair';
  /** The country's name as the list says it. */
  readonly country: string;
  readonly passphrase: string;
};

export const fernAndFoxglove: NewShop = {
  language: 'en',
  name: 'Fern & Foxglove',
  address: '12 Lark Lane, Bristol BS1 4ND',
  contact: '0117 496 0123',
  sector: 'florist',
  country: 'United Kingdom',
  passphrase: 'seven quiet herons wade at dusk',
};

/** What a person does in the window, named as they would name it. Finds things by their words, never by markup. */
export class ShopWindow {
  readonly page: Page;
  readonly say: Say;

  constructor(page: Page, language: ScreenLanguage = 'en') {
    this.page = page;
    this.say = screenWords(language);
  }

  /** Goes through all of set-up and stands in front of the opened shop. `seen` is called on every step. */
  async setUp(shop: NewShop, seen: (step: string) => Promise<void> = async () => {}): Promise<void> {
    const { page, say } = this;
    const next = page.getByRole('button', { name: say('setup.next') });
    await page.getByRole('radio', { name: say(`app.language.${shop.language}`) }).check({ force: true });
    await seen('set-up: language');
    await next.click();
    await page.getByLabel(say('setup.shop.name')).fill(shop.name);
    await page.getByLabel(say('setup.shop.address')).fill(shop.address);
    await page.getByLabel(say('setup.shop.contact')).fill(shop.contact);
    await seen('set-up: the shop');
    await next.click();
    await page.getByRole('radio', { name: say(`setup.sector.${shop.sector}`) }).check({ force: true });
    await seen('set-up: kind of shop');
    await next.click();
    await page.getByRole('button', { name: say('setup.country.country') }).click();
    await page.getByRole('option', { name: shop.country, exact: true }).click();
    await seen('set-up: country');
    await next.click();
    await page.getByLabel(say('setup.passphrase.label'), { exact: true }).fill(shop.passphrase);
    await page.getByLabel(say('setup.passphrase.again')).fill(shop.passphrase);
    await page.getByRole('checkbox', { name: say('setup.passphrase.understood') }).check({ force: true });
    await page.getByText(say('setup.passphrase.good'), { exact: true }).waitFor();
    await seen('set-up: passphrase');
    await next.click();
    const code = await this.newSheet(seen);
    await next.click();
    await page.getByLabel(say('ways-in.back.label')).fill(code);
    await seen('set-up: the code typed back');
    await page.getByRole('button', { name: say('setup.finish') }).click();
    await page.getByRole('heading', { name: say('backups.setup.title') }).waitFor();
    await seen('set-up: where backups go');
    await page.getByRole('button', { name: say('backups.setup.later'), exact: true }).click();
    await page.getByRole('heading', { name: say('setup.ready.title') }).waitFor();
    await seen('set-up: ready');
  }

  /** Reads that nobody can help without it, saves the new recovery sheet and answers with the code on it, as it is on the screen. */
  async newSheet(seen: (step: string) => Promise<void> = async () => {}): Promise<string> {
    const { page, say } = this;
    const groups = page.getByRole('list', { name: say('ways-in.sheet.code') }).getByRole('listitem');
    await groups.nth(6).waitFor();
    await page.getByText(say('ways-in.sheet.nobody')).waitFor();
    await page.getByRole('button', { name: say('ways-in.sheet.pdf') }).click();
    await page.getByText(say('ways-in.sheet.saved')).waitFor();
    await seen('the recovery sheet');
    return (await groups.allInnerTexts()).join('-');
  }

  async toCounter(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('setup.ready.counter') }).click();
    await this.searchBox().waitFor();
  }

  /** Opens one of the parts of the shop in the frame. */
  async go(
    part: 'counter' | 'customers' | 'requests' | 'asking' | 'map' | 'notices' | 'clean-up' | 'journal' | 'shop',
  ): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: this.say(`app.nav.${part}`) })
      .click();
  }

  searchBox() {
    return this.page.getByRole('searchbox', { name: this.say('counter.find') });
  }

  /** Types a name that nobody has yet, and adds the person; ends in front of the customer's card. */
  async addCustomer(name: string, contact: string, seen: () => Promise<void> = async () => {}): Promise<void> {
    const { page, say } = this;
    await this.searchBox().fill(name);
    await page.getByRole('button', { name: say('counter.add') }).click();
    await page.getByLabel(say('counter.new.contact')).fill(contact);
    await seen();
    await page.getByRole('button', { name: say('counter.new.save') }).click();
  }

  /** Finds somebody at the counter and opens them. */
  async openCustomer(typed: string, name: string): Promise<void> {
    await this.searchBox().fill(typed);
    await this.page.getByRole('option', { name }).first().click();
    await this.page.getByRole('heading', { name }).waitFor();
  }

  /** Stops everything for the customer who is open at the counter; ends when the screen says that it is saved. */
  async stopEverything(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('counter.person.stop'), exact: true }).click();
    await this.page.getByRole('button', { name: this.say('consent.stop.everything'), exact: true }).click();
    await this.page.getByRole('heading', { name: this.say('consent.stop.done-title') }).waitFor();
  }

  /** Chooses what kind of sign, and on which paper where there are several. */
  async chooseSign(format: SignFormat): Promise<void> {
    const { page, say } = this;
    const kind = kindOf(format);
    await page.getByRole('button', { name: new RegExp(`${say('signs.kind.label')}$`) }).click();
    await page.getByRole('option', { name: say(`signs.kind.${kind}`), exact: true }).click();
    if (formatsOf(kind).length > 1) {
      await page.getByRole('radio', { name: say(`signs.format.${format}`), exact: true }).check({ force: true });
    }
    await page.locator(`.sign-${format}`).last().waitFor();
  }

  /** Saves the published notice as a PDF in this format, in the language that is chosen. */
  async saveSign(format: SignFormat): Promise<void> {
    const { page, say } = this;
    await this.chooseSign(format);
    await page.getByRole('button', { name: say('signs.save') }).click();
    await page.getByText(say('signs.saved'), { exact: true }).waitFor();
  }

  async lock(): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: this.say('app.nav.lock') })
      .click();
    await this.page.getByRole('heading', { name: this.say('lock.title') }).waitFor();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.page.getByLabel(this.say('lock.passphrase'), { exact: true }).fill(passphrase);
    await this.page.getByRole('button', { name: this.say('lock.unlock') }).click();
  }
}
