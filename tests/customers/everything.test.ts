import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personalTables } from '../../electron/retention/personal-tables.ts';
import type { Everything, EverythingDocument, Line, Place } from '../../shared/customers/everything.ts';
import { places } from '../../shared/customers/everything.ts';
import type { Customer } from '../../shared/customers/model.ts';
import type { OwnCode } from '../../shared/datamap/own-code.ts';
import type { PrintPage } from '../../shared/notices/model.ts';
import { answersTo, cardOf } from '../consents/card-in-hand.ts';
import { bringIn } from '../imports/import-file.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { add, unchanged } from './people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const everythingOf = (id: Customer['id']) => app.call('customers.everything', { id, language: 'en' });
const linesIn = (found: Everything, place: Place) => (place === 'answers' ? found.answers : found.places[place]);
const said = (lines: readonly Line[]) => JSON.stringify(lines);

/** Somebody of whom every table that can hold a person holds something. */
async function somebodyEverywhere(): Promise<Customer['id']> {
  const { id } = await add(app, 'Anna Quillon', 'anna@example.org');
  const double = await add(app, 'Anna Quilon', '0117 496 0777');
  const other = await add(app, 'Ann Quill', 'other@example.org');
  await app.call('merges.keepApart', { one: id, other: other.id });
  await app.call('purchases.add', { customerId: id, day: '2026-11-23', what: 'Peonies', amountMinor: 1250 });
  await app.call('consents.record', answersTo(await cardOf(app, id), 'yes', ['email']));
  await app.call('slips.show', { customerId: id, language: 'en' });
  await app.call('consents.record', answersTo(await cardOf(app, id), 'no'));
  const hold = { kind: 'repair', field: null, reason: 'a cracked vase', until: '2027-01-31' } as const;
  await app.call('retention.hold', { id, ...hold });
  const asked = { kind: 'see', identity: 'known', receivedOn: '2026-11-23', note: 'all of it' } as const;
  await app.call('requests.record', { customerId: id, ...asked });
  const field = await flowersField();
  await app.call('datamap.setValues', { id, values: [{ field, value: 'lilies only' }] });
  await app.call('merges.merge', {
    keep: id,
    gone: double.id,
    choice: { displayName: 'keep', language: 'keep', note: 'keep' },
    contactPoints: [...(await customerOf(id)).contactPoints, ...double.contactPoints].map((point) => point.id),
  });
  await app.call('customers.change', { ...unchanged(await customerOf(id)), note: 'rings twice', tags: ['weekly'] });
  readBackAndListed(id);
  return id;
}

async function customerOf(id: Customer['id']): Promise<Customer> {
  return (await app.call('customers.open', { id })).customer;
}

async function flowersField(): Promise<OwnCode> {
  const view = await app.call('datamap.saveField', {
    code: null,
    names: { en: 'Favourite flowers' },
    category: 'pd:Preference',
    provenance: 'ProvidedPersonalData',
    purposes: ['orders'],
    recipients: ['delivery'],
    optional: true,
    because: 'So that the flowers please.',
    keep: { trigger: 'last-contact', months: 12 },
    reason: '',
  });
  return view.fields.at(-1)?.field.code as OwnCode;
}

/** What only an earlier book, or a month-end of long ago, would have written. */
function readBackAndListed(id: string): void {
  app.vault().transaction((tx) => {
    const row = tx.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id);
    tx.prepare(
      "INSERT INTO earlier_act VALUES (?, 'x', '2020-01-01T00:00:00.000Z', 'customer.visited', 'Owner', '{}')",
    ).run(row);
    tx.prepare(
      `INSERT INTO let_go (id, listed_at, leaves_at, removing, reducing, hlc)
       VALUES ('l', '2026-11-20T09:00:00.000Z', '2026-11-27T09:00:00.000Z', 1, 0, '0')`,
    ).run();
    tx.prepare("INSERT INTO let_go_person (let_go_id, customer_row, fields) VALUES ('l', ?, '[]')").run(row);
  });
}

describe('everything about one person', () => {
  it('has a place with something in it for every table that holds a person', async () => {
    const id = await somebodyEverywhere();
    const { db } = app.vault();
    const rows = JSON.stringify([db.prepare('SELECT row FROM customer WHERE id = ?').pluck().get(id)]);
    const page = await everythingOf(id);
    for (const { table, place, ofThem } of personalTables) {
      const key = table === 'customer' ? 'row' : 'customer_row';
      const theirs = ofThem ?? `${key} IN (SELECT value FROM json_each(?))`;
      const held = db.prepare(`SELECT count(*) FROM "${table}" WHERE ${theirs}`).pluck().get(rows);
      expect(held, `nobody stands in ${table}`).toBeGreaterThan(0);
      expect(linesIn(page, place).length, `${table} is not under ${place}`).toBeGreaterThan(0);
    }
  });

  it('shows what stands in each place, with its day and where it came from', async () => {
    const id = await somebodyEverywhere();
    const page = await everythingOf(id);
    expect(page.answers.map(({ words }) => words)).not.toContain(null);
    const { places: at } = page;
    expect(said(at.contacts)).toContain('anna@example.org');
    expect(said(at.contacts)).toContain('everything.source.counter');
    expect(at.own).toMatchObject([{ what: { text: 'Favourite flowers' }, parts: [{ text: 'lilies only' }, {}, {}] }]);
    expect(at.note).toMatchObject([{ parts: [{ text: 'rings twice' }] }]);
    expect(at.purchases).toMatchObject([{ parts: [{ text: 'Peonies' }, { minor: 1250, currency: 'GBP' }, {}, {}] }]);
    expect(said(at.why)).toContain('everything.leaves');
    expect(said(at.requests)).toContain('everything.right.see');
    expect(at.merges.map(({ what }) => what)).toMatchObject([
      { word: 'everything.former' },
      { word: 'everything.both-sides' },
    ]);
    expect(at.fingerprints[0]?.parts[0]).toEqual({ kind: 'word', word: 'everything.stopped' });
    expect(said(at.acts)).toContain('2020-01-01');
    expect(said(at.given)).toContain('Favourite flowers');
  });

  it('lists every place of somebody of whom there is next to nothing, the empty ones as empty', async () => {
    const { id } = await add(app, 'Bo Ek', 'bo@example.org');
    const page = await everythingOf(id);
    expect(Object.keys({ ...page.places, answers: [] }).sort()).toEqual([...places].sort());
    const filled = places.filter((place) => linesIn(page, place).length > 0);
    expect(filled).toEqual(['person', 'contacts', 'why', 'finding', 'acts']);
  });

  it('says which file somebody came from, until when it can be taken back, and what the file brought', async () => {
    const came = 'Name,Email,Newsletter\nBo Ek,bo@example.org,no\n';
    await bringIn(app, came);
    const [bo] = await app.call('customers.find', { text: 'bo ek' });
    const { places: at } = await everythingOf(bo?.id as Customer['id']);
    expect(at.import).toMatchObject([
      { what: { word: 'everything.file.csv' }, parts: [{}, { at: '2026-12-23T09:00:00.000Z' }] },
    ]);
    expect(at.contacts[0]?.parts).toContainEqual({ kind: 'word', word: 'everything.source.import' });
    expect(said(at.fingerprints)).toContain('everything.stopped');
  });

  it('says which files and copies may hold the person, and none from before they came', async () => {
    app.ports.folderChoice = () => ({ kind: 'chosen', path: temporaryFolder() });
    await app.call('exports.write', { customerId: null, formats: ['csv'], keepDays: 30 });
    app.ports.pass(60_000);
    const { id } = await add(app, 'Bo Ek', 'bo@example.org');
    app.ports.pass(60_000);
    await app.call('exports.write', { customerId: id, formats: ['vcard'], keepDays: 30 });
    await app.call('backups.choosePlace', {});
    await app.call('backups.make', {});
    const { files, copies } = (await everythingOf(id)).places;
    expect(files.map(({ parts }) => parts[0])).toEqual([{ kind: 'word', word: 'everything.alone' }]);
    expect(copies.map(({ what }) => what)).toEqual([{ kind: 'word', word: 'everything.copy' }]);
  });

  it('is a view that the next page tells of, by name on the screen and by role alone on the paper', async () => {
    const { id } = await add(app, 'Bo Ek', 'bo@example.org');
    await app.call('staff.add', { name: 'Ines Vexler', role: 'Manager', pin: '402817' });
    const ines = (await app.call('staff.list', {})).find(({ name }) => name === 'Ines Vexler');
    await app.call('vault.switchPerson', { id: ines?.id ?? '', secret: '402817' });
    expect((await everythingOf(id)).places.views).toEqual([]);
    expect((await everythingOf(id)).places.views).toMatchObject([
      { parts: [{ word: 'everything.act.everything-viewed' }], by: { role: 'Manager', name: 'Ines Vexler' } },
    ]);
    await app.call('customers.takeEverything', { id, language: 'pl', paper: 'a4', to: 'printer' });
    const page = app.ports.printed.at(-1);
    expect(page).toMatchObject({ size: { widthMm: 210 }, document: { kind: 'everything', language: 'pl' } });
    const { everything } = (page as PrintPage).document as EverythingDocument;
    expect(JSON.stringify(page)).not.toContain('Ines');
    expect(everything.places.views[0]?.by).toEqual({ role: 'Manager', name: null });
    expect(
      (await app.call('customers.open', { id })).timeline.map((one) => one.kind === 'paper' && one.what),
    ).toContain('everything-taken');
    app.as('Counter');
    await app.refused('call.not-allowed', 'customers.everything', { id, language: 'en' });
  });
});
