import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import type { Progress } from '../../shared/foundation/channel.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase, testShop } from '../support/test-shop.ts';

let app: TestApp;
let code: string;
let stick: string;
let mina: string;

beforeEach(async () => {
  app = testAppBeforeSetUp();
  code = await app.call('vault.newRecoveryCode', {});
  await app.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode: code });
  stick = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
  await app.call('backups.choosePlace', {});
  mina = await add('Mina');
  await add('Olaf');
  app.ports.pass(60_000);
  await app.call('backups.make', {});
  app.ports.pass(60_000);
});
afterEach(() => app.close());

function newcomer(name: string) {
  const contact = `${name.toLowerCase()}@wrzos.example`;
  return { displayName: name, contact, language: 'en', underSixteen: false } as const;
}

async function add(name: string, contact = `${name.toLowerCase()}@wrzos.example`): Promise<string> {
  const { id } = await app.call('customers.add', { displayName: name, contact, language: 'en', underSixteen: false });
  return id;
}

function people(shop: TestApp): readonly unknown[] {
  return shop.vault().db.prepare('SELECT display_name FROM customer ORDER BY display_name').pluck().all();
}

/** Puts the oldest copy back, and opens the book. */
async function back(shop: TestApp, secret: { passphrase: string } | { code: string } = { passphrase: testPassphrase }) {
  const found = await shop.call('backups.find', { from: 'ask' });
  const restored = await shop.call('backups.restore', { name: found?.copies.at(-1)?.name ?? '', secret });
  expect(await shop.call('vault.start', {})).toMatchObject({ vault: { kind: 'locked' } });
  return restored;
}

function newComputer(): TestApp {
  const ports = fakePorts({ firstId: 5000, now: app.ports.now() });
  ports.folderChoice = app.ports.folderChoice;
  return testAppBeforeSetUp(ports);
}

describe('putting a copy back on this computer', () => {
  it('removes again who was erased since, before the first screen, and moves the other book aside', async () => {
    await app.call('customers.erase', { id: mina });
    await add('Ines');
    const restored = await back(app);
    expect(restored).toMatchObject({ people: 1, removedAgain: 1, list: { kind: 'this-computer' } });
    expect(existsSync(join(restored.movedTo ?? '', 'customers.vault'))).toBe(true);
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(people(app)).toEqual(['Olaf']);
    expect(app.state.unlocked?.concerns).toEqual([]);
    const line = app.vault().db.prepare("SELECT detail FROM journal WHERE act = 'book.restored'").pluck().get();
    expect(JSON.parse(String(line))).toMatchObject({ again: 1, list: 'this-computer' });
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
    expect(readdirSync(app.ports.folder).filter((name) => name.startsWith('restor'))).toEqual([]);
  });

  it('holds every no and every stop that was said since, also of whoever the newer book no longer knew', async () => {
    const olaf = app
      .vault()
      .db.prepare("SELECT id FROM customer WHERE display_name = 'Olaf'")
      .pluck()
      .get() as CustomerId;
    const gone = (await app.call('customers.add', newcomer('Gone'))).id;
    for (const id of [mina as CustomerId, olaf, gone])
      await app.call('consents.record', answersTo(await cardOf(app, id), 'yes', ['email', 'sms']));
    app.ports.pass(1000);
    await app.call('backups.make', {});
    app.ports.pass(1000);
    await app.call('consents.stop', { customerId: olaf, which: [{ purpose: 'offers', channel: 'email' }] });
    // Said under the entry that Mina's was merged into: the backup knows her by her own.
    const twin = (await app.call('customers.add', newcomer('Twin'))).id;
    const { contactPoints } = (await app.call('customers.open', { id: twin })).customer;
    const choice = { displayName: 'keep', language: 'keep', note: 'keep' } as const;
    await app.call('merges.merge', {
      keep: twin,
      gone: mina as CustomerId,
      choice,
      contactPoints: contactPoints.map(({ id }) => id),
    });
    await app.call('consents.stop', { customerId: twin, which: null });
    app.vault().transaction((tx) => {
      tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', 'x')").run();
      tx.prepare('DELETE FROM customer WHERE id = ?').run(gone);
      tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run();
      const put = "INSERT INTO stop_list (fingerprint, channel, stopped_at, hlc) VALUES (?, 'email', ?, '0')";
      tx.prepare(put).run(app.vault().fingerprint('gone@wrzos.example'), app.ports.now());
    });
    const list = () =>
      app.vault().db.prepare('SELECT hex(fingerprint), channel FROM stop_list ORDER BY 1, 2').raw().all();
    const stopped = list();
    const found = await app.call('backups.find', { from: 'ask' });
    const name = found?.copies[0]?.name ?? '';
    const restored = await app.call('backups.restore', { name, secret: { passphrase: testPassphrase } });
    expect(restored).toMatchObject({ removedAgain: 0, noes: { kind: 'carried', people: 3 } });
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(list()).toEqual(stopped);
    const agreed = async (customerId: CustomerId) =>
      (await app.call('consents.summary', { customerId })).agreed
        .filter((one) => one.purpose === 'offers')
        .map((one) => one.channel);
    expect([await agreed(olaf), await agreed(mina as CustomerId), await agreed(gone)]).toEqual([['sms'], [], ['sms']]);
  });

  it('removes under another entry too whoever was merged and erased, and nobody who only shares a contact', async () => {
    await add('Twin', 'mina@wrzos.example');
    await add('Both', 'mina@wrzos.example');
    app.ports.pass(1000);
    await app.call('backups.make', {});
    // Merged away: the entry is gone from the book, and no list of erased ids names it.
    app.vault().transaction((tx) => tx.prepare("DELETE FROM customer WHERE display_name = 'Twin'").run());
    app.ports.pass(1000);
    await app.call('customers.erase', { id: mina });
    const found = await app.call('backups.find', { from: 'ask' });
    const restored = await app.call('backups.restore', {
      name: found?.copies.find(({ people: of }) => of === 4)?.name ?? '',
      secret: { passphrase: testPassphrase },
    });
    expect(restored).toMatchObject({ removedAgain: 2, people: 2 });
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(people(app)).toEqual(['Both', 'Olaf']);
  });

  it('can be stopped at any step before the last, and then everything is as it was', async () => {
    await app.call('customers.erase', { id: mina });
    const found = await app.call('backups.find', { from: 'ask' });
    const wish = { name: found?.copies.at(-1)?.name ?? '', secret: { passphrase: testPassphrase } };
    const heard = () => app.ports.heard.map(({ payload }) => payload as Partial<Progress>);
    for (const step of ['copying', 'checking', 'removing'] as const) {
      app.ports.heard.length = 0;
      const restoring = app.ask('backups.restore', wish);
      while (!heard().some((one) => one.task === 'restore' && one.step === step)) await new Promise(setImmediate);
      await app.call('backups.stopRestore', {});
      expect(await restoring, step).toMatchObject({ ok: false, failure: { code: 'backup.restore-stopped' } });
      expect(readdirSync(app.ports.folder).filter((name) => name.startsWith('restor'))).toEqual([]);
      expect(people(app)).toEqual(['Olaf']);
    }
    app.ports.heard.length = 0;
    expect(await app.call('backups.restore', wish)).toMatchObject({ people: 1, removedAgain: 1 });
    const told = heard().flatMap((one) => (one.task === 'restore' ? [one.done ?? Number.NaN] : []));
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(told.at(-1)).toBe(1000);
  });

  it('keeps today’s passphrase, also after the locks were changed', async () => {
    const next = 'nine brass lanterns hum at noon';
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.changeLocks', { passphrase: next, newCode });
    await back(app, { passphrase: next });
    await app.refused('vault.wrong-passphrase', 'vault.unlock', { passphrase: testPassphrase });
    await app.call('vault.unlock', { passphrase: next });
    expect(people(app)).toEqual(['Mina', 'Olaf']);
  });

  it('helps where the book itself cannot be read any more', async () => {
    app.close();
    const { database } = filesIn(app.ports.folder);
    writeFileSync(database, readFileSync(database).subarray(0, 100));
    const again = testAppBeforeSetUp(app.ports);
    expect(await again.call('vault.start', {})).toMatchObject({ vault: { kind: 'trouble' } });
    const restored = await back(again);
    expect(readFileSync(join(restored.movedTo ?? '', 'customers.vault'))).toHaveLength(100);
    expect(restored.noes).toEqual({ kind: 'unknown' });
    await again.call('vault.unlock', { passphrase: testPassphrase });
    expect(people(again)).toEqual(['Mina', 'Olaf']);
    again.close();
  });

  it('is refused with a wrong secret, a damaged copy or another shop’s, and nothing has changed', async () => {
    app.close();
    const found = await app.call('backups.find', { from: 'ask' });
    const name = found?.copies[0]?.name ?? '';
    const before = contents(app.ports.folder);
    const wrong = { name, secret: { passphrase: 'not the passphrase' } };
    await app.refused('vault.wrong-passphrase', 'backups.restore', wrong);
    const otherCode = { name, secret: { code: await app.call('vault.newRecoveryCode', {}) } };
    await app.refused('vault.wrong-recovery-code', 'backups.restore', otherCode);
    const slip = { name, secret: { code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` } };
    await app.refused('vault.recovery-code-slip', 'backups.restore', slip);
    const path = join(stick, 'Regulars backups', name);
    const whole = readFileSync(path);
    for (const at of [5000, whole.length - 400]) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      await app.refused('backup.not-whole', 'backups.restore', { name, secret: { passphrase: testPassphrase } });
    }
    writeFileSync(path, whole);
    expect(contents(app.ports.folder)).toEqual(before);
    const other = testAppBeforeSetUp(fakePorts({ firstId: 70_000 }));
    other.ports.folderChoice = app.ports.folderChoice;
    const recoveryCode = await other.call('vault.newRecoveryCode', {});
    await other.call('vault.setUp', { shop: testShop, passphrase: testPassphrase, recoveryCode });
    await other.refused('backup.place-other-shop', 'backups.choosePlace', {});
    await other.call('backups.find', { from: 'ask' });
    await other.refused('backup.other-shop', 'backups.restore', { name, secret: { passphrase: testPassphrase } });
    other.close();
  });
});

describe('putting a copy back on a new computer', () => {
  it('works with the code on the sheet, and knows who was erased while the stick was there', async () => {
    await app.call('customers.erase', { id: mina });
    const computer = newComputer();
    const restored = await back(computer, { code });
    expect(restored).toMatchObject({ people: 1, removedAgain: 1, list: { kind: 'place', asOf: app.ports.now() } });
    expect(restored.movedTo).toBeNull();
    await computer.call('vault.unlock', { passphrase: testPassphrase });
    expect(people(computer)).toEqual(['Olaf']);
    const device = "SELECT value FROM meta WHERE key = 'device_id'";
    expect(computer.vault().db.prepare(device).pluck().get()).not.toBe(app.vault().db.prepare(device).pluck().get());
    computer.close();
  });

  it('says that no newer list of erasures was found when there is none', async () => {
    const kept = temporaryFolder();
    cpSync(stick, kept, { recursive: true });
    await app.call('customers.erase', { id: mina });
    rmSync(stick, { recursive: true });
    cpSync(kept, stick, { recursive: true });
    const computer = newComputer();
    computer.ports.setNow(app.ports.now());
    const restored = await back(computer);
    expect(restored).toMatchObject({ removedAgain: 0, list: { kind: 'copy', asOf: restored.madeAt } });
    computer.close();
  });
});

function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]));
}
