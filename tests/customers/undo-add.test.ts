import { afterEach, beforeEach, expect, it } from 'vitest';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { add, found, journal } from './people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const remembered = (table: string) =>
  (app.vault().db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

it('takes somebody back who was added by mistake, and leaves no trace of them in any page', async () => {
  await add(app, 'Ada Fern', 'ada@example.org');
  app.as('Counter');
  const { id } = await add(app, 'Quillon Zephyrine', 'quillon.zeph@example.org');
  app.ports.pass(59_000);
  await app.call('customers.undoAdd', { id });
  expect(await found(app, 'zeph')).toEqual([]);
  expect((await found(app, 'ada')).length).toBe(1);
  expect((await app.vault().searchForTraces(['quillon', 'zephyrine', 'quillon.zeph@example.org'])).found).toEqual([]);
});

it('remembers the id alone: in the journal, and where a backup of that minute is held against it', async () => {
  const { id } = await add(app, 'Quillon Zephyrine', 'quillon@example.org');
  await app.call('customers.undoAdd', { id });
  expect(journal(app).map(({ act, subject }) => [act, subject])).toEqual([
    ['customer.added', id],
    ['customer.add-undone', id],
  ]);
  expect(remembered('erasure')).toBe(1);
  expect(remembered('erased_fingerprint')).toBe(0);
  expect(remembered("meta WHERE key = 'purge_pending'")).toBe(0);
});

it('is over after a minute, whichever way the clock went', async () => {
  const { id } = await add(app, 'Quillon Zephyrine', 'quillon@example.org');
  app.ports.pass(61_000);
  await app.refused('customer.undo-too-late', 'customers.undoAdd', { id });
  app.ports.pass(-200_000);
  await app.refused('customer.undo-too-late', 'customers.undoAdd', { id });
  expect(await found(app, 'zeph')).toEqual(['Quillon Zephyrine']);
});

it('is refused once the person has answered, because an answer is never lost', async () => {
  const { id } = await add(app, 'Quillon Zephyrine', 'quillon@example.org');
  await app.call('consents.record', answersTo(await cardOf(app, id), 'no'));
  await app.refused('customer.undo-answered', 'customers.undoAdd', { id });
  await app.refused('customer.not-found', 'customers.undoAdd', { id: '01900000-0000-7000-8000-ffffffffffff' });
});
