import { afterEach, describe, expect, it } from 'vitest';
import type { MonthLineName } from '../../shared/monthend/model.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { dayLong, letGoOfEverybodyDue } from '../retention/let-go.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let app: TestApp;
afterEach(() => app.close());

async function add(displayName: string, lastContactAt: string | null, note = ''): Promise<string> {
  const contact = `${displayName.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { id } = await app.call('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  app
    .vault()
    .transaction((tx) =>
      tx.prepare('UPDATE customer SET last_contact_at = ?, note = ? WHERE id = ?').run(lastContactAt, note, id),
    );
  return id;
}

async function line(name: MonthLineName) {
  const { lines } = await app.call('monthend.show', {});
  return lines.find((one) => one.name === name);
}

const long = '2020-01-01T00:00:00.000Z';

describe('the month-end page', () => {
  it('has nothing open in a shop where all is well but the fields nobody fills in', async () => {
    app = await openTestApp();
    await add('Ada Fern', app.ports.now());
    const stick = temporaryFolder();
    app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    await app.call('backups.drill', {});
    const { lines, people, erasures } = await app.call('monthend.show', {});
    expect(lines.filter(({ state }) => state === 'open').map(({ name }) => name)).toEqual(['unused', 'journal']);
    expect(lines.find(({ name }) => name === 'unused')?.fields).toEqual(['phone', 'post', 'note', 'tags']);
    expect({ people, erasures }).toEqual({ people: 1, erasures: 0 });
  });

  it('shows who is due, which list is ready, and that a changed rule made the notice untrue', async () => {
    app = await openTestApp();
    await add('Quillon Zephyrine', long);
    expect(await line('due')).toMatchObject({ state: 'open', count: 1 });
    await letGoOfEverybodyDue(app);
    expect(await line('due')).toMatchObject({ state: 'settled' });
    await app.call('retention.changeRule', { months: 12 });
    expect(await line('notice')).toMatchObject({ state: 'open' });
  });

  it('remembers for the month what the owner has looked at, and asks again the next month', async () => {
    app = await openTestApp();
    expect(await line('unused')).toMatchObject({ state: 'open' });
    await app.call('monthend.see', { line: 'unused' });
    expect(await line('unused')).toMatchObject({ state: 'seen' });
    app.ports.pass(31 * dayLong);
    expect(await line('unused')).toMatchObject({ state: 'open' });
  });

  it('asks for a backup of the last days, and once there is one, for the drill', async () => {
    app = await openTestApp();
    expect(await line('backups')).toMatchObject({ state: 'open', at: null });
    expect(await line('drill')).toBeUndefined();
    const stick = temporaryFolder();
    app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    expect(await line('backups')).toMatchObject({ state: 'settled', at: app.ports.now() });
    expect(await line('drill')).toMatchObject({ state: 'open', at: null });
    await app.call('backups.drill', {});
    expect(await line('drill')).toMatchObject({ state: 'settled', at: app.ports.now() });
    app.ports.pass(32 * dayLong);
    expect(await line('backups')).toMatchObject({ state: 'open' });
    expect(await line('drill')).toMatchObject({ state: 'open' });
  });

  it('reminds from the first of the next month until it is done', async () => {
    app = await openTestApp();
    expect(await app.call('monthend.reminder', {})).toBe(false);
    app.ports.setNow('2026-12-01T08:00:00.000Z');
    expect(await app.call('monthend.reminder', {})).toBe(true);
    await app.call('monthend.done', {});
    expect(await app.call('monthend.reminder', {})).toBe(false);
    app.ports.setNow('2027-01-01T08:00:00.000Z');
    expect(await app.call('monthend.reminder', {})).toBe(true);
  });

  it('counts what happened this month and the last, without naming anybody', async () => {
    app = await openTestApp();
    const id = await add('Ada Fern', app.ports.now());
    await add('Quillon Zephyrine', long);
    await app.call('customers.recordVisit', { id });
    app.ports.setNow('2026-12-01T08:00:00.000Z');
    await letGoOfEverybodyDue(app);
    const page = await app.call('monthend.show', {});
    expect(page.before).toMatchObject({ month: '2026-11', added: 2, visits: 1, removed: 0 });
    expect(page.now).toMatchObject({ month: '2026-12', added: 0, removed: 1 });
    expect(page.kept.slice(-2)).toEqual([
      { month: '2026-11', people: 2 },
      { month: '2026-12', people: 1 },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Ada|Quillon/);
  });

  it('looks ahead: somebody seen today is due in two years, somebody seen in spring two years ago next spring', async () => {
    app = await openTestApp();
    await add('Ada Fern', app.ports.now());
    await add('Quillon Zephyrine', '2025-04-10T09:00:00.000Z');
    const bars = await app.call('monthend.forecast', {});
    expect(bars).toHaveLength(13);
    expect(bars.filter(({ people }) => people > 0)).toEqual([{ month: '2027-04', people: 1 }]);
  });

  it('settles the line of the journal when it was found whole, for this month and not when it is broken', async () => {
    app = await openTestApp();
    expect(await app.call('monthend.checkJournal', {})).toMatchObject({ kind: 'whole' });
    expect(await line('journal')).toMatchObject({ state: 'settled' });
    app.ports.pass(31 * dayLong);
    expect(await line('journal')).toMatchObject({ state: 'open' });
    app.vault().transaction((tx) => {
      tx.prepare('DROP TRIGGER journal_is_append_only_update').run();
      tx.prepare("UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2").run();
    });
    expect(await app.call('monthend.checkJournal', {})).toMatchObject({ kind: 'broken', at: 2 });
    expect(await line('journal')).toMatchObject({ state: 'open' });
  });

  it('names each sign on the wall that is no longer true until it is gone, on the page and on the sheet', async () => {
    app = await openTestApp();
    const print = (format: 'poster-a4' | 'card-a6') =>
      app.call('signs.print', { format, language: 'de', look: firstLook, printer: null });
    await print('poster-a4');
    await print('card-a6');
    expect(await line('signs')).toMatchObject({ state: 'settled', signs: [] });
    await app.call('retention.changeRule', { months: 12 });
    expect(await line('signs')).toMatchObject({ state: 'open', count: 2 });
    await app.call('notices.publish', {});
    expect(await line('notice')).toMatchObject({ state: 'settled' });
    await print('poster-a4');
    const { signs = [], ...rest } = (await line('signs')) ?? {};
    expect(rest).toMatchObject({ state: 'open', count: 2 });
    expect(signs.map(({ format, reprintedAt }) => [format, reprintedAt])).toEqual([
      ['card-a6', null],
      ['poster-a4', app.ports.now()],
    ]);
    await app.call('monthend.print', { paper: 'a4', to: 'pdf' });
    const sheet = app.ports.saved.at(-1)?.page.document;
    const said =
      sheet?.kind === 'month-end' ? sheet.lines.map(({ text }) => text).find((text) => text.includes('A6')) : '';
    expect(said).toMatch(
      /^2 signs on the wall are no longer true: Counter card, A6, German, version 1, .*; Poster, A4/,
    );
    for (const { id } of signs) await app.call('signs.gone', { id, outcome: 'replaced' });
    expect(await line('signs')).toMatchObject({ state: 'settled' });
  });

  it('says when the clock is behind the journal', async () => {
    app = await openTestApp();
    app.ports.pass(-40 * dayLong);
    expect(await line('clock')).toMatchObject({ state: 'open' });
  });

  it.each([
    ['a4', 210, 297],
    ['letter', 215.9, 279.4],
  ] as const)(
    'is printed on one sheet of %s with the journal’s head and nobody’s name',
    async (paper, widthMm, heightMm) => {
      app = await openTestApp();
      await add('Quillon Zephyrine', long);
      const { journal } = await app.call('monthend.show', {});
      expect(await app.call('monthend.print', { paper, to: 'pdf' })).toEqual({ kind: 'done' });
      const saved = app.ports.saved[0];
      expect(saved?.page.size).toEqual({ widthMm, heightMm });
      expect(JSON.stringify(saved)).toContain(journal.head);
      expect(JSON.stringify(saved)).not.toContain('Zephyrine');
    },
  );
});
