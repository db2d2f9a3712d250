import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';

const another = 'nine brass lanterns hum at noon';
let app: TestApp;
afterEach(() => app.close());

/** A shop that was just set up, and the code on its recovery sheet. */
async function shopWithSheet(): Promise<string> {
  app = testAppBeforeSetUp();
  const recoveryCode = await app.call('vault.newRecoveryCode', {});
  await app.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode });
  await app.call('customers.add', {
    displayName: 'Mina Holt',
    contact: 'mina@example.org',
    language: 'en',
    underSixteen: false,
  });
  return recoveryCode;
}

function acts(count: number): unknown {
  return app
    .vault()
    .db.prepare('SELECT act FROM (SELECT seq, act FROM journal ORDER BY seq DESC LIMIT ?) ORDER BY seq')
    .pluck()
    .all(count);
}

async function opensWith(passphrase: string): Promise<boolean> {
  app.close();
  const answer = await app.ask('vault.unlock', { passphrase });
  return answer.ok;
}

describe('set-up', () => {
  it('takes only the code that was just made, typed back, and leaves nothing behind otherwise', async () => {
    app = testAppBeforeSetUp();
    const wish = { shop: testShop, passphrase: testPassphrase };
    const old = await app.call('vault.newRecoveryCode', {});
    await app.refused('vault.recovery-code-slip', 'vault.setUp', { ...wish, recoveryCode: old.replace(/.$/, 'U') });
    const code = await app.call('vault.newRecoveryCode', {});
    await app.refused('vault.recovery-code-different', 'vault.setUp', { ...wish, recoveryCode: old });
    expect(await app.call('vault.start', {})).toMatchObject({ vault: { kind: 'none' } });
    await app.call('vault.setUp', { ...wish, recoveryCode: code.toLowerCase().replaceAll('-', '') });
    for (const copy of filesIn(app.ports.folder).keyCopies) {
      const text = readFileSync(copy, 'utf8');
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('prints the sheet with the code, and what it is for, before there is a shop', async () => {
    app = testAppBeforeSetUp();
    await app.refused('call.bad-input', 'vault.recoverySheet', { shopName: 'Fern', to: 'printer' });
    const code = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.recoverySheet', { shopName: 'Fern', to: 'printer' });
    await app.call('vault.recoverySheet', { shopName: 'Fern', to: 'pdf' });
    const [page] = app.ports.printed;
    expect(page?.size).toEqual({ widthMm: 210, heightMm: 297 });
    const { document } = page ?? {};
    if (document?.kind !== 'recovery') throw new Error('another paper');
    expect(document.code.map(({ group }) => group).join('-')).toBe(code);
    expect(document.sections.map(({ text }) => text).join(' ')).toMatch(/nobody can open the book/);
    expect(app.ports.saved.map(({ name }) => name)).toEqual(['recovery-sheet.pdf']);
  });
});

describe('a forgotten passphrase', () => {
  it('is replaced with the code on the sheet; passphrase and sheet from before open nothing any more', async () => {
    const code = await shopWithSheet();
    app.close();
    await app.call('vault.checkRecoveryCode', { code: code.toLowerCase() });
    const newCode = await app.call('vault.newRecoveryCode', {});
    expect(await app.call('vault.recover', { code, passphrase: another, newCode })).toMatchObject({ role: 'Owner' });
    expect(acts(2)).toEqual(['recovery.used', 'vault.unlocked']);
    expect(await app.call('customers.list', { text: '', offset: 0, limit: 9 })).toMatchObject({ total: 1 });
    expect(await opensWith(testPassphrase)).toBe(false);
    await app.refused('vault.wrong-recovery-code', 'vault.checkRecoveryCode', { code });
    await app.call('vault.checkRecoveryCode', { code: newCode });
    expect(await opensWith(another)).toBe(true);
  });

  it('is not replaced by a wrong code, a weak passphrase or a sheet that was not typed back; nothing is changed', async () => {
    const code = await shopWithSheet();
    app.close();
    const before = filesIn(app.ports.folder).keyCopies.map((copy) => readFileSync(copy, 'utf8'));
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('vault.wrong-recovery-code', 'vault.recover', { code: newCode, passphrase: another, newCode });
    await app.refused('vault.passphrase-too-weak', 'vault.recover', { code, passphrase: 'password1234', newCode });
    await app.refused('vault.recovery-code-different', 'vault.recover', { code, passphrase: another, newCode: code });
    await app.refused('vault.recovery-code-slip', 'vault.checkRecoveryCode', { code: 'ABCD' });
    expect(filesIn(app.ports.folder).keyCopies.map((copy) => readFileSync(copy, 'utf8'))).toEqual(before);
    expect(await opensWith(testPassphrase)).toBe(true);
    await app.refused('call.not-allowed', 'vault.recover', { code, passphrase: another, newCode });
  });

  it('has to wait after five wrong codes, as after five wrong passphrases', async () => {
    const code = await shopWithSheet();
    app.close();
    const wrong = await app.call('vault.newRecoveryCode', {});
    for (let tries = 0; tries < 5; tries++)
      await app.refused('vault.wrong-recovery-code', 'vault.checkRecoveryCode', { code: wrong });
    await app.refused('vault.wait', 'vault.checkRecoveryCode', { code });
    await app.refused('vault.wait', 'vault.unlock', { passphrase: testPassphrase });
    app.ports.pass(30_000);
    await app.call('vault.checkRecoveryCode', { code });
  });
});

describe('the owner', () => {
  it('changes the passphrase; the sheet goes on working', async () => {
    const code = await shopWithSheet();
    await app.refused('vault.passphrase-too-weak', 'vault.changePassphrase', { passphrase: 'Fern & Foxglove' });
    await app.call('vault.changePassphrase', { passphrase: another });
    expect(acts(1)).toEqual(['passphrase.changed']);
    expect(await opensWith(testPassphrase)).toBe(false);
    expect(await opensWith(another)).toBe(true);
    await app.call('vault.checkRecoveryCode', { code });
  });

  it('makes a new sheet; the one from before opens nothing any more', async () => {
    const code = await shopWithSheet();
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.changeRecoveryCode', { newCode });
    expect(acts(1)).toEqual(['recovery.changed']);
    await app.refused('vault.wrong-recovery-code', 'vault.checkRecoveryCode', { code });
    await app.call('vault.checkRecoveryCode', { code: newCode });
    await app.refused('vault.recovery-code-different', 'vault.changeRecoveryCode', { newCode });
    expect(await opensWith(testPassphrase)).toBe(true);
  });

  it('changes all locks: another file under another key, and nothing from before opens it', async () => {
    const code = await shopWithSheet();
    const { database, ledger } = filesIn(app.ports.folder);
    const somebody = await app.call('customers.add', {
      displayName: 'Gone Soon',
      contact: 'gone@example.org',
      language: 'en',
      underSixteen: false,
    });
    await app.call('customers.erase', { id: somebody.id });
    const fingerprint = app.vault().fingerprint('gone@example.org').toString('hex');
    const sealed = readFileSync(ledger);
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.changeLocks', { passphrase: another, newCode });
    expect(acts(1)).toEqual(['locks.changed']);
    expect(await app.call('customers.list', { text: '', offset: 0, limit: 9 })).toMatchObject({ total: 1 });
    app.close();
    const salt = readFileSync(database).subarray(0, 16).toString('hex');
    const keys = JSON.parse(readFileSync(filesIn(app.ports.folder).keyCopies[0], 'utf8')) as {
      deks: { dbSalt: string; epoch: number }[];
    };
    expect(keys.deks).toMatchObject([{ dbSalt: salt, epoch: 2 }]);
    expect(await opensWith(testPassphrase)).toBe(false);
    await app.refused('vault.wrong-recovery-code', 'vault.checkRecoveryCode', { code });
    expect(await opensWith(another)).toBe(true);
    expect(app.vault().fingerprint('gone@example.org').toString('hex')).toBe(fingerprint);
    expect(readFileSync(ledger)).toEqual(sealed);
    await app.call('vault.changeLocks', {
      passphrase: testPassphrase,
      newCode: await app.call('vault.newRecoveryCode', {}),
    });
    expect(await opensWith(testPassphrase)).toBe(true);
    expect(app.vault().fingerprint('gone@example.org').toString('hex')).toBe(fingerprint);
  });

  it('is asked again before any of it', async () => {
    app = await openTestApp();
    app.ownerLeaves();
    app.ports.pass(120_000);
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.refused('staff.owner-again', 'vault.changePassphrase', { passphrase: another });
    await app.refused('staff.owner-again', 'vault.changeRecoveryCode', { newCode });
    await app.refused('staff.owner-again', 'vault.changeLocks', { passphrase: another, newCode });
  });
});
