import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringIn } from '../imports/import-file.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let app: TestApp;
let stick: string;
beforeEach(async () => {
  app = await openTestApp();
  stick = temporaryFolder();
  app.ports.folderChoice = () => ({ kind: 'chosen', path: stick });
});
afterEach(() => app.close());

const copies = () => join(stick, 'Regulars backups');
const files = () => readdirSync(copies()).sort();

async function add(name: string): Promise<string> {
  const contact = `${name.toLowerCase()}@wrzos.example`;
  const { id } = await app.call('customers.add', { displayName: name, contact, language: 'en', underSixteen: false });
  return id;
}

function acts(): readonly unknown[] {
  return app.vault().db.prepare("SELECT act FROM journal WHERE act LIKE 'backup.%' ORDER BY seq").pluck().all();
}

describe('a copy of the book', () => {
  it('is made in the chosen place, read back, and only then called the last good one', async () => {
    expect(await app.call('backups.show', {})).toMatchObject({ place: null, lastGood: null, isStale: true });
    await app.refused('backup.no-place', 'backups.make', {});
    await app.call('backups.choosePlace', {});
    await add('Mina');
    expect(await app.call('backups.make', {})).toMatchObject({
      place: { folder: copies(), state: 'ready' },
      lastGood: app.ports.now(),
      isStale: false,
      copies: [{ name: 'regulars-2026-11-23-090000.vault', people: 1 }],
    });
    expect(files()).toEqual(['erasures.ledger', 'place.json', 'regulars-2026-11-23-090000.vault']);
    expect(acts()).toEqual(['backup.place-chosen', 'backup.made']);
  });

  it('holds nobody in the clear, and of the ways in only the owner’s', async () => {
    await app.call('backups.choosePlace', {});
    await add('Zuzanna');
    await app.call('backups.make', {});
    const bytes = readFileSync(join(copies(), 'regulars-2026-11-23-090000.vault'));
    expect(bytes.toString('latin1').toLowerCase()).not.toContain('zuzanna');
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.toString('latin1').match(/\\"type\\":\\"[a-z]+\\"/g)).toEqual([
      '\\"type\\":\\"owner\\"',
      '\\"type\\":\\"recovery\\"',
    ]);
  });

  it('never takes the place of another, even of one of the same second', async () => {
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    const first = readFileSync(join(copies(), 'regulars-2026-11-23-090000.vault'));
    await add('Mina');
    await app.call('backups.make', {});
    expect(files()).toContain('regulars-2026-11-23-090000-1.vault');
    expect(readFileSync(join(copies(), 'regulars-2026-11-23-090000.vault'))).toEqual(first);
  });

  it('is of one moment, while people come in and are found', async () => {
    await app.call('backups.choosePlace', {});
    await add('Mina');
    const making = app.ask('backups.make', {});
    while (!app.ports.heard.some(({ event }) => event === 'progress')) await new Promise(setImmediate);
    await add('Olaf');
    expect(await app.call('customers.find', { text: 'olaf' })).toHaveLength(1);
    expect(await making).toMatchObject({ ok: true, value: { copies: [{ people: 1 }] } });
    expect(await app.call('customers.find', { text: 'mina' })).toHaveLength(1);
  });

  it('that was stopped leaves nothing behind, and the ones before as they were', async () => {
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    await add('Mina');
    const before = files();
    const making = app.ask('backups.make', {});
    await app.call('backups.cancel', {});
    expect(await making).toMatchObject({ ok: false, failure: { code: 'backup.cancelled' } });
    expect(files()).toEqual(before);
    expect(existsSync(join(app.ports.folder, 'customers.vault.still'))).toBe(false);
  });

  it('is made once a day, whoever is at the screen, and the month’s drill with it', async () => {
    await app.call('backups.choosePlace', {});
    app.as('Counter');
    expect(await app.call('backups.ifDue', {})).toMatchObject({ kind: 'made' });
    expect(await app.call('backups.ifDue', {})).toMatchObject({ kind: 'not-due' });
    app.as('Owner');
    await add('Mina');
    app.ports.pass(21 * 3_600_000);
    expect(await app.call('backups.ifDue', {})).toMatchObject({ kind: 'made' });
    expect(acts()).toEqual(['backup.place-chosen', 'backup.made', 'backup.drilled', 'backup.made']);
  });

  it('is kept by plan: what is too old goes, and the journal says how many', async () => {
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    app.ports.pass(36 * 24 * 3_600_000);
    await add('Mina');
    await app.call('backups.make', {});
    expect(files().filter((name) => name.endsWith('.vault'))).toEqual(['regulars-2026-12-29-090000.vault']);
    expect(acts().filter((act) => act === 'backup.removed')).toHaveLength(1);
  });
});

describe('a place for copies', () => {
  beforeEach(async () => {
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    await add('Mina');
  });

  it('that is away is named, and comes back with the copies on it', async () => {
    renameSync(stick, `${stick}-pulled`);
    await app.refused('backup.place-missing', 'backups.make', {});
    expect(await app.call('backups.show', {})).toMatchObject({ place: { state: 'missing' }, copies: [] });
    renameSync(`${stick}-pulled`, stick);
    expect(await app.call('backups.make', {})).toMatchObject({ place: { state: 'ready' } });
  });

  it('is told from another stick under the same name', async () => {
    rmSync(join(copies(), 'place.json'));
    await app.refused('backup.place-changed', 'backups.make', {});
    expect(await app.call('backups.show', {})).toMatchObject({ place: { state: 'changed' }, copies: [] });
  });

  it('is never the folder of the book itself', async () => {
    app.ports.folderChoice = () => ({ kind: 'chosen', path: app.ports.folder });
    await app.refused('backup.place-inside', 'backups.choosePlace', {});
  });

  it('that is away stops nobody from erasing, and the window hears of it', async () => {
    const { rows } = await app.call('customers.list', { text: '', offset: 0, limit: 1 });
    renameSync(stick, `${stick}-pulled`);
    expect(await app.call('customers.erase', { id: rows[0]?.id ?? '' })).toMatchObject({ removed: 1 });
    expect(app.ports.heard).toContainEqual({
      event: 'backup',
      payload: { reason: 'erase', outcome: { kind: 'failed', code: 'backup.place-missing' } },
    });
    expect(acts().at(-1)).toBe('backup.failed');
  });

  it('gets a copy before a file comes in, and a place that is away keeps no file out', async () => {
    app.ports.pass(1000);
    await add('Newest');
    await bringIn(app, 'Name,Email\r\nIda,ida@wrzos.example');
    expect(files()).toContain('regulars-2026-11-23-090001.vault');
    renameSync(stick, `${stick}-pulled`);
    await bringIn(app, 'Name,Email\r\nIvo,ivo@wrzos.example');
    const outcome = { kind: 'failed', code: 'backup.place-missing' };
    expect(app.ports.heard).toContainEqual({ event: 'backup', payload: { reason: 'import', outcome } });
  });

  it('gets a copy before somebody is erased, and the newest erasure list after it', async () => {
    const before = readFileSync(join(copies(), 'erasures.ledger')).length;
    app.ports.pass(1000);
    const { rows } = await app.call('customers.list', { text: '', offset: 0, limit: 1 });
    await app.call('customers.erase', { id: rows[0]?.id ?? '' });
    expect(files()).toContain('regulars-2026-11-23-090001.vault');
    expect(readFileSync(join(copies(), 'erasures.ledger')).length).toBeGreaterThan(before);
    expect(await app.call('backups.show', {})).toMatchObject({ goneBy: 'needs-newer' });
    app.ports.pass(1000);
    await add('Olaf');
    expect(await app.call('backups.make', {})).toMatchObject({ goneBy: '2026-12-28T09:00:01.000Z' });
  });
});

describe('the drill', () => {
  beforeEach(async () => {
    await app.call('backups.choosePlace', {});
    await add('Mina');
    await add('Olaf');
    app.ports.pass(1000);
    await app.call('backups.make', {});
  });

  it('opens the newest copy, counts who would be removed again, and changes nothing', async () => {
    const { rows } = await app.call('customers.list', { text: 'mina', offset: 0, limit: 1 });
    app.ports.pass(1000);
    await app.call('customers.erase', { id: rows[0]?.id ?? '' });
    const before = files();
    const { drill, drillDue } = await app.call('backups.drill', {});
    expect(drill).toMatchObject({ people: 2, goingAgain: 1, unexplained: 0, failure: null });
    expect(drillDue).toBe(false);
    expect(files()).toEqual(before);
  });

  it('finds people that the copy or the book should have and has not', async () => {
    app.vault().transaction((tx) => tx.prepare("DELETE FROM customer WHERE display_name = 'Olaf'").run());
    expect((await app.call('backups.drill', {})).drill).toMatchObject({ people: 2, goingAgain: 0, unexplained: 1 });
  });

  it('finds a copy that has gone bad since', async () => {
    const [name = ''] = files().filter((one) => one.endsWith('.vault'));
    const bytes = readFileSync(join(copies(), name));
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(join(copies(), name), bytes);
    expect((await app.call('backups.drill', {})).drill).toMatchObject({ failure: 'backup.not-whole' });
  });
});
