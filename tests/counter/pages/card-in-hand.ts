import type { Page } from '@playwright/test';
import type { Answer, Channel } from '../../../shared/consents/model.ts';
import { type Language, ownNames } from '../../../shared/foundation/language.ts';
import type { Say } from '../../../shared/foundation/words.ts';
import { screenWords } from './screen-words.ts';

/** The customer's card, as the customer uses it. */
export class CardInHand {
  readonly page: Page;
  readonly say: Say;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.say = screenWords(language);
  }

  question() {
    return this.page.locator('.card-sentence');
  }

  /** Changes the card from one language to another. */
  async speak(from: Language, to: Language): Promise<void> {
    await this.page.getByRole('button', { name: ownNames[from] }).click();
    await this.page.getByRole('button', { name: ownNames[to], exact: true }).click();
    await this.page.locator(`.customer-side[lang="${to}"]`).waitFor();
  }

  async answer(answer: Answer): Promise<void> {
    await this.page.getByRole('button', { name: this.say(`card.answers.${answer}`), exact: true }).click();
  }

  async by(channel: Channel): Promise<void> {
    await this.page.getByText(this.say(`card.channel-names.${channel}`), { exact: true }).click();
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('card.continue') }).click();
  }

  /** Says that the answers are right; what is on screen afterwards is saved. */
  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('card.finish') }).click();
    await this.page.getByRole('button', { name: this.say('card.done.close') }).waitFor();
  }

  async close(): Promise<void> {
    await this.page.getByRole('button', { name: this.say('card.done.close') }).click();
  }
}
