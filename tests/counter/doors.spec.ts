import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import words from '../../resources/words/en/lock.json' with { type: 'json' };
import { expectAccessible } from './accessible.ts';
import { close, expect, test } from './fixtures.ts';
import { keyFileDamaged, lockedVault, passphrase, vaultFromNewerVersion, vaultMissing } from './worlds.ts';

const { trouble } = words;
const passphraseBox = { name: words.passphrase, exact: true };

test.describe('A fresh computer', () => {
  test('shows set-up, in light and in dark', async ({ window, picture }) => {
    await expect(window.getByRole('heading').first()).toBeVisible();
    await expectAccessible(window);
    await picture(window, 'set-up');
  });
});

test.describe('A shop that was closed', () => {
  test.use({ world: lockedVault });

  test('says so when the passphrase is wrong, changes nothing, and opens with the right one', async ({
    window,
    folder,
    picture,
  }) => {
    await expectAccessible(window);
    const before = filesIn(folder);
    const box = window.getByRole('textbox', passphraseBox);
    await box.fill('not the passphrase');
    await box.press('Enter');
    await expect(box).toHaveAccessibleDescription(/./);
    await picture(window, 'wrong passphrase');
    expect(filesIn(folder)).toEqual(before);

    await box.fill(passphrase);
    await box.press('Enter');
    await expect(box).toBeHidden();
    expect(existsSync(join(folder, 'customers.vault-wal'))).toBe(true);
  });

  test('is locked again after closing and opening', async ({ start }) => {
    const first = await start();
    const box = first.window.getByRole('textbox', passphraseBox);
    await box.fill(passphrase);
    await box.press('Enter');
    await expect(box).toBeHidden();
    await close(first);

    const second = await start();
    await expect(second.window.getByRole('textbox', passphraseBox)).toBeVisible();
  });
});

for (const { world, title } of [
  { world: vaultMissing, title: trouble.vault.missing.title },
  { world: keyFileDamaged, title: trouble.vault['key-file-damaged'].title },
]) {
  test.describe(`A folder with: ${world.name}`, () => {
    test.use({ world });

    test('has its own screen, and nothing is overwritten', async ({ folder, start, picture }) => {
      const before = filesIn(folder);
      const { window } = await start();
      await expect(window.getByRole('heading', { name: title })).toBeVisible();
      await expectAccessible(window);
      await picture(window, world.name);
      expect(filesIn(folder)).toEqual(before);
    });
  });
}

test.describe('A vault from a newer version', () => {
  test.use({ world: vaultFromNewerVersion });

  test('has its own screen once the passphrase is known, and nothing is overwritten', async ({ window, picture }) => {
    const box = window.getByRole('textbox', passphraseBox);
    await box.fill(passphrase);
    await box.press('Enter');
    await expect(window.getByRole('heading', { name: trouble.vault['newer-version'].title })).toBeVisible();
    await expectAccessible(window);
    await picture(window, 'newer version');
  });
});

/** What the shop's own files hold, without Chromium's folder beside them. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.map(({ name }) => [name, sum(name)]));
}
