import { afterEach, expect, test } from 'vitest';
import { appendWaiting, putAside } from '../../electron/journal/journal.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const ids = Array.from({ length: 1000 }, (_, n) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`);

test('lines that were put aside are written piece by piece, each once and in order, whoever writes in between', async () => {
  app = await openTestApp();
  const { vault, session } = app.state.unlocked ?? { vault: app.vault(), session: null };
  if (session === null) throw new Error('nobody is in the shop');
  const acting = { who: session, ports: app.ports };
  const lines = ids.map((subject) => ({ act: 'customer.erased' as const, subject, detail: { run: 'a run' } }));
  vault.transaction((tx) => putAside(tx, lines));
  const written = () =>
    vault.db.prepare("SELECT subject FROM journal WHERE act = 'customer.erased' ORDER BY seq").pluck().all();
  expect(() =>
    vault.transaction((tx) => {
      appendWaiting(tx, acting);
      throw new Error('the power went');
    }),
  ).toThrow('the power went');
  expect(written()).toEqual([]);
  for (let pieces = 0; vault.transaction((tx) => appendWaiting(tx, acting)); pieces += 1) {
    expect(written().length).toBeLessThanOrEqual(ids.length);
    await app.call('customers.add', {
      displayName: `Somebody ${pieces}`,
      contact: `somebody${pieces}@example.org`,
      language: 'en',
      underSixteen: false,
    });
  }
  expect(written()).toEqual(ids);
  expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
});
