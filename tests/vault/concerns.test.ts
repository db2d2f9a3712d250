import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { clockConcern } from '../../electron/vault/concerns.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp, type TestApp, testAppBeforeSetUp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';

let app: TestApp;
afterEach(() => app.close());

const anybody = { displayName: 'Ada Fern', contact: 'ada@example.org', language: 'en', underSixteen: false };

/** Closes the shop, does something to its folder, and opens it again at another time. */
async function reopened(at: string, meanwhile: (folder: string) => void = () => {}): Promise<void> {
  const { folder } = app.ports;
  app.close();
  meanwhile(folder);
  app = testAppBeforeSetUp(fakePorts({ folder, now: at, firstId: 5000 }));
  await app.call('vault.unlock', { passphrase: testPassphrase });
}

async function asked(): Promise<readonly unknown[]> {
  const { vault } = await app.call('vault.start', {});
  if (vault.kind !== 'unlocked') throw new Error('the book is not open');
  return vault.concerns;
}

function acts(): readonly string[] {
  return app.vault().db.prepare('SELECT act FROM journal ORDER BY seq DESC LIMIT 2').pluck().all() as string[];
}

describe('a clock that leaps', () => {
  it('back is asked about, nothing else gets through, and the owner’s answer is in the journal', async () => {
    app = await openTestApp();
    await reopened('2026-11-20T09:00:00.000Z');
    expect(await asked()).toEqual([
      { kind: 'clock-behind', newest: '2026-11-23T09:00:00.000Z', now: '2026-11-20T09:00:00.000Z' },
    ]);
    await app.refused('vault.unsettled', 'customers.add', anybody);
    await app.refused('vault.unsettled', 'retention.preview', {});
    app.as('Counter');
    await app.refused('call.not-allowed', 'vault.settle', {});
    app.as('Owner');
    await app.call('vault.settle', {});
    expect(acts()).toEqual(['vault.unlocked', 'clock.confirmed']);
    await app.call('customers.add', anybody);
  });

  it('more than a year ahead is asked about; a long holiday is not', async () => {
    app = await openTestApp();
    await reopened('2027-11-20T09:00:00.000Z');
    expect(await asked()).toEqual([]);
    await reopened('2029-01-01T09:00:00.000Z');
    expect(await asked()).toMatchObject([{ kind: 'clock-ahead' }]);
  });

  it('by minutes, as systems set their clocks, is nobody’s concern', () => {
    const newest = '2026-11-23T09:00:00.000Z';
    expect(clockConcern(newest, '2026-11-23T08:50:00.000Z')).toBeNull();
    expect(clockConcern(newest, '2026-11-23T08:49:59.999Z')).toMatchObject({ kind: 'clock-behind' });
    expect(clockConcern(newest, '2027-11-24T09:00:00.000Z')).toBeNull();
    expect(clockConcern(newest, '2027-11-24T09:00:00.001Z')).toMatchObject({ kind: 'clock-ahead' });
  });
});

describe('an older copy of the book', () => {
  it('is named with what it misses, and the owner may go on with it', async () => {
    app = await openTestApp();
    const kept = join(temporaryFolder(), 'copy');
    await reopened('2026-11-23T10:00:00.000Z', (folder) => copyFileSync(filesIn(folder).database, kept));
    await app.call('customers.add', anybody);
    await reopened('2026-11-23T11:00:00.000Z', (folder) => copyFileSync(kept, filesIn(folder).database));
    expect(await asked()).toEqual([{ kind: 'older-copy', missing: 2, seenUntil: '2026-11-23T10:00:00.000Z' }]);
    await app.call('vault.settle', {});
    expect(acts()).toEqual(['vault.unlocked', 'book.older-copy']);
    await reopened('2026-11-23T12:00:00.000Z');
    expect(await asked()).toEqual([]);
  });

  it('that was gone on with until it was as long is not taken for the right one', async () => {
    app = await openTestApp();
    const kept = join(temporaryFolder(), 'copy');
    await reopened('2026-11-23T10:00:00.000Z', (folder) => copyFileSync(filesIn(folder).database, kept));
    const witness = join(temporaryFolder(), 'witness');
    const other = join(temporaryFolder(), 'other');
    await reopened('2026-11-23T11:00:00.000Z', (folder) => copyFileSync(filesIn(folder).witness, witness));
    await reopened('2026-11-23T12:00:00.000Z', (folder) => {
      copyFileSync(kept, filesIn(folder).database);
      rmSync(filesIn(folder).witness);
    });
    await app.call('customers.add', anybody);
    await reopened('2026-11-23T13:00:00.000Z', (folder) => {
      copyFileSync(filesIn(folder).database, other);
      copyFileSync(witness, filesIn(folder).witness);
    });
    expect(await asked()).toMatchObject([{ kind: 'older-copy', missing: 1 }]);
  });

  it('is not suspected where there is no witness, or one that somebody else wrote', async () => {
    app = await openTestApp();
    await reopened('2026-11-23T10:00:00.000Z', (folder) => rmSync(filesIn(folder).witness));
    expect(await asked()).toEqual([]);
    expect(existsSync(filesIn(app.ports.folder).witness)).toBe(true);
    await reopened('2026-11-23T11:00:00.000Z', (folder) => writeFileSync(filesIn(folder).witness, 'x'.repeat(1024)));
    expect(await asked()).toEqual([]);
  });
});
