import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';

const pin = '402817';
let app: TestApp;
let owner: StaffId;
let ines: StaffId;
beforeEach(async () => {
  app = await openTestApp();
  const staff = await app.call('staff.add', { name: 'Ines', role: 'Counter', pin });
  owner = idOf(staff, 'Owner');
  ines = idOf(staff, 'Counter');
});
afterEach(() => app.close());

describe('who works here', () => {
  it('is listed, the owner first', async () => {
    const staff = await app.call('staff.add', { name: ' Ada ', role: 'Manager', pin: '739105' });
    expect(staff.map(({ name, role }) => [name, role])).toEqual([
      ['', 'Owner'],
      ['Ada', 'Manager'],
      ['Ines', 'Counter'],
    ]);
    expect(await app.call('staff.list', {})).toEqual(staff);
  });

  it.each([
    ['staff.name-missing', { name: '  ', role: 'Counter', pin }],
    ['staff.name-taken', { name: 'ines', role: 'Counter', pin }],
    ['staff.pin-short', { name: 'Ada', role: 'Counter', pin: '40281' }],
    ['staff.pin-run', { name: 'Ada', role: 'Counter', pin: '123456' }],
    ['staff.pin-date', { name: 'Ada', role: 'Counter', pin: '240891' }],
  ] as const)('is refused with %s, and nothing changes', async (code, input) => {
    const before = lines();
    await app.refused(code, 'staff.add', input);
    expect(await app.call('staff.list', {})).toHaveLength(2);
    expect(lines()).toEqual(before);
  });

  it('can have another name, role and PIN; the PIN before opens nothing any more', async () => {
    await app.call('staff.change', { id: ines, name: 'Inés', role: 'Manager', pin: '739105' });
    await app.refused('staff.pin-wrong', 'vault.switchPerson', { id: ines, secret: pin });
    expect(await app.call('vault.switchPerson', { id: ines, secret: '739105' })).toEqual({
      staffId: ines,
      role: 'Manager',
    });
  });

  it('keeps the PIN when only the name changes', async () => {
    await app.call('staff.change', { id: ines, name: 'Inés', role: 'Counter', pin: null });
    await app.call('vault.switchPerson', { id: ines, secret: pin });
  });

  it('can leave: the name and the PIN are gone, what was done stays in the journal', async () => {
    expect(await app.call('staff.remove', { id: ines })).toHaveLength(1);
    await app.refused('staff.not-found', 'vault.switchPerson', { id: ines, secret: pin });
    await app.refused('staff.not-found', 'staff.change', { id: ines, name: 'Ines', role: 'Manager', pin: null });
    await app.refused('staff.not-found', 'staff.remove', { id: ines });
    const row = app.vault().db.prepare('SELECT name, pin_salt, pin_hash FROM staff_member WHERE id = ?').get(ines);
    expect(row).toEqual({ name: '', pin_salt: null, pin_hash: null });
    expect(lines()[0]).toEqual({ act: 'staff.removed', subject: ines, role: 'Owner' });
    await app.call('staff.add', { name: 'Ines', role: 'Counter', pin });
  });

  it('never loses the owner', async () => {
    await app.refused('staff.not-found', 'staff.remove', { id: owner });
    await app.refused('staff.not-found', 'staff.change', { id: owner, name: 'Me', role: 'Counter', pin: null });
  });

  it.each(['staff.add', 'staff.change', 'staff.remove'] as const)('%s asks for the owner again', async (name) => {
    app.ownerLeaves();
    if (app.state.unlocked) app.state.unlocked = { ...app.state.unlocked, ownerSeenAt: null };
    const inputs = {
      'staff.add': { name: 'Ada', role: 'Manager', pin: '739105' },
      'staff.change': { id: ines, name: 'Ada', role: 'Manager', pin: null },
      'staff.remove': { id: ines },
    };
    await app.refused('staff.owner-again', name, inputs[name]);
  });

  it('never has a second owner', async () => {
    await app.refused('call.bad-input', 'staff.add', { name: 'Ada', role: 'Owner', pin: '739105' });
  });
});

describe('taking over the screen', () => {
  it('needs the PIN, and what happens next is done in that name and with that role', async () => {
    expect(await app.call('vault.switchPerson', { id: ines, secret: pin })).toEqual({ staffId: ines, role: 'Counter' });
    await app.refused('call.not-allowed', 'staff.remove', { id: ines });
    await app.refused('call.not-allowed', 'vault.confirmOwner', { passphrase: testPassphrase });
    await app.call('customers.add', {
      displayName: 'Mina Holt',
      contact: 'mina@example.org',
      language: 'en',
      underSixteen: false,
    });
    const [added, switched] = lines();
    expect(added).toMatchObject({ act: 'customer.added', role: 'Counter' });
    expect(switched).toEqual({ act: 'staff.switched', subject: ines, role: 'Owner' });
  });

  it('throws away the page of whoever was there, and goes on counting idle time; a wrong PIN leaves the page', async () => {
    const counted = app.ports.idle.length;
    await app.refused('staff.pin-wrong', 'vault.switchPerson', { id: ines, secret: '739105' });
    expect(app.ports.newPages).toBe(0);
    await app.call('vault.switchPerson', { id: ines, secret: pin });
    expect(app.ports.newPages).toBe(1);
    expect(app.ports.idle.slice(counted)).toEqual([60]);
  });

  it('needs the passphrase to become the owner again; a PIN is no passphrase', async () => {
    await app.call('vault.switchPerson', { id: ines, secret: pin });
    await app.refused('vault.wrong-passphrase', 'vault.switchPerson', { id: owner, secret: pin });
    expect(await app.call('vault.switchPerson', { id: owner, secret: testPassphrase })).toMatchObject({
      role: 'Owner',
    });
  });

  it('does not carry over that the owner was just there', async () => {
    app.ownerLeaves();
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    await app.call('vault.switchPerson', { id: ines, secret: pin });
    await app.call('vault.switchPerson', { id: owner, secret: testPassphrase });
    await app.refused('staff.owner-again', 'staff.remove', { id: ines });
  });

  it('with a wrong PIN leaves everybody where they were, and is in the journal', async () => {
    await app.refused('staff.pin-wrong', 'vault.switchPerson', { id: ines, secret: '739105' });
    expect(app.state.unlocked?.session).toEqual({ staffId: owner, role: 'Owner' });
    expect(lines()[0]).toEqual({ act: 'staff.not-switched', subject: ines, role: 'Owner' });
  });

  it('has to wait after five wrong PINs, also for the right one', async () => {
    for (let wrong = 0; wrong < 5; wrong++)
      await app.refused('staff.pin-wrong', 'vault.switchPerson', { id: ines, secret: '739105' });
    await app.refused('vault.wait', 'vault.switchPerson', { id: ines, secret: pin });
    app.ports.pass(30_000);
    await app.call('vault.switchPerson', { id: ines, secret: pin });
  });

  it('is refused while the shop is locked, and a new start asks for the passphrase', async () => {
    app.close();
    await app.refused('vault.locked', 'vault.switchPerson', { id: ines, secret: pin });
    await app.refused('vault.wrong-passphrase', 'vault.unlock', { passphrase: pin });
    expect(await app.call('vault.unlock', { passphrase: testPassphrase })).toMatchObject({ role: 'Owner' });
  });
});

function idOf(staff: readonly { readonly id: StaffId; readonly role: string }[], role: string): StaffId {
  const found = staff.find((member) => member.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found.id;
}

/** The journal, newest first. */
function lines(): readonly unknown[] {
  return app.vault().db.prepare('SELECT act, subject, role FROM journal ORDER BY seq DESC').all();
}
