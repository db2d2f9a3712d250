import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../shared/foundation/language.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { addLastSeen, letGoOfEverybodyDue } from './let-go.ts';

let app: TestApp;
afterEach(() => app.close());

const long = '2020-01-01T00:00:00.000Z';

function buy(id: string, at: string, what = 'Tulips'): string {
  const purchase = app.ports.newId();
  app.vault().transaction((tx) =>
    tx
      .prepare(
        `INSERT INTO purchase (id, customer_row, at, what, amount_minor, currency, hlc)
           SELECT ?, row, ?, ?, 1250, 'GBP', '0' FROM customer WHERE id = ?`,
      )
      .run(purchase, at, what, id),
  );
  return purchase;
}

describe('papers about people who are gone', () => {
  it('say on the slip what went, what stays, why and until when, in any language and on any paper, and hold nobody', async () => {
    app = await openTestApp();
    const id = await addLastSeen(app, 'Quillon Zephyrine', 'quillon@example.org', app.ports.now());
    buy(id, '2026-05-04T10:11:12.000Z');
    const why = await app.call('retention.why', { id: id as never });
    expect(why.sales).toEqual({ count: 1, until: '2033-01-01T00:00:00.000Z' });
    const receipt = await app.call('customers.erase', { id: id as never });
    for (const language of languages)
      await app.call('retention.printSlip', { id: receipt.id, language, paper: 'roll-80', to: 'pdf' });
    await app.call('retention.printSlip', { id: receipt.id, language: 'en', paper: 'letter', to: 'printer' });
    const page = app.ports.saved[0]?.page;
    expect(page?.size).toEqual({ widthMm: 80, heightMm: 'content' });
    expect(page?.document).toMatchObject({
      kind: 'farewell',
      asked: true,
      sales: { count: 1, until: '2033-01-01T00:00:00.000Z', law: 'VATA 1994 Sch. 11; Notice 700/21' },
      interrupted: false,
    });
    expect(app.ports.printed[0]?.size).toEqual({ widthMm: 215.9, heightMm: 279.4 });
    expect(JSON.stringify([app.ports.saved, app.ports.printed])).not.toMatch(/zephyrine|quillon|tulips|1250/i);
    const kept = app.vault().db.prepare('SELECT at, amount_minor AS minor, currency FROM sale').all();
    expect(kept).toEqual([{ at: '2026-05-04T00:00:00.000Z', minor: 1250, currency: 'GBP' }]);
    expect(await app.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
  });

  it('claim no search where a crash took what was to be looked for', async () => {
    app = await openTestApp();
    await addLastSeen(app, 'Quillon Zephyrine', 'quillon@example.org', long);
    await letGoOfEverybodyDue(app);
    app.vault().transaction((tx) => tx.prepare('UPDATE clean_up SET receipt = NULL, finished_at = NULL').run());
    const { id } = await app.call('retention.finish', {});
    await app.call('retention.printReceipt', { id, paper: 'letter', to: 'pdf' });
    const page = app.ports.saved[0]?.page;
    if (page?.document.kind !== 'receipt') throw new Error('no receipt was printed');
    const labels = page.document.lines.map(({ label }) => label);
    expect(page.document.lines).toContainEqual({
      label: 'Traces found',
      value: 'not searched: the computer stopped in between',
    });
    for (const claim of ['Searched', 'Values looked for afterwards', 'Pages of the file decrypted and searched'])
      expect(labels).not.toContain(claim);
    await app.call('retention.printSlip', { id, language: 'de', paper: 'a4', to: 'pdf' });
    expect(app.ports.saved[1]?.page.document).toMatchObject({ kind: 'farewell', interrupted: true, asked: false });
  });
});

describe('a rule that is only being thought of', () => {
  it('says how many people it would touch, and touches neither them nor the rules', async () => {
    app = await openTestApp();
    await addLastSeen(app, 'Ada Fern', 'ada@example.org', '2025-11-01T00:00:00.000Z');
    await addLastSeen(app, 'Jo Moss', 'jo@example.org', '2026-11-01T00:00:00.000Z');
    const before = await app.call('retention.rules', {});
    expect(await app.call('retention.tryRule', { months: 12 })).toEqual({ going: 1, reducing: 0 });
    const rule = {
      field: 'email',
      purpose: 'orders',
      trigger: 'created',
      action: 'remove-field',
      because: '',
    } as const;
    // Their e-mail addresses are also there for receipts and offers: one reason less takes nothing.
    expect(await app.call('retention.tryRule', { rule: { ...rule, months: 0 } })).toMatchObject({ going: 0 });
    await app.refused('retention.rule-impossible', 'retention.tryRule', {
      rule: { ...rule, field: 'name', months: 0 },
    });
    expect(await app.call('retention.rules', {})).toEqual(before);
    await app.call('retention.changeRule', { months: 12 });
    expect(await app.call('retention.rules', {})).toMatchObject({ going: 1 });
  });
});

describe('a hold on one thing', () => {
  it('keeps that and whose it is, and lets the rest go', async () => {
    app = await openTestApp();
    const id = await addLastSeen(app, 'Quillon Zephyrine', '07700 900123', long);
    await app.call('retention.hold', { id, kind: 'dispute', field: 'phone', reason: 'a bill', until: '2027-01-31' });
    app.vault().transaction((tx) => tx.prepare("UPDATE customer SET note = 'likes gladiolus' WHERE id = ?").run(id));
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 0, reducing: 1 });
    expect((await app.call('retention.why', { id: id as never })).fieldsDue).toEqual(['note']);
    app.ports.setNow('2027-02-01T09:00:00.000Z');
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 1, reducing: 0 });
  });

  it('comes with a purchase by itself where goods have a guarantee', async () => {
    app = await openTestApp({ shop: { sector: 'repair' } });
    const id = await addLastSeen(app, 'Quillon Zephyrine', 'quillon@example.org', long);
    buy(id, '2025-01-10T09:00:00.000Z');
    const { reasons } = await app.call('retention.why', { id: id as never });
    expect(reasons).toMatchObject([{ field: 'purchases', purpose: 'warranty', until: '2027-01-10T09:00:00.000Z' }]);
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 0 });
  });
});

describe('a hold on one purchase', () => {
  const noSalesLaw = () =>
    app.vault().transaction((tx) => tx.prepare("DELETE FROM keeping WHERE purpose = 'bookkeeping'").run());
  const hold = (id: string, purchase: string, until: string) =>
    app.call('retention.hold', {
      id: id as never,
      kind: 'dispute',
      purchase: purchase as never,
      reason: 'a bill',
      until,
    });

  it('keeps that purchase and whose it is, and lets the other purchases and the rest go', async () => {
    app = await openTestApp();
    const id = await addLastSeen(app, 'Quillon Zephyrine', '07700 900123', long);
    const vase = buy(id, '2019-03-01T09:00:00.000Z', 'A cracked vase');
    buy(id, '2019-03-02T09:00:00.000Z', 'Tulips');
    noSalesLaw();
    await hold(id, vase, '2027-01-31');
    const why = await app.call('retention.why', { id: id as never });
    expect(why.holds).toMatchObject([{ kind: 'dispute', purchase: { id: vase, what: 'A cracked vase' } }]);
    expect(why.fieldsDue).toEqual(['phone', 'purchases']);
    await letGoOfEverybodyDue(app);
    const left = () => app.vault().db.prepare('SELECT what FROM purchase').pluck().all();
    expect(left()).toEqual(['A cracked vase']);
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 0, reducing: 0 });
    await app.refused('purchase.held', 'purchases.remove', { customerId: id as never, id: vase as never });
    app.ports.setNow('2027-02-01T09:00:00.000Z');
    expect(await app.call('retention.preview', {})).toMatchObject({ going: 1 });
  });

  it('outlives whoever asks to be erased: day and amount stay until its day, said on the slip, then they go too', async () => {
    app = await openTestApp();
    const id = await addLastSeen(app, 'Quillon Zephyrine', 'quillon@example.org', app.ports.now());
    const other = await addLastSeen(app, 'Jo Moss', 'jo@example.org', app.ports.now());
    const vase = buy(id, '2026-05-04T10:11:12.000Z', 'A cracked vase');
    buy(id, '2026-06-04T10:11:12.000Z', 'Tulips');
    noSalesLaw();
    await app.refused('purchase.not-found', 'retention.hold', {
      id: other as never,
      kind: 'dispute',
      purchase: vase as never,
      reason: '',
      until: '2027-03-31',
    });
    await hold(id, vase, '2027-03-31');
    const receipt = await app.call('customers.erase', { id: id as never });
    expect(receipt).toMatchObject({
      sales: { count: 2, until: '2027-01-01T00:00:00.000Z' },
      held: [{ kind: 'dispute', count: 1, until: '2027-03-31T23:59:59.999Z' }],
    });
    await app.call('retention.printSlip', { id: receipt.id, language: 'pl', paper: 'roll-80', to: 'pdf' });
    await app.call('retention.printReceipt', { id: receipt.id, paper: 'a4', to: 'pdf' });
    expect(app.ports.saved[0]?.page.document).toMatchObject({ kind: 'farewell', held: receipt.held });
    expect(JSON.stringify(app.ports.saved)).not.toMatch(/zephyrine|quillon|vase|a bill/i);
    expect(JSON.stringify(app.ports.saved[1])).toContain('Dispute: 1, without the person, until 31 March 2027');
    const kept = app.vault().db.prepare('SELECT at, amount_minor AS minor, keep_until AS until FROM sale');
    app.ports.setNow('2027-03-31T09:00:00.000Z');
    await app.call('monthend.done', {});
    expect(kept.all()).toEqual([{ at: '2026-05-04T00:00:00.000Z', minor: 1250, until: '2027-03-31T23:59:59.999Z' }]);
    app.ports.setNow('2027-04-01T09:00:00.000Z');
    await app.call('monthend.done', {});
    expect(kept.all()).toEqual([]);
  });
});
