import { writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import { openTestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';

it('a backup brings its own key file: with both copies of it damaged, the book comes back and opens', async () => {
  const app = await openTestApp();
  onTestFinished(() => app.close());
  const stick = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
  await app.call('customers.add', {
    displayName: 'Mina Holt',
    contact: 'mina@example.org',
    language: 'en',
    underSixteen: false,
  });
  await app.call('backups.choosePlace', {});
  await app.call('backups.make', {});
  app.close();
  for (const path of filesIn(app.ports.folder).keyCopies) writeFileSync(path, '{ "fmt": "vault-slots/1", "slots": [');
  expect(await app.call('vault.start', {})).toMatchObject({ vault: { code: 'vault.key-file-damaged' }, pin: false });
  const found = await app.call('backups.find', { from: 'ask' });
  const secret = { passphrase: testPassphrase };
  await app.call('backups.restore', { name: found?.copies[0]?.name ?? '', secret });
  await app.call('vault.unlock', secret);
  expect(await app.call('customers.find', { text: 'mina' })).toHaveLength(1);
});
