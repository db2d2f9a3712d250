import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { putAside } from '../../electron/journal/journal.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { add } from '../customers/people.ts';
import { fakePorts, fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { bringIn, check, halfIn, names, openNamed, sayYes, states } from './import-file.ts';

let app: TestApp;
afterEach(() => app.close());

const file = 'Name,Email\nAnna Fields,anna@example.org';
const many = ['Name,Email', ...Array.from({ length: 1500 }, (_, at) => `Person ${at},p${at}@example.org`)].join('\n');

const noes = many.replace(
  'Name,Email',
  'Name,Email,Newsletter\nHere Before,here@example.org,no\nHere Before,here@example.org,unsubscribed',
);
const hereBefore = { displayName: 'Here Before', contact: 'here@example.org', language: 'en', underSixteen: false };

describe('a no of somebody who is in the book already', () => {
  it('stays a no also when the counter writes down a yes while the file comes in, each told once in the journal', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', hereBefore);
    const { coming, goOn } = await halfIn(app, noes);
    await sayYes(app, id);
    expect(states(await openNamed(app, 'Here Before'))).toMatchObject({ email: 'ConsentGiven' });
    goOn();
    expect(await coming).toMatchObject({ ok: true, value: { here: 1500, counts: { same: 2, newNoes: 2 } } });
    const { consents } = await app.call('customers.open', { id });
    const byEmail = consents.filter(({ channel }) => channel === 'email').map(({ state }) => state);
    expect(new Set(byEmail)).toEqual(new Set(['ConsentWithdrawn']));
    expect(states(await openNamed(app, 'Here Before'))).toMatchObject({ sms: 'ConsentGiven' });
    const { db } = app.vault();
    expect(db.prepare("SELECT channel FROM stop_list WHERE channel = 'email'").pluck().all()).toEqual(['email']);
    const told = db.prepare("SELECT subject, detail FROM journal WHERE act = 'consent.stopped'").all();
    expect(told).toEqual([{ subject: id, detail: JSON.stringify({ stopped: ['email'], method: 'import' }) }]);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
    expect((await check(app, noes)).counts).toMatchObject({ new: 0, newNoes: 0 });
  });

  it('lets nobody in when that person was merged meanwhile, so that no no is left behind', async () => {
    app = await openTestApp();
    const gone = await app.call('customers.add', hereBefore);
    const keep = await add(app, 'Here Twin', '0117 496 0001');
    const { coming, goOn } = await halfIn(app, noes);
    await app.call('merges.merge', {
      keep: keep.id,
      gone: gone.id,
      choice: { displayName: 'gone', language: 'keep', note: 'keep' },
      contactPoints: [keep, gone].flatMap(({ contactPoints }) => contactPoints.map((point) => point.id)),
    });
    goOn();
    expect(await coming).toMatchObject({ ok: false, failure: { code: 'imports.book-changed' } });
    expect(await names(app)).toEqual(['Here Before']);
    expect((await bringIn(app, noes)).here).toBe(1500);
    expect(states(await openNamed(app, 'Here Before'))).toMatchObject({ email: 'ConsentRefused' });
  });

  it('is told in the journal after the next unlock when the lines were cut off', async () => {
    app = await openTestApp();
    const { id } = await app.call('customers.add', hereBefore);
    const line = { act: 'consent.stopped', subject: id, detail: { stopped: ['email'], method: 'import' } } as const;
    app.vault().transaction((tx) => putAside(tx, [line]));
    app.close();
    app = testAppBeforeSetUp(fakePorts({ folder: app.ports.folder, firstId: 100_000 }));
    await app.call('vault.unlock', { passphrase: testPassphrase });
    const told = () =>
      app.vault().db.prepare("SELECT subject FROM journal WHERE act = 'consent.stopped'").pluck().all();
    await expect.poll(told, { timeout: 20_000 }).toEqual([id]);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
  });
});

describe('a file that does not come in whole', () => {
  it('leaves nobody when it is cancelled, and nobody sees a part of it before', async () => {
    app = await openTestApp();
    const { coming, goOn } = await halfIn(app, many);
    expect((await app.call('customers.find', { text: 'person' })).length).toBe(0);
    expect((await app.call('customers.list', { text: '', offset: 0, limit: 10 })).total).toBe(0);
    await app.refused('imports.under-way', 'imports.check', {});
    const met = { displayName: 'Met Meanwhile', contact: 'p3@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', met);
    await app.call('imports.cancel', {});
    goOn();
    expect(await coming).toMatchObject({ ok: false, failure: { code: 'imports.cancelled' } });
    expect(await names(app)).toEqual(['Met Meanwhile']);
    expect(app.vault().db.prepare('SELECT count(*) FROM main.customer').pluck().get()).toBe(1);
    expect(app.vault().db.prepare('SELECT count(*) FROM file_import').pluck().get()).toBe(0);
  });

  it('leaves nobody when the book is closed in the middle, nor a copy of the book beside it', async () => {
    app = await openTestApp();
    const { coming, goOn } = await halfIn(app, many);
    const beside = readdirSync(app.ports.folder);
    const met = { displayName: 'Met Meanwhile', contact: 'met@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', met);
    app.close();
    goOn();
    expect(await coming).toMatchObject({ ok: false });
    expect(beside).toContain(basename(filesIn(app.ports.folder).rewrittenDatabase));
    expect(readdirSync(app.ports.folder)).not.toContain(basename(filesIn(app.ports.folder).rewrittenDatabase));
    app = testAppBeforeSetUp(fakePorts({ folder: app.ports.folder, firstId: 100_000 }));
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect(await names(app)).toEqual(['Met Meanwhile']);
    await expect
      .poll(() => app.vault().db.prepare('SELECT count(*) FROM file_import').pluck().get(), { timeout: 20_000 })
      .toBe(0);
    expect(app.vault().db.prepare('SELECT count(*) FROM main.customer').pluck().get()).toBe(1);
  });

  it('is refused when it was changed after the dry run', async () => {
    app = await openTestApp();
    let content = file;
    app.ports.toOpen = () => ({
      ...fileOf(content),
      read: async (offset, length) => fileOf(content).read(offset, length),
    });
    await app.call('imports.choose', {});
    await app.call('imports.check', {});
    content = file.replace('Anna', 'Otto');
    await app.refused('imports.file-changed', 'imports.bringIn', { likely: false });
    expect(await names(app)).toEqual([]);
  });

  it('answers every reader as if it were not there while it comes in', async () => {
    app = await openTestApp();
    await app.call('customers.add', {
      displayName: 'Here Before',
      contact: 'here@example.org',
      language: 'en',
      underSixteen: false,
    });
    const before = await looks();
    const { coming, goOn } = await halfIn(app, many);
    expect(await looks()).toEqual(before);
    await app.call('imports.cancel', {});
    goOn();
    await coming;
  });

  it('loses nothing of what the counter writes meanwhile, and nobody of the file who is not there by then', async () => {
    app = await openTestApp();
    const here = { displayName: 'Here Before', contact: 'here@example.org', language: 'en', underSixteen: false };
    const { id } = await app.call('customers.add', here);
    const { coming, goOn } = await halfIn(app, many);
    const met = { displayName: 'Person 1499', contact: 'p1499@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', met);
    await sayYes(app, id);
    goOn();
    expect(await coming).toMatchObject({ ok: true, value: { here: 1499 } });
    expect((await app.call('customers.find', { text: 'person 1499' })).length).toBe(1);
    expect((await app.call('customers.list', { text: '', offset: 0, limit: 10 })).total).toBe(1501);
    expect(states(await openNamed(app, 'Here Before'))).toMatchObject({ email: 'ConsentGiven' });
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
    app.close();
    app = testAppBeforeSetUp(fakePorts({ folder: app.ports.folder, firstId: 100_000 }));
    await app.call('vault.unlock', { passphrase: testPassphrase });
    expect((await app.call('customers.list', { text: 'person', offset: 0, limit: 10 })).total).toBe(1500);
    expect(app.vault().db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });
});

async function looks(): Promise<unknown> {
  const list = await app.call('customers.list', { text: 'e', offset: 0, limit: 10 });
  const preview = await app.call('retention.preview', {});
  const hits = await app.call('customers.find', { text: 'ere' });
  const similar = await app.call('customers.similar', { displayName: 'Person 3', contact: 'p3@example.org' });
  return [list, hits, similar, { ...preview, token: '' }, await app.call('consents.askedByWeek', {})];
}
