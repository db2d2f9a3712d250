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

  /** The button that names how many would go. */
  goButton() {
    return this.page.getByRole('button', {
      name: new RegExp(`^${this.say('cleanup.go', { count: 2, number: '[\\d.,]+' })}$`),
    });
  }

  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: this.say('cleanup.groups.title') }).waitFor();
  }

  async begin(): Promise<void> {
    await this.goButton().click();
    await this.page.getByRole('alertdialog').waitFor();
  }

  /** Types the number that the dialog asks for, or something else, and confirms. */
  async confirm(typed?: string): Promise<void> {
    const dialog = this.page.getByRole('alertdialog');
    const asked = /\d+/.exec((await dialog.locator('label').innerText()).replace(/^.*:/, ''))?.[0] ?? '';
    await dialog.getByRole('textbox').fill(typed ?? asked);
    await dialog.getByRole('button', { name: this.say('cleanup.confirm.go') }).click();
  }

  async receipt(): Promise<void> {
    await this.page.getByRole('heading', { name: this.say('cleanup.receipt.title'), exact: true }).waitFor();
  }

  async saveReceipt(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('cleanup.receipt.pdf') }).click();
    await this.page.getByText(this.say('cleanup.receipt.saved'), { exact: true }).waitFor();
  }
}
