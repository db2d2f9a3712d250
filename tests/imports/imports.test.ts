import { afterEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customers/model.ts';
import { add, unchanged } from '../customers/people.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { bringIn, check, names, openNamed, sayYes, states } from './import-file.ts';

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
    const anna = await openNamed(app, 'Anna Fields');
    expect(anna.customer).toMatchObject({ source: 'import', lastContactAt: null });
    expect(anna.customer.note).toContain('Newsletter: yes');
    expect(states(anna)).toEqual({ email: 'ConsentUnknown', sms: 'ConsentUnknown', phone: 'ConsentUnknown' });
    expect(states(await openNamed(app, 'Bo Said No'))).toMatchObject({
      email: 'ConsentRefused',
      sms: 'ConsentRefused',
    });
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
    expect(states(await openNamed(app, 'Bo Said No'))).toMatchObject({ email: 'ConsentRefused' });
    expect((await check(app, 'Name,Email,Newsletter\nBo Said No,bo@example.org,no')).counts.newNoes).toBe(0);
  });

  it('holds to a no that stands in a later row of the same person, who comes in once or is in the book already', async () => {
    app = await openTestApp();
    const known = { displayName: 'Kim Known', contact: '0117 496 0009', language: 'en', underSixteen: false };
    await app.call('customers.add', known);
    const twice = [
      'Name,Email,Phone,Newsletter',
      'Anna Fields,anna@example.org,,yes',
      'Kim Known,kim@example.org,0117 496 0009,',
      'Anna Fields,anna@example.org,,',
      'Kim Known,kim@example.org,,no',
      'Anna Fields,ANNA@example.org,,unsubscribed',
    ].join('\n');
    const past = await bringIn(app, twice);
    expect(past).toMatchObject({ here: 1, counts: { new: 1, same: 1, repeated: 3, noes: 2, newNoes: 1 } });
    for (const name of ['Anna Fields', 'Kim Known'])
      expect(states(await openNamed(app, name)), name).toMatchObject({ email: 'ConsentRefused' });
    expect((await check(app, twice)).counts).toMatchObject({ new: 0, newNoes: 0 });
    await app.refused('imports.nobody-new', 'imports.bringIn', { likely: true });
  });

  it('holds to a no for an address that somebody else in the book has, whether its row comes in or not', async () => {
    app = await openTestApp();
    const mary = await add(app, 'Mary Smith', 'joint@example.org');
    await sayYes(app, mary.id);
    const list = 'Name,Email,Newsletter\nJohn Smythe,joint@example.org,unsubscribed';
    expect((await check(app, list)).counts).toMatchObject({ likely: 1, newNoes: 1 });
    expect(await app.call('imports.bringIn', { likely: false })).toMatchObject({ here: 0, counts: { newNoes: 1 } });
    expect(states(await openNamed(app, 'Mary Smith'))).toMatchObject({
      email: 'ConsentWithdrawn',
      sms: 'ConsentGiven',
    });
    expect((await check(app, list)).counts).toMatchObject({ likely: 1, newNoes: 0 });
    await sayYes(app, mary.id);
    expect((await bringIn(app, list, true)).here).toBe(1);
    for (const name of ['Mary Smith', 'John Smythe'])
      expect(states(await openNamed(app, name)).email, name).toMatch(/ConsentWithdrawn|ConsentRefused/);
  });

  it('cannot bring back who was erased, nor ask who said stop; a yes of their own lifts the stop', async () => {
    app = await openTestApp();
    await bringIn(app, file);
    await app.call('customers.erase', { id: (await openNamed(app, 'Anna Fields')).customer.id });
    const { customer: dora } = await openNamed(app, 'Dora Lane');
    await app.call('consents.stop', { customerId: dora.id, which: null });
    await app.call('customers.erase', { id: (await openNamed(app, 'Bo Said No')).customer.id });
    const { counts } = await check(app, `${file}\r\nDora Lane-Smith,,+44 117 496 0004,yes,yes`);
    expect(counts).toMatchObject({ erased: 3, same: 2, new: 0 });
    const sold = 'Name,Phone,SMS marketing\nSomeone Else,0117 496 0004,yes';
    expect((await bringIn(app, sold, true)).here).toBe(1);
    const other = await openNamed(app, 'Someone Else');
    expect(states(other)).toMatchObject({ sms: 'ConsentRefused', phone: 'ConsentRefused' });
    await sayYes(app, other.customer.id);
    const lifted = app.vault().db.prepare("SELECT detail FROM journal WHERE act = 'stop.lifted'").pluck().get();
    expect(JSON.parse(String(lifted))).toEqual({ reason: 'tap', channels: ['sms', 'phone'] });
  });

  it('can be taken back as a whole for thirty days; whoever was changed since stays, and a no stays a no', async () => {
    app = await openTestApp();
    const { id } = await bringIn(app, file);
    app.ports.pass(86_400_000);
    await app.call('customers.recordVisit', { id: (await openNamed(app, 'Dora Lane')).customer.id });
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

  it('can be taken back after people of it were edited, asked, merged or bought something: they stay as they are now', async () => {
    app = await openTestApp();
    const here = await add(app, 'Here Before', 'here@example.org');
    const all = ['Edited', 'Asked', 'Merged Away', 'Merged Into', 'Second Half', 'Bought', 'Put Away', 'Untouched'];
    const lines = all.map((name) => `${name} Person,${name.replace(' ', '.')}@example.org`);
    const { id } = await bringIn(app, `Name,Email\n${lines.join('\n')}`);
    app.ports.pass(29 * 86_400_000);
    const of = async (name: string) => (await openNamed(app, `${name} Person`)).customer;
    await app.call('customers.change', { ...unchanged(await of('Edited')), note: 'Likes peonies' });
    await sayYes(app, (await of('Asked')).id);
    const merge = async (keep: Customer, gone: Customer) =>
      app.call('merges.merge', {
        keep: keep.id,
        gone: gone.id,
        choice: { displayName: 'keep', language: 'keep', note: 'keep' },
        contactPoints: [...keep.contactPoints, ...gone.contactPoints].map((point) => point.id),
      });
    const away = await merge(here, await of('Merged Away'));
    const into = await merge(await of('Merged Into'), await of('Second Half'));
    const tulips = { day: '2026-12-20', what: 'Tulips', amountMinor: 500 };
    await app.call('purchases.add', { ...tulips, customerId: (await of('Bought')).id });
    await app.call('customers.erase', { id: (await of('Put Away')).id });
    expect(await app.call('imports.undoPreview', { id })).toEqual({
      leaving: 1,
      staying: 4,
      names: ['Asked Person', 'Bought Person', 'Edited Person', 'Merged Into Person'],
    });
    await app.call('imports.undo', { id });
    expect(await names(app)).toEqual([
      'Asked Person',
      'Bought Person',
      'Edited Person',
      'Here Before',
      'Merged Into Person',
    ]);
    expect((await of('Edited')).note).toBe('Likes peonies');
    expect(states(await openNamed(app, 'Asked Person'))).toMatchObject({ email: 'ConsentGiven' });
    await app.call('merges.undo', { id: into.id });
    await app.call('merges.undo', { id: away.id });
    expect(await names(app)).toEqual(expect.arrayContaining(['Merged Away Person', 'Second Half Person']));
    expect((await of('Merged Away')).contactPoints.map(({ typed }) => typed)).toEqual(['Merged.Away@example.org']);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
    expect(app.vault().db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });

  it('has a report that is saved row by row, and runs no formula in a spreadsheet', async () => {
    app = await openTestApp();
    await add(app, 'Bo Said No', 'bo@example.org');
    await check(app, `${file}\r\n"=HYPERLINK(""x"")",@formula@example.org,,,`);
    await app.call('imports.saveReport', {});
    expect(app.ports.texts.at(-1)).toEqual({
      name: 'import-report.csv',
      text: [
        '\ufeffRow,Name,Can be reached by,What becomes of it,Why not',
        '2,Anna Fields,"Anna@Example.org; 0117 496 0001",Comes in,',
        '3,Bo Said No,"bo@example.org; 0117 496 0002",In the book already,',
        '4,Anna Fields,anna@example.org,A second time in the file,',
        '5,Cleo,not an address,Cannot be read,The phone number or e-mail address cannot be read.',
        '7,Dora Lane,0117 496 0004,Comes in,',
        `8,"'=HYPERLINK(""x"")","'@formula@example.org",Cannot be read,The phone number or e-mail address cannot be read.`,
        '',
      ].join('\r\n'),
    });
  });
});
