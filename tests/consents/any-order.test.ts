import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsentState } from '../../shared/consents/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { aCustomer, answersTo, cardOf, stored } from './card-in-hand.ts';

const aDay = 86_400_000;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** What may happen to one person's consent to one thing, in any order. */
const acts = [
  'yes',
  'no',
  'not-now',
  'skip',
  'stop',
  'stop-by-code',
  'merged-no',
  'paper-yes',
  'imported',
  'publish',
  'a-year',
  'clock-back',
  'clock-leaps',
] as const;
type Act = (typeof acts)[number];

/** The plainest account of where offers by e-mail stand: no store, no clock values, one step after the other. */
type Naive = { readonly state: ConsentState; readonly until: string | null; readonly hasCode: boolean };

function afterwards(before: Naive, act: Act, now: string, until: string): Naive {
  const live = isLive(before, now);
  switch (act) {
    case 'yes':
      return { state: live ? 'RenewedConsentGiven' : 'ConsentGiven', until, hasCode: true };
    case 'stop-by-code':
      // There is a code from the first yes on, and not before.
      return before.hasCode ? afterwards(before, 'stop', now, until) : before;
    case 'no':
    case 'stop':
    case 'merged-no':
      return { ...before, state: live ? 'ConsentWithdrawn' : 'ConsentRefused', until: null };
    case 'not-now': {
      const undecided = before.until !== null ? !live : ['NotAsked', 'ConsentUnknown'].includes(before.state);
      return undecided ? { ...before, state: 'ConsentRequestDeferred', until: null } : before;
    }
    case 'imported':
      return before.state === 'NotAsked' ? { ...before, state: 'ConsentUnknown', until: null } : before;
    case 'skip':
    case 'publish':
    case 'a-year':
    case 'clock-back':
    case 'clock-leaps':
    case 'paper-yes':
      return before;
  }
}

function isLive({ state, until }: Pick<Naive, 'state' | 'until'>, now: string): boolean {
  return (state === 'ConsentGiven' || state === 'RenewedConsentGiven') && until !== null && now < until;
}

async function happens(act: Act, customerId: CustomerId): Promise<void> {
  switch (act) {
    case 'yes':
    case 'no':
    case 'not-now':
    case 'skip':
      await app.call('consents.record', answersTo(await cardOf(app, customerId), act, act === 'yes' ? ['email'] : []));
      return;
    case 'stop':
      await app.call('consents.stop', { customerId, which: null });
      return;
    case 'stop-by-code': {
      const { stopCode } = await app.call('consents.summary', { customerId });
      if (stopCode !== null) await app.call('consents.stopByCode', { code: stopCode, which: null });
      return;
    }
    case 'imported':
      write(customerId, 'ConsentUnknown', 'import');
      return;
    case 'merged-no': {
      // The stricter of two records of one person.
      const { agreed } = await app.call('consents.summary', { customerId });
      write(customerId, agreed.some(isOffersByEmail) ? 'ConsentWithdrawn' : 'ConsentRefused', 'merge');
      return;
    }
    case 'publish':
      await app.call('shop.change', {
        name: `Fern ${app.ports.newId().slice(-4)}`,
        address: 'A',
        contact: 'B',
        accent: '#2e6b57',
        idleSeconds: 60,
      });
      await app.call('notices.publish', {});
      return;
    case 'a-year':
      app.ports.pass(400 * aDay);
      return;
    case 'clock-back':
      app.ports.pass(-3 * aDay);
      return;
    case 'clock-leaps':
      app.ports.setNow(new Date(Date.parse(app.ports.now()) + 3000 * aDay).toISOString());
      return;
    case 'paper-yes': {
      // Signed today: what was decided on the same day stands.
      const sheet = await app.call('consents.printSheets', {
        language: 'en',
        format: 'sheet-a5',
        copies: 1,
        to: 'pdf',
      });
      if (sheet.kind !== 'done') throw new Error('no sheet');
      const number = sheet.numbers[0] ?? 0;
      const card = await app.call('consents.sheetCard', { customerId, number });
      const how = { method: 'paper', sheet: number, answeredOn: app.ports.now().slice(0, 10) } as const;
      await app.call('consents.record', { ...answersTo(card, 'yes', ['email']), how });
      return;
    }
  }
}

function write(customerId: CustomerId, state: ConsentState, method: 'import' | 'merge'): void {
  app.vault().transaction((tx) =>
    tx
      .prepare(
        `INSERT INTO consent_event (id, customer_row, purpose, channel, state, method, staff_id, role, device_id,
           after_payment, at, hlc)
         SELECT ?, row, 'offers', 'email', ?, ?, 's', 'Owner', 'd', 0, ?, ? FROM customer WHERE id = ?`,
      )
      .run(app.ports.newId(), state, method, app.ports.now(), nextHlc(), customerId),
  );
}

function nextHlc(): string {
  const last = app.vault().db.prepare('SELECT max(hlc) FROM consent_event').pluck().get() as string | null;
  return `${last ?? '000000000000-0000-x'}+`;
}

it('any order of answers, stops, imports, notices and clocks has one answer, and nothing written ever changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 9 }), async (order) => {
      const customerId = await aCustomer(app);
      let naive: Naive = { state: 'NotAsked', until: null, hasCode: false };
      let before = stored(app);
      for (const act of order) {
        const line = (await app.call('consents.summary', { customerId })).agreed.find(isOffersByEmail);
        await happens(act, customerId);
        const after = stored(app);
        const kept = new Map(after.map((row) => [row.id, JSON.stringify(row)]));
        for (const row of before) expect(kept.get(row.id)).toBe(JSON.stringify(row));
        for (const row of after) {
          if (String(row.state).endsWith('Given'))
            expect([row.wording, row.notice_id, row.valid_until]).not.toContain(null);
          if (!before.some(({ id }) => id === row.id)) expect(row.at).toBe(app.ports.now());
        }
        before = after;
        const { agreed, others } = await app.call('consents.summary', { customerId });
        const now = [...agreed, ...others].find(isOffersByEmail);
        if (act === 'paper-yes') {
          // On the day of a decision a paper adds no yes; it never takes one away.
          if (line !== undefined) expect(agreed.find(isOffersByEmail)).toBeDefined();
          const { stopCode } = await app.call('consents.summary', { customerId });
          naive = {
            state: now?.state ?? 'NotAsked',
            until: now?.validUntil ?? null,
            hasCode: stopCode !== null,
          };
          continue;
        }
        naive = afterwards(naive, act, app.ports.now(), now?.validUntil ?? '');
        const ended = naive.until !== null && !isLive(naive, app.ports.now());
        expect(now?.state, order.join(', ')).toBe(ended ? 'ConsentExpired' : naive.state);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);

function isOffersByEmail({ purpose, channel }: { readonly purpose: string; readonly channel: string }): boolean {
  return purpose === 'offers' && channel === 'email';
}
