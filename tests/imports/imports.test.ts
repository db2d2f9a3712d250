import { afterEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../shared/contract.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { fakePorts, fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { bringIn, check, names } from './import-file.ts';

let app: TestApp;
afterEach(() => app.close());

const file = [
  'Name,Email,Phone,Newsletter,SMS marketing',
  'Anna Fields,Anna@Example.org,0117 496 0001,yes,',
  'Bo Said No,bo@example.org,0117 496 0002,no,no',
  'Anna Fields,anna@example.org,,,',
  'Cleo,not an address,,,',
  ',,,,',
  'Dora Lane,,0117 496 0004,,',
].join('\r\n');

describe('a file of people', () => {
  it('is looked through first: who is new, there twice, not readable; and nothing has changed', async () => {
    app = await openTestApp();
    const { counts } = await check(app, file);
    expect(counts).toMatchObject({ rows: 5, new: 3, repeated: 1, refused: 1, noes: 1 });
    expect(await names(app)).toEqual([]);
    expect(await app.call('imports.report', { verdict: null, offset: 0, limit: 10 })).toMatchObject([
      { row: 2, displayName: 'Anna Fields', verdict: 'new' },
      { row: 3, verdict: 'new' },
      { row: 4, verdict: 'repeated' },
      { row: 5, displayName: 'Cleo', verdict: 'refused', trouble: 'contact-unreadable' },
      { row: 7, displayName: 'Dora Lane', verdict: 'new' },
    ]);
    expect(await app.call('imports.report', { verdict: 'new', offset: 2, limit: 10 })).toMatchObject([{ row: 7 }]);
  });

  it('comes in with its source, unknown consent, a no as a no, a claimed yes as a note, and one journal line', async () => {
    app = await openTestApp();
    const past = await bringIn(app, file);
    expect(past).toMatchObject({ here: 3, state: 'here', undoUntil: '2026-12-23T09:00:00.000Z' });
    expect(await names(app)).toEqual(['Anna Fields', 'Bo Said No', 'Dora Lane']);
    const anna = await open('Anna Fields');
    expect(anna.customer).toMatchObject({ source: 'import', lastContactAt: null });
    expect(anna.customer.note).toContain('Newsletter: yes');
    expect(states(anna)).toEqual({ email: 'ConsentUnknown', sms: 'ConsentUnknown', phone: 'ConsentUnknown' });
    expect(states(await open('Bo Said No'))).toMatchObject({ email: 'ConsentRefused', sms: 'ConsentRefused' });
    const advice = await app.call('consents.advice', { customerId: anna.customer.id });
    expect(advice.ended.length).toBeGreaterThan(0);
    expect(advice.waitUntil).toBeNull();
    const unknown = await app.call('retention.people', { group: 'unknown', offset: 0, limit: 10 });
    expect(unknown[0]?.decideBy).toBe('2027-02-21T09:00:00.000Z');
    const lines = app.vault().db.prepare("SELECT act FROM journal WHERE act LIKE 'import.%'").pluck().all();
    expect(lines).toEqual(['import.came-in']);
    expect(JSON.stringify(app.vault().db.prepare('SELECT detail FROM journal').all())).not.toMatch(/anna|fields/i);
  });

  it('read a second time changes nothing', async () => {
    app = await openTestApp();
    await bringIn(app, file);
    const before = app.vault().db.prepare('SELECT count(*) FROM consent_event').pluck().get();
    expect((await check(app, file)).counts).toMatchObject({ new: 0, same: 4, likely: 0, newNoes: 0 });
    await app.refused('imports.nobody-new', 'imports.bringIn', { likely: true });
    expect(app.vault().db.prepare('SELECT count(*) FROM consent_event').pluck().get()).toBe(before);
  });

  it('tells of probable ones, who come in only when somebody says so, and then only once', async () => {
    app = await openTestApp();
    await bringIn(app, file);
    const family = 'Name,Phone\nEve Other,0117 496 0004\nFinn New,0117 496 0009';
    expect((await check(app, family)).counts).toMatchObject({ likely: 1, new: 1 });
    expect((await bringIn(app, family, true)).here).toBe(2);
    expect((await check(app, family)).counts).toMatchObject({ likely: 0, same: 2 });
  });

  it('brings a no of somebody who is in the book, ends what was agreed, and is written once', async () => {
    app = await openTestApp();
    const somebody = { displayName: 'Bo Said No', contact: 'bo@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', somebody);
    const past = await bringIn(app, 'Name,Email,Newsletter\nBo Said No,bo@example.org,unsubscribed');
    expect(past.counts).toMatchObject({ same: 1, newNoes: 1, new: 0 });
    expect(states(await open('Bo Said No'))).toMatchObject({ email: 'ConsentRefused' });
    expect((await check(app, 'Name,Email,Newsletter\nBo Said No,bo@example.org,no')).counts.newNoes).toBe(0);
  });

  it('cannot bring back who was erased, nor ask who said stop; a yes of their own lifts the stop', async () => {
    app = await openTestApp();
    await bringIn(app, file);
    await app.call('customers.erase', { id: (await open('Anna Fields')).customer.id });
    const { customer: dora } = await open('Dora Lane');
    await app.call('consents.stop', { customerId: dora.id, which: null });
    await app.call('customers.erase', { id: (await open('Bo Said No')).customer.id });
    const { counts } = await check(app, `${file}\r\nDora Lane-Smith,,+44 117 496 0004,yes,yes`);
    expect(counts).toMatchObject({ erased: 3, same: 2, new: 0 });
    const sold = 'Name,Phone,SMS marketing\nSomeone Else,0117 496 0004,yes';
    expect((await bringIn(app, sold, true)).here).toBe(1);
    const other = await open('Someone Else');
    expect(states(other)).toMatchObject({ sms: 'ConsentRefused', phone: 'ConsentRefused' });
    await sayYes(other.customer.id);
    const lifted = app.vault().db.prepare("SELECT detail FROM journal WHERE act = 'stop.lifted'").pluck().get();
    expect(JSON.parse(String(lifted))).toEqual({ reason: 'tap', channels: ['sms', 'phone'] });
  });

  it('can be taken back as a whole for thirty days; whoever was changed since stays, and a no stays a no', async () => {
    app = await openTestApp();
    const { id } = await bringIn(app, file);
    app.ports.pass(86_400_000);
    await app.call('customers.recordVisit', { id: (await open('Dora Lane')).customer.id });
    expect(await app.call('imports.undoPreview', { id })).toEqual({ leaving: 2, staying: 1, names: ['Dora Lane'] });
    expect(await app.call('imports.undo', { id })).toMatchObject({ state: 'gone', here: 0 });
    expect(await names(app)).toEqual(['Dora Lane']);
    for (const table of ['customer', 'contact_point', 'search_text', 'consent_event'])
      expect(app.vault().db.prepare(`SELECT count(*) FROM main."${table}"`).pluck().get()).toBeLessThan(5);
    expect((await check(app, file)).counts).toMatchObject({ new: 1, stopped: 1, same: 1, erased: 0 });
    await app.refused('imports.not-found', 'imports.undo', { id });
    const later = await app.call('imports.bringIn', { likely: false });
    app.ports.pass(31 * 86_400_000);
    await app.refused('imports.undo-too-late', 'imports.undo', { id: later.id });
  });
});

const many = ['Name,Email', ...Array.from({ length: 1500 }, (_, at) => `Person ${at},p${at}@example.org`)].join('\n');

describe('a file that does not come in whole', () => {
  it('leaves nobody when it is cancelled, and nobody sees a part of it before', async () => {
    app = await openTestApp();
    await check(app, many);
    const coming = app.ask('imports.bringIn', { likely: false });
    await halfWay();
    expect((await app.call('customers.find', { text: 'person' })).length).toBe(0);
    expect((await app.call('customers.list', { text: '', offset: 0, limit: 10 })).total).toBe(0);
    await app.refused('imports.under-way', 'imports.check', {});
    const met = { displayName: 'Met Meanwhile', contact: 'p3@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', met);
    await app.call('imports.cancel', {});
    expect(await coming).toMatchObject({ ok: false, failure: { code: 'imports.cancelled' } });
    expect(await names(app)).toEqual(['Met Meanwhile']);
    expect(app.vault().db.prepare('SELECT count(*) FROM main.customer').pluck().get()).toBe(1);
    expect(app.vault().db.prepare('SELECT count(*) FROM file_import').pluck().get()).toBe(0);
  });

  it('leaves nobody when the process ends in the middle, even of what was on the disk already', async () => {
    app = await openTestApp();
    await check(app, many);
    const coming = app.ask('imports.bringIn', { likely: false });
    await halfWay();
    // Somebody else's write puts the pieces on the disk.
    const met = { displayName: 'Met Meanwhile', contact: 'met@example.org', language: 'en', underSixteen: false };
    await app.call('customers.add', met);
    const { db } = app.vault();
    expect(Number(db.prepare('SELECT count(*) FROM main.customer').pluck().get())).toBeGreaterThan(60);
    app.close();
    expect(await coming).toMatchObject({ ok: false });
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
    await check(app, many);
    const coming = app.ask('imports.bringIn', { likely: false });
    await halfWay();
    expect(await looks()).toEqual(before);
    await app.call('imports.cancel', {});
    await coming;
  });
});

/** Waits until some people were written. */
async function halfWay(): Promise<void> {
  const { db } = app.vault();
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (Number(db.prepare('SELECT count(*) FROM main.customer').pluck().get()) > 60) return;
  }
}

async function looks(): Promise<unknown> {
  const list = await app.call('customers.list', { text: 'e', offset: 0, limit: 10 });
  const preview = await app.call('retention.preview', {});
  const hits = await app.call('customers.find', { text: 'ere' });
  const similar = await app.call('customers.similar', { displayName: 'Person 3', contact: 'p3@example.org' });
  return [list, hits, similar, { ...preview, token: '' }, await app.call('consents.askedByWeek', {})];
}

async function open(name: string) {
  const { rows } = await app.call('customers.list', { text: name, offset: 0, limit: 10 });
  const found = rows.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`${name} is not in the book`);
  return app.call('customers.open', { id: found.id });
}

/** The state of each channel, of the purposes that know more than "not asked". */
function states({ consents }: CallOutput<'customers.open'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    consents.filter(({ state }) => state !== 'NotAsked').map(({ channel, state }) => [channel, state]),
  );
}

async function sayYes(customerId: CustomerId): Promise<void> {
  const card = await app.call('consents.card', { customerId, language: 'en' });
  await app.call('consents.record', {
    customerId,
    noticeId: card.noticeId,
    language: card.language,
    afterPayment: true,
    rendered: { controller: card.controller, order: card.questions.map(({ purpose }) => purpose) },
    answers: card.questions.map(({ purpose, wording, channels }) => ({
      purpose,
      wording,
      shown: wording,
      answer: 'yes' as const,
      channels: [...channels],
    })),
  });
}
