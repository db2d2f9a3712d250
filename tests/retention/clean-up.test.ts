import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entriesAbout, putAside } from '../../electron/journal/journal.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { addLastSeen, confirmationOf, dayLong, letGoOfEverybodyDue, listEverybodyDue, namesIn } from './let-go.ts';

let app: TestApp;
afterEach(() => app.close());

const add = (displayName: string, contact: string, lastContactAt: string | null) =>
  addLastSeen(app, displayName, contact, lastContactAt);
const names = () => namesIn(app);

const long = '2020-01-01T00:00:00.000Z';
const lately = '2026-11-01T00:00:00.000Z';

describe('the clean-up', () => {
  it('removes exactly the people of the preview, keeps the others and the unknown, and says so in the receipt', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    await add('Marta Oduya', '+44 7700 900456', long);
    await add('Ada Fern', 'ada@example.org', lately);
    await add('Nobody Knows', 'nobody@example.org', null);
    const preview = await app.call('retention.preview', {});
    expect(preview).toMatchObject({ going: 2, reducing: 0, kept: 0, unknown: 1, all: 4, months: 24 });
    const receipt = await letGoOfEverybodyDue(app);
    expect(receipt).toMatchObject({
      kind: 'clean-up',
      removed: 2,
      kept: 1,
      unknown: 1,
      months: 24,
      check: { tracesFound: 0 },
    });
    expect(names()).toEqual(['Ada Fern', 'Nobody Knows']);
    expect(await app.call('retention.receipts', {})).toEqual([receipt]);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
  });

  it('leaves nothing of them in the file, in the log, beside the file or in the index', async () => {
    app = await openTestApp();
    const gone = await add('Quillon Zephyrine', 'quillon.zephyrine@example.org', long);
    await app.call('customers.change', {
      id: gone,
      displayName: 'Quillon Zephyrine',
      language: 'en',
      underSixteen: false,
      note: 'likes gladiolus',
      contactPoints: [{ id: null, kind: 'phone', typed: '07700 900789' }],
    });
    await add('Ada Fern', 'ada@example.org', lately);
    app.vault().transaction((tx) => tx.prepare('UPDATE customer SET last_contact_at = ? WHERE id = ?').run(long, gone));
    await letGoOfEverybodyDue(app);
    const values = ['quillon', 'zephyrine', 'gladiolus', '+447700900789', '07700 900789'];
    expect((await app.vault().searchForTraces(values)).found).toEqual([]);
    expect((await app.vault().searchForTraces(['ada fern'])).found.length).toBe(1);
    expect(await app.call('customers.find', { text: 'quillon' })).toEqual([]);
    app.close();
    for (const file of readdirSync(app.ports.folder)) {
      const bytes = readFileSync(join(app.ports.folder, file)).toString('latin1').toLowerCase();
      for (const value of values) expect(bytes.includes(value), `${value} in ${file}`).toBe(false);
    }
  });

  it('is refused when somebody came in since the owner looked, and lists nobody', async () => {
    app = await openTestApp();
    const id = await add('Quillon Zephyrine', 'quillon@example.org', long);
    await add('Marta Oduya', 'marta@example.org', long);
    const preview = await app.call('retention.preview', {});
    await app.call('customers.recordVisit', { id });
    await app.refused('retention.preview-changed', 'retention.letGo', { token: preview.token, typed: '2' });
    expect(await app.call('retention.list', {})).toBeNull();
  });

  it('waits seven days, and whoever comes in meanwhile drops out and is named', async () => {
    app = await openTestApp();
    const id = await add('Quillon Zephyrine', 'quillon@example.org', long);
    await add('Marta Oduya', 'marta@example.org', long);
    const preview = await app.call('retention.preview', {});
    const list = await app.call('retention.letGo', { token: preview.token, typed: '2' });
    expect(list).toMatchObject({ ripe: false, going: 2, leavesAt: '2026-11-30T09:00:00.000Z' });
    expect((await app.call('retention.why', { id: id as never })).leavesAt).toBe('2026-11-30T09:00:00.000Z');
    await app.refused('retention.list-not-ready', 'retention.cleanUp', { token: list.token, typed: '2' });
    await app.refused('retention.list-open', 'retention.letGo', { token: preview.token, typed: '2' });
    app.ports.pass(3 * dayLong);
    await app.call('customers.recordVisit', { id });
    app.ports.pass(4 * dayLong);
    expect(await app.call('retention.list', {})).toMatchObject({
      ripe: true,
      going: 1,
      dropped: 1,
      droppedOut: [{ displayName: 'Quillon Zephyrine' }],
    });
    await app.refused('retention.preview-changed', 'retention.cleanUp', { token: list.token, typed: '2' });
    const receipt = await app.call('retention.cleanUp', await confirmationOf(app));
    expect(receipt.removed).toBe(1);
    expect(names()).toEqual(['Quillon Zephyrine']);
    expect(await app.call('retention.list', {})).toBeNull();
  });

  it('can be taken back as a whole, and then everybody is due again as before', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    await listEverybodyDue(app);
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 0 });
    await app.call('retention.takeBack', {});
    expect(await app.call('retention.list', {})).toBeNull();
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 1 });
    expect(app.vault().db.prepare('SELECT count(*) AS n FROM let_go_person').get()).toEqual({ n: 0 });
  });

  it('never takes somebody who became due after the owner looked', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    await add('Marta Oduya', 'marta@example.org', '2024-11-26T09:00:00.000Z');
    const receipt = await letGoOfEverybodyDue(app);
    expect(receipt.removed).toBe(1);
    expect(names()).toEqual(['Marta Oduya']);
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 1 });
  });

  it('sees somebody who comes in while it is already collecting', async () => {
    app = await openTestApp();
    const id = await add('Quillon Zephyrine', 'quillon@example.org', long);
    const run = app.ask('retention.cleanUp', await listEverybodyDue(app));
    await app.call('customers.recordVisit', { id });
    expect(await run).toMatchObject({ ok: false, failure: { code: 'retention.preview-changed' } });
    expect(names()).toEqual(['Quillon Zephyrine']);
    expect(app.vault().db.prepare('SELECT count(*) AS n FROM erasure').get()).toEqual({ n: 0 });
  });

  it('can be cancelled while it is collecting, and leaves everything as it was', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    const confirmation = await listEverybodyDue(app);
    const run = app.ask('retention.cleanUp', confirmation);
    await app.call('retention.cancel', {});
    expect(await run).toMatchObject({ ok: false, failure: { code: 'retention.cancelled' } });
    expect(names()).toHaveLength(1);
    expect(await app.call('retention.cleanUp', confirmation)).toMatchObject({ removed: 1 });
  });

  it('is refused when a rule changed, when the number is wrong, and when nobody is due', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    const preview = await app.call('retention.preview', {});
    await app.refused('retention.confirmation-wrong', 'retention.letGo', { token: preview.token, typed: '2' });
    await app.refused('retention.confirmation-wrong', 'retention.letGo', { token: preview.token, typed: '' });
    await app.call('retention.changeRule', { months: 120 });
    await app.refused('retention.preview-changed', 'retention.letGo', { token: preview.token, typed: '1' });
    const none = await app.call('retention.preview', {});
    expect(none).toMatchObject({ going: 0, all: 1 });
    await app.refused('retention.nothing-due', 'retention.letGo', { token: none.token, typed: '0' });
    await app.refused('retention.nothing-due', 'retention.cleanUp', { token: none.token, typed: '0' });
    expect(names()).toHaveLength(1);
  });

  it('runs once at a time', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    const confirmation = await listEverybodyDue(app);
    const [first, second] = await Promise.all([
      app.ask('retention.cleanUp', confirmation),
      app.ask('retention.cleanUp', confirmation),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, failure: { code: 'retention.already-running' } });
  });

  it('that a crash interrupted is finished with a receipt that claims no search', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    await letGoOfEverybodyDue(app);
    app.vault().transaction((tx) => {
      tx.prepare('UPDATE clean_up SET receipt = NULL, finished_at = NULL').run();
      putAside(tx, [{ act: 'customer.erased', subject: 'the last of them', detail: {} }]);
    });
    expect(await app.call('retention.unfinished', {})).toMatchObject({ canSearch: false });
    const receipt = await app.call('retention.finish', {});
    expect(receipt).toMatchObject({ removed: 1, interrupted: true, check: { values: 0 } });
    expect(entriesAbout(app.vault().db, 'the last of them', 5)).toHaveLength(1);
    expect(await app.call('retention.unfinished', {})).toBeNull();
    await app.refused('retention.nothing-due', 'retention.finish', {});
  });

  it('is not held up by a phone number that the family still shares, and says that it was not looked for', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', '07700 900111', long);
    await add('Isolde Zephyrine', '07700 900111', lately);
    const receipt = await letGoOfEverybodyDue(app);
    expect(receipt.check.sharedValues).toBeGreaterThan(0);
    expect(await app.call('customers.find', { text: '900111' })).toMatchObject([{ displayName: 'Isolde Zephyrine' }]);
  });

  it('is not held up by a name that two columns of somebody who stays spell together', async () => {
    app = await openTestApp();
    await add('Gisela Birnhausen', 'gisela@example.org', long);
    await add('Gisela Birnhaus', 'other@example.org', lately);
    // Her line ends in her name, an empty note and the language she is asked in: `gisela birnhaus` and `en`.
    const receipt = await letGoOfEverybodyDue(app);
    expect(receipt).toMatchObject({ removed: 1, check: { tracesFound: 0 } });
    expect(receipt.check.sharedValues).toBeGreaterThan(0);
  });

  it('tells how far it is', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', 'quillon@example.org', long);
    await letGoOfEverybodyDue(app);
    const told = app.ports.heard.filter(({ event }) => event === 'progress');
    const steps = told.map(({ payload }) => (payload as { step: string }).step);
    expect([...new Set(steps)]).toEqual(['removing', 'tidying', 'shrinking', 'checking']);
  });
});
