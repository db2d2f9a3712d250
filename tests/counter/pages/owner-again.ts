import type { Page } from '@playwright/test';
import type { Language } from '../../../shared/foundation/language.ts';
import { screenWords } from './screen-words.ts';

/** The dialog in front of a dangerous act: types the owner's passphrase and goes on. */
export async function ownerAgain(
  page: Page,
  passphrase: string,
  language: Language = 'en',
  seen: () => Promise<void> = async () => {},
): Promise<void> {
  const say = screenWords(language);
  const dialog = page.getByRole('alertdialog', { name: say('staff.owner-again.title') });
  await dialog.getByLabel(say('staff.owner-again.passphrase'), { exact: true }).fill(passphrase);
  await seen();
  await dialog.getByRole('button', { name: say('staff.owner-again.go'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
