import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customers/model.ts';
import { add, unchanged } from '../customers/people.ts';
import { fakePorts, fileOf } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { boughtBy, bringIn, check, halfIn, plainPurchases as plain } from './import-file.ts';

let app: TestApp;
let anna: Customer;
beforeEach(async () => {
  app = await openTestApp();
  anna = await add(app, 'Anna Fielding', 'anna@example.org');
});
afterEach(() => app.close());

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const report = () => app.call('imports.report', { verdict: null, offset: 0, limit: 50 });

const things = [
  'Date,Email,Item,Price',
  ...Array.from({ length: 3000 }, (_, at) => `2026-11-20,anna@example.org,Thing ${at},1`),
].join('\n');

describe('a file of purchases', () => {
  it('of Shopify goes to the people it names, with the currency of its orders, and what was given back of one as a refund on its day', async () => {
    app.ports.setNow('2026-11-24T09:00:00.000Z');
    const { counts } = await check(app, fixture('as-shopify-orders.csv'));
    expect(counts).toMatchObject({ rows: 4, new: 3, refused: 1 });
    expect(await report()).toMatchObject([
      { row: 2, verdict: 'new', displayName: 'Anna Fielding', contacts: ['2026-01-05', '2 × Peonies', '25.00 USD'] },
      { row: 2, verdict: 'new', contacts: ['2026-01-05', 'Refund, order #1001', '-20.00 USD'] },
      { row: 3, verdict: 'new', contacts: ['2026-01-05', 'Vase, "tall"', '20.00 USD'] },
      { row: 4, verdict: 'refused', trouble: 'nobody-known', displayName: 'No Body' },
    ]);
    await app.call('imports.saveReport', {});
    expect(app.ports.texts.at(-1)?.text.split('\r\n').slice(1, 4)).toEqual([
      '2,Anna Fielding,"2026-01-05; 2 × Peonies; 25.00 USD",Comes in,',
      '2,Anna Fielding,"2026-01-05; Refund, order #1001; -20.00 USD",Comes in,',
      '3,anna@example.org,"2026-01-05; Vase, ""tall""; 20.00 USD",Comes in,',
    ]);
    expect(await app.call('imports.bringIn', { likely: false })).toMatchObject({ kind: 'shopify-orders', here: 3 });
    expect((await boughtBy(app, anna)).bought).toEqual([
      ['2026-01-05', '2 × Peonies', 2500, 'USD'],
      ['2026-01-05', 'Refund, order #1001', -2000, 'USD'],
      ['2026-01-05', 'Vase, "tall"', 2000, 'USD'],
    ]);
    expect((await check(app, fixture('as-shopify-orders.csv'))).counts).toMatchObject({ new: 0, same: 3, refused: 1 });
    await app.refused('imports.nothing-new', 'imports.bringIn', { likely: false });
    const lines = app.vault().db.prepare("SELECT detail FROM journal WHERE act = 'import.came-in'").pluck().all();
    expect(lines).toEqual([JSON.stringify({ kind: 'shopify-orders', rows: 4, came: 3, same: 0, refused: 1 })]);
  });

  it('of Square goes by name where it names nothing else; a refund comes in as money given back, a sale to nobody is refused', async () => {
    const bo = await add(app, 'Bo Lane', '0117 496 0002');
    await check(app, fixture('as-square-items.csv'));
    expect((await report()).map(({ verdict, trouble }) => trouble ?? verdict)).toEqual([
      'new',
      'new',
      'nothing-to-know',
    ]);
    await app.call('imports.bringIn', { likely: false });
    expect((await boughtBy(app, bo)).bought).toEqual([
      ['2026-03-04', 'Roses', -900, 'GBP'],
      ['2026-03-04', 'Tulips', 800, 'GBP'],
    ]);
    expect((await check(app, fixture('as-square-items.csv'))).counts).toMatchObject({ new: 0, same: 2 });
    await add(app, 'Bo Lane', '0117 496 0003');
    await check(app, fixture('as-square-items.csv'));
    expect((await report())[0]).toMatchObject({ verdict: 'refused', trouble: 'several-known' });
  });

  it('tells a refund by a minus before the amount, the price, the number of things, or before both', async () => {
    const rows = ['-1,4.50', '1,-4.50', '-2,-4.50', '1,(4.50)', '0,4.50'];
    await bringIn(
      app,
      ['Date,Email,Item,Quantity,Price', ...rows.map((row, at) => `2026-11-20,anna@example.org,${at},${row}`)].join(
        '\n',
      ),
    );
    expect((await boughtBy(app, anna)).bought.map(([, what, minor]) => [what, minor])).toEqual([
      ['0', -450],
      ['1', -450],
      ['2 × 2', -900],
      ['3', -450],
    ]);
  });

  it('read a second time changes nothing, also where somebody bought the same thing twice, by hand or by file', async () => {
    await app.call('purchases.add', { customerId: anna.id, day: '2026-11-20', what: 'Ribbon', amountMinor: 99 });
    const first = await bringIn(app, plain);
    expect(first.counts).toMatchObject({ new: 2, same: 1 });
    const { bought } = await boughtBy(app, anna);
    expect(bought.map(([, what]) => what)).toEqual(['2 × Peonies', 'Ribbon', 'Ribbon']);
    expect((await check(app, plain)).counts).toMatchObject({ new: 0, same: 3 });
    await app.refused('imports.nothing-new', 'imports.bringIn', { likely: false });
    expect((await boughtBy(app, anna)).bought).toEqual(bought);
  });

  it('comes in whole or not at all: cancelled on the way, nothing of it is there', async () => {
    const { coming, goOn } = await halfIn(app, things);
    expect((await boughtBy(app, anna)).bought).toEqual([]);
    await app.call('imports.cancel', {});
    goOn();
    expect(await coming).toMatchObject({ ok: false, failure: { code: 'imports.cancelled' } });
    expect(await boughtBy(app, anna)).toEqual({ bought: [], lastContactAt: anna.lastContactAt });
    expect(await app.call('imports.past', {})).toEqual([]);
  });

  it('moves on the last visit of somebody who was changed meanwhile too, and takes it back', async () => {
    app.ports.setNow('2026-12-24T09:00:00.000Z');
    const { coming, goOn } = await halfIn(app, things.replaceAll('2026-11-20', '2026-12-01'));
    const { customer } = await app.call('customers.open', { id: anna.id });
    await app.call('customers.change', { ...unchanged(customer), note: 'Likes peonies' });
    await app.call('purchases.add', { customerId: anna.id, day: '2026-11-30', what: 'Ribbon', amountMinor: 99 });
    goOn();
    expect(await coming).toMatchObject({ ok: true });
    expect((await boughtBy(app, anna)).lastContactAt).toBe('2026-12-01T12:00:00.000Z');
    expect((await app.call('customers.open', { id: anna.id })).customer.note).toBe('Likes peonies');
    const [{ id } = { id: '' }] = await app.call('imports.past', {});
    await app.call('imports.undo', { id });
    expect((await boughtBy(app, anna)).lastContactAt).toBe('2026-11-30T12:00:00.000Z');
  });

  it('is looked through again when somebody in it was merged meanwhile', async () => {
    const twin = await add(app, 'Anna Twin', 'twin@example.org');
    const { coming, goOn } = await halfIn(app, things);
    await app.call('merges.merge', {
      keep: twin.id,
      gone: anna.id,
      choice: { displayName: 'keep', language: 'keep', note: 'keep' },
      contactPoints: [twin, anna].flatMap(({ contactPoints }) => contactPoints.map(({ id }) => id)),
    });
    goOn();
    expect(await coming).toMatchObject({ ok: false, failure: { code: 'imports.book-changed' } });
    expect((await boughtBy(app, twin)).bought).toEqual([]);
  });

  it('that a crash cut off is taken out after the next unlock, as if it had never been read', async () => {
    await bringIn(app, plain);
    const before = await boughtBy(app, anna);
    expect(before.bought).toHaveLength(3);
    app.vault().transaction((tx) => tx.prepare("UPDATE file_import SET state = 'arriving'").run());
    app.close();
    app = testAppBeforeSetUp(fakePorts({ folder: app.ports.folder, firstId: 100_000 }));
    await app.call('vault.unlock', { passphrase: testPassphrase });
    await expect
      .poll(() => app.vault().db.prepare('SELECT count(*) FROM file_import').pluck().get(), { timeout: 20_000 })
      .toBe(0);
    expect(await boughtBy(app, anna)).toEqual({ bought: [], lastContactAt: anna.lastContactAt });
  });

  it('is refused where the shop keeps no purchases', async () => {
    app.vault().transaction((tx) => tx.prepare("DELETE FROM data_field WHERE code = 'purchases'").run());
    app.ports.toOpen = () => fileOf(plain);
    await app.call('imports.choose', {});
    await app.refused('purchase.not-kept', 'imports.check', {});
  });

  it('asks which number is the day, refuses days to come, and can be put together by hand', async () => {
    const file =
      'When it was;Who;Stuff;How much\n03/04/2026;anna@example.org;Moss;1,50\n24/12/2026;anna@example.org;Fir;9';
    app.ports.toOpen = () => fileOf(file);
    expect((await app.call('imports.choose', {}))?.kind).toBe('unknown');
    const draft = await app.call('imports.correct', {
      targets: ['bought-on', 'email', 'what', 'amount'],
      hasHeader: true,
    });
    expect(draft).toMatchObject({ kind: 'purchases', dayQuestion: { sample: '03/04/2026', order: 'day-first' } });
    await app.call('imports.correct', { dayOrder: 'month-first' });
    await app.call('imports.check', {});
    expect((await report()).map(({ contacts, trouble }) => trouble ?? contacts)).toEqual([
      ['2026-03-04', 'Moss', '1.50 GBP'],
      'day-unreadable',
    ]);
  });

  it('brings what it says and no more, whatever stands in it', async () => {
    const cell = fc.constantFrom(
      'Moss',
      '=1+1',
      '"',
      '',
      'anna@example.org',
      '2026-11-20',
      '-3',
      '1e9',
      '\0',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 6 }), async (rows) => {
        const text = [
          'Date,Email,Item,Price',
          '2026-11-20,anna@example.org,Base,1',
          ...rows.map((row) => row.join(',')),
        ];
        const before = (await boughtBy(app, anna)).bought.length;
        const { counts } = await check(app, text.join('\n'));
        const answer = await app.ask('imports.bringIn', { likely: false });
        expect(answer.ok).toBe(counts.new > 0);
        expect((await boughtBy(app, anna)).bought.length).toBe(before + counts.new);
      }),
      { numRuns: 15 },
    );
  });
});
