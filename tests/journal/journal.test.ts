import { afterEach, describe, expect, it } from 'vitest';
import { journalHead } from '../../electron/journal/journal.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp;
afterEach(() => app.close());

describe('the journal', () => {
  it('is whole from the first line on, and every act adds to it', async () => {
    app = await openTestApp();
    const before = await app.call('journal.verify', {});
    await app.call('customers.add', {
      displayName: 'Ada Fern',
      contact: 'ada@example.org',
      language: 'en',
      underSixteen: false,
    });
    const after = await app.call('journal.verify', {});
    expect(before.kind).toBe('whole');
    expect(after).toEqual({
      kind: 'whole',
      length: before.length + 1,
      head: journalHead(app.vault().db).hash,
      olderCopies: [],
    });
  });

  it('holds no name and no contact of anybody', async () => {
    app = await openTestApp();
    const customer = await app.call('customers.add', {
      displayName: 'Quillon Zephyrine',
      contact: 'quillon.z@example.org',
      language: 'en',
      underSixteen: false,
    });
    await app.call('customers.open', { id: customer.id });
    const lines = JSON.stringify(app.vault().db.prepare('SELECT * FROM journal').all());
    expect(lines).toContain(customer.id);
    expect(lines.toLowerCase()).not.toContain('quillon');
    expect(lines.toLowerCase()).not.toContain('zephyrine');
  });

  it('cannot be edited or shortened through the database', async () => {
    app = await openTestApp();
    expect(() => app.vault().transaction((tx) => tx.prepare("UPDATE journal SET role = 'Counter'").run())).toThrow(
      /append-only/,
    );
    expect(() => app.vault().transaction((tx) => tx.prepare('DELETE FROM journal').run())).toThrow(/append-only/);
  });

  it('names the first line that was changed by somebody who got past that', async () => {
    app = await openTestApp();
    const { length } = await app.call('journal.verify', {});
    app.vault().transaction((tx) => {
      tx.prepare('DROP TRIGGER journal_is_append_only_update').run();
      tx.prepare("UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2").run();
    });
    expect(await app.call('journal.verify', {})).toMatchObject({
      kind: 'broken',
      length,
      at: 2,
      lastGood: app.ports.now(),
    });
  });

  it('names a line that was taken out of the middle', async () => {
    app = await openTestApp();
    const { length } = await app.call('journal.verify', {});
    app.vault().transaction((tx) => {
      tx.prepare('DROP TRIGGER journal_is_append_only_delete').run();
      tx.prepare('DELETE FROM journal WHERE seq = 1').run();
    });
    expect(await app.call('journal.verify', {})).toMatchObject({
      kind: 'broken',
      length: length - 1,
      at: 1,
      lastGood: null,
    });
  });
});
