import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '../../shared/foundation/id.ts';
import { type FakePorts, fakePorts } from '../support/fake-ports.ts';
import { type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { adasPin, type PinShop, pin, pinShop } from './pin-shop.ts';

let shop: PinShop;
let app: TestApp;
let ports: FakePorts;
let ines: StaffId;
let ada: StaffId;
beforeEach(async () => {
  shop = await pinShop();
  ({ app, ports, ines, ada } = shop);
});

describe('a PIN that may open the locked book', () => {
  it('lets its person in, with their role and in their name, and nobody else', async () => {
    expect(await shop.allow()).toEqual({ keyStore: 'protected', people: [ines] });
    app.close();
    expect(await app.call('vault.start', {})).toMatchObject({ vault: { kind: 'locked' }, pin: true });
    await app.refused('staff.pin-wrong', 'vault.unlockByPin', { pin: adasPin });
    expect(await app.call('vault.unlockByPin', { pin })).toEqual({ staffId: ines, role: 'Counter' });
    expect(shop.acts()).toMatchObject([{ act: 'staff.pins-wrong' }, { act: 'vault.unlocked', role: 'Counter' }, {}]);
    await app.refused('call.not-allowed', 'staff.remove', { id: ada });
    await app.refused('call.not-allowed', 'vault.confirmOwner', { passphrase: testPassphrase });
    await app.refused('call.not-allowed', 'vault.letPinOpen', { id: ines, pin });
  });

  it('is found out among several, each with the role that they have today', async () => {
    await shop.allow();
    expect(await shop.allowAda()).toHaveProperty('people', [ines, ada]);
    await app.call('staff.change', { id: ada, name: 'Ada', role: 'Counter', pin: null });
    app.close();
    expect(await app.call('vault.unlockByPin', { pin: adasPin })).toEqual({ staffId: ada, role: 'Counter' });
    app.close();
    expect(await app.call('vault.unlockByPin', { pin })).toEqual({ staffId: ines, role: 'Counter' });
  });

  it('has to be the person’s own, and no other’s', async () => {
    await shop.allow();
    await app.refused('staff.pin-wrong', 'vault.letPinOpen', { id: ada, pin });
    await app.call('staff.change', { id: ada, name: 'Ada', role: 'Manager', pin });
    await app.refused('staff.pin-taken', 'vault.letPinOpen', { id: ada, pin });
    const owner = app.state.unlocked?.session.staffId as StaffId;
    await app.refused('staff.not-found', 'vault.letPinOpen', { id: owner, pin });
    expect(shop.pinsInFile()).toEqual([ines]);
  });

  it('needs the owner again to be allowed, and none to be taken away', async () => {
    await shop.allow();
    await shop.allowAda();
    app.ownerLeaves();
    if (app.state.unlocked) app.state.unlocked = { ...app.state.unlocked, ownerSeenAt: null };
    await app.refused('staff.owner-again', 'vault.letPinOpen', { id: ines, pin });
    expect((await app.call('vault.keepPinOut', { id: ines })).people).toEqual([ada]);
    expect((await app.call('vault.keepPinOut', { id: null })).people).toEqual([]);
    expect(existsSync(shop.computerFile())).toBe(false);
    app.close();
    expect(await app.call('vault.start', {})).toMatchObject({ pin: false });
    await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
  });
});

describe('where the system keeps no secret', () => {
  it('no way in is ever written, and the PIN goes on switching people', async () => {
    ports.account = null;
    const before = shop.keyFile();
    await app.refused('vault.pin-unprotected', 'vault.letPinOpen', { id: ines, pin });
    expect(await app.call('vault.pinsHere', {})).toEqual({ keyStore: 'unprotected', people: [] });
    expect(shop.keyFile()).toBe(before);
    expect(existsSync(shop.computerFile())).toBe(false);
    expect(await app.call('vault.switchPerson', { id: ines, secret: pin })).toMatchObject({ role: 'Counter' });
  });

  it('or has forgotten it, no PIN opens the book, nothing is counted, and the passphrase does open it', async () => {
    await shop.allow();
    app.close();
    ports.account = null;
    await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
    expect(shop.wrongOnDisk()).toBe(0);
    await app.call('vault.unlock', { passphrase: testPassphrase });
  });

  it('a copy of the folder on another computer opens with no PIN, and with the passphrase', async () => {
    await shop.allow();
    app.close();
    const folder = join(temporaryFolder(), 'copied');
    cpSync(ports.folder, folder, { recursive: true });
    const theirs = fakePorts({ folder });
    theirs.account = 'the thief';
    const stolen = testAppBeforeSetUp(theirs);
    await stolen.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
    await stolen.call('vault.unlock', { passphrase: testPassphrase });
    stolen.close();
  });
});

describe('a way in by PIN is gone', () => {
  beforeEach(async () => {
    await shop.allow();
    await shop.allowAda();
  });

  it('when the person leaves, or gets another PIN', async () => {
    await app.call('staff.remove', { id: ines });
    expect(shop.pinsInFile()).toEqual([ada]);
    await app.call('staff.change', { id: ada, name: 'Ada', role: 'Manager', pin: '850472' });
    expect(shop.pinsInFile()).toEqual([]);
    app.close();
    for (const secret of [pin, adasPin, '850472'])
      await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin: secret });
  });

  it('when the locks are changed', async () => {
    const newCode = await app.call('vault.newRecoveryCode', {});
    await app.call('vault.changeLocks', { passphrase: 'nine amber kettles hum by noon', newCode });
    expect(shop.pinsInFile()).toEqual([]);
    app.close();
    await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
  });

  it('in every backup, and in the book that comes back from one', async () => {
    expect(app.vault().copies.keyFile()).not.toContain('"pin"');
    const stick = temporaryFolder();
    ports.folderChoice = () => ({ kind: 'chosen', path: stick });
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    const found = await app.call('backups.find', { from: 'ask' });
    const name = found?.copies[0]?.name ?? '';
    await app.call('backups.restore', { name, secret: { passphrase: testPassphrase } });
    expect(shop.pinsInFile()).toEqual([]);
    await app.refused('vault.pin-not-here', 'vault.unlockByPin', { pin });
  });

  it('from the file too, once somebody left while the file could not be written', async () => {
    app.vault().transaction((tx) => tx.prepare('UPDATE staff_member SET left_at = ? WHERE id = ?').run('x', ines));
    app.close();
    await app.refused('staff.not-found', 'vault.unlockByPin', { pin });
    expect(app.state.unlocked).toBeNull();
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(shop.pinsInFile()).toEqual([ada]);
  });

  it('never shown the way past a question that only the owner can answer', async () => {
    app.close();
    ports.setNow('2020-01-01T00:00:00.000Z');
    await app.refused('vault.owner-first', 'vault.unlockByPin', { pin });
    expect(app.state.unlocked).toBeNull();
    await app.call('vault.unlock', { passphrase: testPassphrase });
  });
});
