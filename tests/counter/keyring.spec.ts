import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { drivenLaunchOf } from '../../electron/dev/launch.ts';
import { needCommands } from '../../electron/dev/system-packages.ts';
import { expect, test } from './fixtures.ts';
import { keyringTools, realKeyring } from './keyring/real-keyring.ts';
import { allowPin, openWithPin, pin, shopWithPin, tryPin } from './pages/pins.ts';
import { ShopWindow } from './pages/shop-window.ts';
import { passphrase } from './worlds.ts';

test.use({ world: shopWithPin });

// The keyring of Linux; Windows and macOS always have one.
if (process.platform === 'linux') {
  test('on a desktop with a keyring a PIN opens the book, also after a restart; once the keyring is gone only the passphrase does', async ({
    folder,
  }) => {
    test.setTimeout(120_000);
    await needCommands(keyringTools, console.log);
    const keyring = await realKeyring(join(folder, '..', 'keyring'));
    const slots = join(folder, 'this-computer.json');
    const opened = async (work: (shop: ShopWindow) => Promise<void>) => {
      const launch = drivenLaunchOf(await findElectron(), {
        REGULARS_TEST: '1',
        REGULARS_FOLDER: folder,
        REGULARS_KEY_COST: 'cheap',
        ...keyring.env,
      });
      // After Playwright's own loader, which comes first and asks for no keyring.
      const args = launch.args.toSpliced(2, 0, '-r', keyring.preload);
      const app = await _electron.launch({ ...launch, args });
      try {
        await work(new ShopWindow(await app.firstWindow()));
      } finally {
        await app.close();
      }
    };
    try {
      await opened(async (shop) => {
        await shop.unlock(passphrase);
        await allowPin(shop);
        await shop.lock();
        await openWithPin(shop);
      });
      expect(existsSync(slots)).toBe(true);
      expect(readFileSync(slots, 'utf8')).not.toContain(pin);
      await opened(openWithPin);
      await keyring.end();
      await opened(async (shop) => {
        await tryPin(shop);
        await shop.page.getByText(shop.say('failures.vault.pin-not-here')).waitFor();
        await shop.unlock(passphrase);
        await shop.page.getByRole('button', { name: shop.say('app.nav.lock') }).waitFor();
      });
    } finally {
      await keyring.end();
    }
  });
}
