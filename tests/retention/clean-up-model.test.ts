import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { endOfRule } from '../../electron/retention/reasons.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';
import { addLastSeen, confirmationOf, dayLong, namesIn } from './let-go.ts';

let app: TestApp;
afterEach(() => app.close());

describe('the clean-up', () => {
  it('agrees with a naive model for any last contacts and any rule', async () => {
    app = await openTestApp();
    const day = fc.date({
      min: new Date('2016-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(day, { nil: null }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 120 }),
        async (days, months) => {
          app.vault().transaction((tx) => {
            tx.prepare("INSERT INTO meta (key, value) VALUES ('purge_pending', 'test')").run();
            tx.prepare('DELETE FROM customer').run();
            tx.prepare("DELETE FROM meta WHERE key = 'purge_pending'").run();
          });
          for (const [index, one] of days.entries())
            await addLastSeen(app, `Person number ${index}`, `person${index}@example.org`, one?.toISOString() ?? null);
          await app.call('retention.changeRule', { months });
          const { keeping } = await app.call('datamap.show', {});
          const rule = keeping.find(({ field }) => field === 'name');
          if (rule === undefined) throw new Error('no rule for the name');
          const createdAt = app.ports.now();
          const stays = (one: Date | null) =>
            (endOfRule(rule, { ...nobody, createdAt, lastContactAt: one?.toISOString() ?? null }) ?? '') > createdAt;
          const staying = days.flatMap((one, index) => (stays(one) ? [`Person number ${index}`] : []));
          const preview = await app.call('retention.preview', {});
          expect(preview.going).toBe(days.length - staying.length);
          app.ports.setNow(createdAt);
          if (preview.going > 0) {
            await app.call('retention.letGo', { token: preview.token, typed: String(preview.going) });
            app.ports.pass(7 * dayLong);
            await app.call('retention.cleanUp', await confirmationOf(app));
            app.ports.setNow(createdAt);
          }
          expect(namesIn(app)).toEqual(staying);
        },
      ),
      { numRuns: 12 },
    );
  });
});

const nobody = {
  lastPurchaseAt: null,
  caseClosedAt: null,
  sheetTypedAt: null,
  consentEnds: new Map<string, string>(),
  has: new Set(['name']),
  eachPurchaseHeld: false,
  holds: [],
};
