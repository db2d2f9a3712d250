import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customers/model.ts';
import { add } from '../customers/people.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { boughtBy, bringIn, check, plainPurchases } from './import-file.ts';

let app: TestApp;
let anna: Customer;
beforeEach(async () => {
  app = await openTestApp();
  anna = await add(app, 'Anna Fielding', 'anna@example.org');
});
afterEach(() => app.close());

describe('a file of purchases', () => {
  it('is taken back as a whole, and last visits are again what they were, unless somebody came since', async () => {
    const bo = await add(app, 'Bo Lane', 'bo@example.org');
    app.ports.setNow('2026-12-24T09:00:00.000Z');
    const later = plainPurchases.replaceAll('2026-11-20', '2026-12-01').concat('\n2026-12-02,bo@example.org,Moss,1,3');
    const before = await boughtBy(app, anna);
    const { id } = await bringIn(app, later);
    expect((await boughtBy(app, anna)).lastContactAt).toBe('2026-12-01T12:00:00.000Z');
    await app.call('customers.recordVisit', { id: bo.id });
    expect(await app.call('imports.undoPreview', { id })).toEqual({ leaving: 4, staying: 0, names: [] });
    expect(await app.call('imports.undo', { id })).toMatchObject({ state: 'gone', here: 0 });
    expect(await boughtBy(app, anna)).toEqual(before);
    expect(await boughtBy(app, bo)).toEqual({ bought: [], lastContactAt: '2026-12-24T09:00:00.000Z' });
    await bringIn(app, later);
    expect((await boughtBy(app, anna)).bought).toHaveLength(3);
    app.ports.setNow('2027-02-24T09:00:00.000Z');
    await app.refused('imports.undo-too-late', 'imports.undo', { id: (await app.call('imports.past', {}))[0]?.id });
  });

  it('is taken back as a whole, refunds too, also after the buyer was merged; undoing that gives back two people without them', async () => {
    app.ports.setNow('2026-11-24T09:00:00.000Z');
    const twin = await add(app, 'Anna Twin', 'twin@example.org');
    const before = await boughtBy(app, twin);
    const file = `Date,Email,Item,Amount,Refunded,Order\n2026-11-24,anna@example.org,Roses,12,5,7\n2026-11-20,twin@example.org,Moss,3,,`;
    const { id, here } = await bringIn(app, file);
    expect(here).toBe(3);
    const merge = await app.call('merges.merge', {
      keep: twin.id,
      gone: anna.id,
      choice: { displayName: 'keep', language: 'keep', note: 'keep' },
      contactPoints: [twin, anna].flatMap(({ contactPoints }) => contactPoints.map((point) => point.id)),
    });
    expect((await boughtBy(app, twin)).bought.map(([, what, minor]) => [what, minor])).toEqual([
      ['Moss', 300],
      ['Refund, order 7', -500],
      ['Roses', 1200],
    ]);
    expect((await check(app, file)).counts).toMatchObject({ new: 0, same: 3 });
    expect(await app.call('imports.undo', { id })).toMatchObject({ state: 'gone', here: 0 });
    // The day of the one who was in touch last must not become the earlier one of the other.
    const { bought, lastContactAt } = await boughtBy(app, twin);
    expect([bought, String(lastContactAt) >= String(before.lastContactAt)]).toEqual([[], true]);
    await app.call('merges.undo', { id: merge.id });
    expect(await boughtBy(app, twin)).toEqual(before);
    expect((await boughtBy(app, anna)).bought).toEqual([]);
  });
});
