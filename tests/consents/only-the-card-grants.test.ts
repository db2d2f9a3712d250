import { afterEach, expect, it } from 'vitest';
import type { CallName } from '../../shared/contract.ts';
import { callNames, wellFormed } from '../contract/well-formed.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

let app: TestApp;
afterEach(() => app.close());

/** They end the book or the person, and with them what was answered. */
const ending: readonly CallName[] = [
  'vault.lock',
  'vault.setUp',
  'customers.erase',
  'vault.recover',
  'vault.changeLocks',
];

it('no call but that of the card grants anything, and none edits or removes an answer', async () => {
  app = await openTestApp();
  const customerId = await aCustomer(app);
  const card = await cardOf(app, customerId);
  await app.call('consents.record', answersTo(card, 'yes', ['email']));
  const before = stored(app);
  for (const name of callNames.filter((one) => one !== 'consents.record' && !ending.includes(one))) {
    await app.ask(name, wellFormed(name, customerId));
    const after = stored(app);
    expect(after.slice(0, before.length), name).toEqual(before);
    expect(
      after.slice(before.length).filter(({ state }) => String(state).endsWith('Given')),
      name,
    ).toEqual([]);
  }
});

it('nobody dates an answer, prolongs it or orders it: what the window adds to a card is refused', async () => {
  app = await openTestApp();
  const sent = answersTo(await cardOf(app, await aCustomer(app)), 'yes', ['email']);
  for (const more of [
    { at: '2020-01-01T00:00:00.000Z' },
    { validUntil: '2099-01-01T00:00:00.000Z' },
    { hlc: '000000000000-0000-x' },
    { role: 'Owner' },
    { id: '01900000-0000-7000-8000-00000000000a' },
    { how: { method: 'tap', answeredOn: '2020-01-01' } },
    { how: { method: 'import' } },
    { how: { method: 'merge' } },
  ])
    await app.refused('call.bad-input', 'consents.record', { ...sent, ...more });
  const [first, ...rest] = sent.answers;
  for (const more of [{ state: 'ConsentGiven' }, { validUntil: '2099-01-01T00:00:00.000Z' }])
    await app.refused('call.bad-input', 'consents.record', { ...sent, answers: [{ ...first, ...more }, ...rest] });
  expect(stored(app)).toEqual([]);
});

it('the book itself lets nobody edit or remove an answer, nor write a yes without words, notice and end', async () => {
  app = await openTestApp();
  await app.call('consents.record', answersTo(await cardOf(app, await aCustomer(app)), 'yes', ['email']));
  const run = (sql: string) => () => app.vault().transaction((tx) => tx.prepare(sql).run());
  expect(run("UPDATE consent_event SET at = '2020-01-01T00:00:00.000Z'")).toThrow(/append-only/);
  expect(run("UPDATE consent_event SET valid_until = '2099-01-01T00:00:00.000Z'")).toThrow(/append-only/);
  expect(run('DELETE FROM consent_event')).toThrow(/kept/);
  const columns = 'customer_row, purpose, channel, state, method, staff_id, role, device_id, after_payment, at, hlc';
  for (const missing of ['wording', 'notice_id', 'valid_until']) {
    const others = ['wording', 'notice_id', 'valid_until'].filter((one) => one !== missing).join(', ');
    const copy = `INSERT INTO consent_event (id, ${columns}, ${others}) SELECT 'new', ${columns}, ${others} FROM consent_event WHERE state = 'ConsentGiven' LIMIT 1`;
    expect(run(copy), missing).toThrow(/CHECK/);
  }
});
