import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf } from './card-in-hand.ts';

let app: TestApp;
let customerId: CustomerId;
beforeEach(async () => {
  app = await openTestApp();
  customerId = await aCustomer(app);
});
afterEach(() => app.close());

const aDay = 86_400_000;
const advice = () => app.call('consents.advice', { customerId });
const ending = (days = 60) => app.call('consents.ending', { days, offset: 0, limit: 100 });
async function answered(answer: 'yes' | 'no' | 'not-now' | 'skip', id = customerId) {
  await app.call('consents.record', answersTo(await cardOf(app, id), answer, answer === 'yes' ? ['email'] : []));
}

describe('asking again', () => {
  it('is free for somebody who was never asked, and for whom everything was skipped', async () => {
    expect(await advice()).toEqual({ ending: [], ended: [], waitUntil: null });
    await answered('skip');
    expect(await advice()).toEqual({ ending: [], ended: [], waitUntil: null });
  });

  it('waits a year after a no, and three months after a "not now"', async () => {
    await answered('not-now');
    expect((await advice()).waitUntil).toBe('2027-02-21T09:00:00.000Z');
    await answered('no');
    expect((await advice()).waitUntil).toBe('2027-11-23T09:00:00.000Z');
    app.ports.pass(366 * aDay);
    expect((await advice()).waitUntil).toBeNull();
  });

  it('does not take an unticked channel under a yes for a no', async () => {
    await answered('yes');
    expect(await advice()).toEqual({ ending: [], ended: [], waitUntil: null });
  });

  it('is due when a yes ends within sixty days, and when it has ended; nothing renews itself', async () => {
    await answered('yes');
    app.ports.setNow('2028-09-23T09:00:00.000Z');
    expect((await advice()).ending).toEqual([]);
    app.ports.setNow('2028-09-25T09:00:00.000Z');
    expect((await advice()).ending.map(({ channel }) => channel)).toEqual(['email', 'email']);
    app.ports.setNow('2028-11-23T09:00:00.000Z');
    expect((await advice()).ended.map(({ state }) => state)).toEqual(['ConsentExpired', 'ConsentExpired']);
  });
});

describe("the owner's list of what ends", () => {
  it('holds every yes that is live and ends in time, the first to end first', async () => {
    await answered('yes');
    app.ports.pass(10 * aDay);
    const later = await aCustomer(app);
    await answered('yes', later);
    expect(await ending()).toEqual({ total: 0, rows: [] });
    app.ports.setNow('2028-10-01T09:00:00.000Z');
    const { total, rows } = await ending(60);
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ customerId, displayName: 'Aroha Ngata', channel: 'email', purposeName: 'offers' });
    expect((await ending(90)).rows.map((row) => row.customerId)).toEqual([customerId, customerId, later, later]);
  });

  it('leaves out what was stopped, renewed or has ended', async () => {
    await answered('yes');
    app.ports.setNow('2028-10-01T09:00:00.000Z');
    await answered('yes');
    expect((await ending()).total).toBe(0);
    app.ports.setNow('2030-09-01T09:00:00.000Z');
    expect((await ending()).total).toBe(2);
    await app.call('consents.stop', { customerId, which: null });
    expect((await ending()).total).toBe(0);
  });
});

describe('how often people are asked', () => {
  it('is counted by week, for the shop as a whole', async () => {
    await answered('no');
    const skipped = await aCustomer(app);
    await answered('skip', skipped);
    await aCustomer(app);
    await aCustomer(app, true);
    const [week] = await app.call('consents.askedByWeek', {});
    expect(week).toEqual({ monday: '2026-11-23', here: 4, answered: 1, skipped: 1, notAsked: 1 });
  });

  it('does not count somebody again who answered in an earlier week', async () => {
    await answered('no');
    app.ports.pass(7 * aDay);
    await app.call('customers.recordVisit', { id: customerId });
    const weeks = await app.call('consents.askedByWeek', {});
    expect(weeks.slice(0, 2)).toEqual([
      { monday: '2026-11-30', here: 1, answered: 0, skipped: 0, notAsked: 0 },
      { monday: '2026-11-23', here: 1, answered: 1, skipped: 0, notAsked: 0 },
    ]);
    expect(weeks).toHaveLength(8);
  });

  it('does not count an adding that was taken back', async () => {
    await app.call('customers.undoAdd', { id: customerId });
    expect((await app.call('consents.askedByWeek', {}))[0]).toMatchObject({ here: 0, notAsked: 0 });
  });

  it('is for the owner, and says nothing about who served whom', async () => {
    app.as('Manager');
    await app.refused('call.not-allowed', 'consents.askedByWeek', {});
    app.as('Owner');
    const staff = app.state.unlocked?.session.staffId ?? '';
    expect(JSON.stringify(await app.call('consents.askedByWeek', {}))).not.toContain(staff);
  });
});
