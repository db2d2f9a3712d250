import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';
import { addLastSeen, confirmationOf, listEverybodyDue, namesIn } from './let-go.ts';

let app: TestApp;
const again: TestApp[] = [];
afterEach(() => {
  app.close();
  for (const one of again.splice(0)) one.close();
});

const long = '2020-01-01T00:00:00.000Z';

it('killed anywhere in a clean-up, the next start has the list as it was confirmed, or says that people are gone without a receipt, or is finished', async () => {
  const ports = fakePorts();
  const kills = new Map<string, { readonly step: string; readonly folder: string }>();
  app = await openTestApp({
    ports: {
      ...ports,
      tell(event, payload) {
        if (event !== 'progress') return;
        const { step, done } = payload as { readonly step: string; readonly done: number };
        const moment = `${step} ${done}`;
        if (!kills.has(moment)) kills.set(moment, { step, folder: copyOf(ports.folder) });
      },
    },
  });
  await addLastSeen(app, 'Quillon Zephyrine', 'quillon@example.org', long);
  await addLastSeen(app, 'Jo Moss', 'jo@example.org', long);
  await addLastSeen(app, 'Ada Fern', 'ada@example.org', '2026-11-20T00:00:00.000Z');
  const confirmed = await listEverybodyDue(app);
  await app.call('retention.cleanUp', confirmed);

  const ends: string[] = [];
  for (const { step, folder } of kills.values()) {
    const next = testAppBeforeSetUp(fakePorts({ folder, now: app.ports.now(), firstId: 5000 }));
    again.push(next);
    await next.call('vault.unlock', { passphrase: testPassphrase });
    const [list, unfinished] = [await next.call('retention.list', {}), await next.call('retention.unfinished', {})];
    if (list !== null) {
      // Nothing was removed, and the list can be let go as it was confirmed.
      expect(unfinished).toBeNull();
      expect(namesIn(next)).toEqual(['Ada Fern', 'Jo Moss', 'Quillon Zephyrine']);
      expect(await confirmationOf(next)).toEqual(confirmed);
      expect(await next.call('retention.cleanUp', confirmed)).toMatchObject({ removed: 2, interrupted: false });
      ends.push(`${step}: stands`);
    } else if (unfinished === null) {
      expect((await next.call('retention.receipts', {}))[0]).toMatchObject({ removed: 2, interrupted: false });
      ends.push(`${step}: finished`);
    } else {
      // Everybody on it is gone; the page says so, and writes the receipt that claims no search.
      expect(unfinished).toMatchObject({ canSearch: false, place: null });
      expect(await next.call('retention.finish', {})).toMatchObject({ removed: 2, interrupted: true });
      ends.push(`${step}: to be finished`);
    }
    expect(namesIn(next)).toEqual(['Ada Fern']);
    expect(await next.call('retention.unfinished', {})).toBeNull();
    expect(await next.call('retention.receipts', {})).toHaveLength(1);
    expect(await next.call('journal.verify', {})).toMatchObject({ kind: 'whole' });
  }
  expect(ends).toEqual([
    'removing: stands',
    'tidying: stands',
    'shrinking: stands',
    'checking: to be finished',
    'checking: finished',
  ]);
});

/** What a process that is killed now leaves behind; by another process, because closing the file here would drop its lock. */
function copyOf(folder: string): string {
  const copy = join(temporaryFolder(), 'copy');
  // A file that is just being removed may be gone before its turn: a kill leaves it or not, too.
  spawnSync('cp', ['-r', folder, copy]);
  return copy;
}
