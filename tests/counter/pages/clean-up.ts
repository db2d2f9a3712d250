import type { Page } from '@playwright/test';
import type { ScreenLanguage } from '../../../shared/foundation/language.ts';
import type { Say } from '../../../shared/foundation/words.ts';
import { screenWords } from './screen-words.ts';

/** The clean-up page, as the owner uses it. */
export class CleanUp {
  readonly page: Page;
  readonly say: Say;

  constructor(page: Page, language: ScreenLanguage = 'en') {
    this.page = page;
    this.say = screenWords(language);
  }

  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: this.say('cleanup.groups.title') }).waitFor();
  }

  /** Asks to put everybody who is due on the list of those who leave. */
  async beginList(): Promise<void> {
    await this.#named('cleanup.list.put').click();
    await this.page.getByRole('alertdialog').waitFor();
  }

  /** Asks to let the ready list go. */
  async begin(): Promise<void> {
    await this.#named('cleanup.list.go').click();
    await this.page.getByRole('alertdialog').waitFor();
  }

  /** The heading of a list that still waits for its day. */
  async waiting(): Promise<void> {
    await this.page.getByText(this.say('cleanup.list.waiting-text')).waitFor();
  }

  /** Types the number that the dialog asks for, or something else, and confirms. */
  async confirm(typed?: string): Promise<void> {
    const dialog = this.page.getByRole('alertdialog');
    const asked = /\d+/.exec((await dialog.locator('label').innerText()).replace(/^.*:/, ''))?.[0] ?? '';
    await dialog.getByRole('textbox').fill(typed ?? asked);
    const go = [this.say('cleanup.confirm.go'), this.say('cleanup.list.confirm-go')].join('|');
    await dialog.getByRole('button', { name: new RegExp(`^(${go})$`) }).click();
  }

  async receipt(): Promise<void> {
    await this.page.getByRole('heading', { name: this.say('cleanup.receipt.title'), exact: true }).waitFor();
  }

  async saveReceipt(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('cleanup.receipt.pdf') }).click();
    await this.page.getByText(this.say('cleanup.receipt.saved'), { exact: true }).waitFor();
  }

  #named(key: 'cleanup.list.put' | 'cleanup.list.go') {
    const names = [1, 2].map((count) => this.say(key, { count, number: '[\\d.,]+' }));
    return this.page.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`) });
  }
}
