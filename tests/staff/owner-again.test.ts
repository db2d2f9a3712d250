import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';

let app: TestApp;
let somebody: string;
beforeEach(async () => {
  app = await openTestApp();
  const added = await app.call('customers.add', {
    displayName: 'Mina Holt',
    contact: 'mina@example.org',
    language: 'en',
    underSixteen: false,
  });
  somebody = added.id;
  app.ownerLeaves();
  app.state.unlocked = app.state.unlocked && { ...app.state.unlocked, ownerSeenAt: null };
});
afterEach(() => app.close());

describe('what cannot be undone', () => {
  it('asks for the owner again, and is not done before', async () => {
    await app.refused('staff.owner-again', 'customers.erase', { id: somebody });
    await app.call('customers.open', { id: somebody });
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    expect(await app.call('customers.erase', { id: somebody })).toMatchObject({ removed: 1 });
  });

  it('asks only the owner again: others are simply not allowed', async () => {
    app.as('Manager');
    await app.refused('call.not-allowed', 'customers.erase', { id: somebody });
    await app.refused('call.not-allowed', 'vault.confirmOwner', { passphrase: testPassphrase });
  });

  it('is asked about again after two minutes, whatever the clock on the wall says', async () => {
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    app.ports.pass(119_000);
    await app.refused('customer.not-found', 'customers.erase', { id: '01900000-0000-7000-8000-ffffffffffff' });
    app.ports.setNow('2020-01-01T00:00:00.000Z');
    app.ports.pass(1000);
    await app.refused('staff.owner-again', 'customers.erase', { id: somebody });
  });

  it('is asked about again after the shop was locked in between', async () => {
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    app.close();
    await app.refused('vault.locked', 'vault.confirmOwner', { passphrase: testPassphrase });
    await app.call('vault.unlock', { passphrase: testPassphrase });
    await app.refused('staff.owner-again', 'customers.erase', { id: somebody });
  });

  it('is marked in the contract, and only for the owner', () => {
    const marked = Object.entries(contract).filter(([, call]) => call.ownerAgain);
    expect(marked.map(([name]) => name)).toEqual(expect.arrayContaining(['customers.erase', 'retention.cleanUp']));
    expect(marked.filter(([, call]) => call.role !== 'Owner')).toEqual([]);
  });
});

describe('a wrong passphrase', () => {
  it('is refused, and both it and the right one are in the journal', async () => {
    await app.refused('vault.wrong-passphrase', 'vault.confirmOwner', { passphrase: `${testPassphrase}.` });
    await app.refused('staff.owner-again', 'customers.erase', { id: somebody });
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    const acts = app.vault().db.prepare('SELECT act FROM journal ORDER BY seq DESC LIMIT 2').pluck().all();
    expect(acts).toEqual(['owner.confirmed', 'owner.not-confirmed']);
  });

  it('has to wait after five of them, also for the right one, and longer after each further one', async () => {
    for (let wrong = 0; wrong < 5; wrong++)
      await app.refused('vault.wrong-passphrase', 'vault.confirmOwner', { passphrase: 'wrong' });
    const early = await app.ask('vault.confirmOwner', { passphrase: testPassphrase });
    expect(early).toEqual({ ok: false, failure: { code: 'vault.wait', detail: { seconds: 30 } } });
    app.ports.setNow('2030-01-01T00:00:00.000Z');
    await app.refused('vault.wait', 'vault.confirmOwner', { passphrase: testPassphrase });
    app.ports.pass(30_000);
    await app.refused('vault.wrong-passphrase', 'vault.confirmOwner', { passphrase: 'wrong' });
    app.ports.pass(30_000);
    await app.refused('vault.wait', 'vault.confirmOwner', { passphrase: testPassphrase });
    app.ports.pass(30_000);
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
    await app.refused('vault.wrong-passphrase', 'vault.confirmOwner', { passphrase: 'wrong' });
    await app.call('vault.confirmOwner', { passphrase: testPassphrase });
  });

  it('counts at the lock as well, and many asked at once are heard one after the other', async () => {
    app.close();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.ask('vault.unlock', { passphrase: 'wrong' })),
    );
    const codes = answers.map((answer) => (answer.ok ? 'open' : answer.failure.code));
    expect(codes.filter((code) => code === 'vault.wrong-passphrase')).toHaveLength(5);
    expect(codes.filter((code) => code === 'vault.wait')).toHaveLength(3);
  });
});

it('before there is a shop, nobody can be confirmed', async () => {
  await testAppBeforeSetUp().refused('vault.locked', 'vault.confirmOwner', { passphrase: testPassphrase });
});
