import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesIn } from '../../electron/vault/files.ts';
import { openReserve, roomIn } from '../../electron/vault/reserve.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { openTestApp } from '../support/open-test-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const full = () => {
  throw new Refusal('vault.disk-full');
};

test('the reserve is at least as large as wished, two and a half times as large as the book, and never made where the disk is short of room', async () => {
  const ports = { ...fakePorts(), leastReserve: 300_000 };
  const app = await openTestApp({ ports });
  const files = filesIn(ports.folder);
  await app.vault().keepReserve(300_000);
  const book = statSync(files.database).size;
  expect(statSync(files.reserve).size).toBe(Math.max(300_000, Math.ceil(2.5 * book)));
  expect(await app.call('vault.start', {})).toMatchObject({ room: 'enough' });
  await app.vault().keepReserve(10_000_000);
  expect(statSync(files.reserve).size).toBe(10_000_000);
  app.close();

  const elsewhere = filesIn(temporaryFolder());
  expect(roomIn(elsewhere, Number.MAX_SAFE_INTEGER)).toBe('little');
  await openReserve(elsewhere).keep(Number.MAX_SAFE_INTEGER);
  expect(existsSync(elsewhere.reserve)).toBe(false);
});

test('it is given up once, for what was refused for want of room, and for nothing else', async () => {
  const files = filesIn(temporaryFolder());
  const reserve = openReserve(files);
  await reserve.keep(100_000);
  expect(() =>
    reserve.spend(() => {
      throw new Refusal('vault.damaged');
    }),
  ).toThrow('vault.damaged');
  expect(existsSync(files.reserve)).toBe(true);
  let tries = 0;
  const value = reserve.spend(() => {
    tries += 1;
    return existsSync(files.reserve) ? full() : 'done';
  });
  expect([value, tries]).toEqual(['done', 2]);
  expect(() => reserve.spend(full)).toThrow('vault.disk-full');
  await reserve.keep(100_000);
  expect(statSync(files.reserve).size).toBe(100_000);
});

test('what makes it longer stops when it is given up or the book is closed', async () => {
  const files = filesIn(temporaryFolder());
  const reserve = openReserve(files);
  const growing = reserve.keep(64 << 20);
  reserve.stop();
  await growing;
  expect(existsSync(files.reserve) ? statSync(files.reserve).size : 0).toBeLessThan(64 << 20);
});

test('what leads to making room is done on the reserve, and nothing else is', async () => {
  const app = await openTestApp();
  const files = filesIn(app.ports.folder);
  const vault = app.vault();
  await vault.keepReserve(100_000);
  const { unlocked } = app.state;
  if (unlocked === null) throw new Error('the shop is locked');
  const transaction: typeof vault.transaction = (work) =>
    existsSync(files.reserve) ? full() : vault.transaction(work);
  app.state.unlocked = { ...unlocked, vault: { ...vault, transaction } };
  const somebody = { displayName: 'Ida', contact: '', language: 'en', underSixteen: false } as const;
  await app.refused('vault.disk-full', 'customers.add', somebody);
  expect(existsSync(files.reserve)).toBe(true);
  const stale = { token: 'a'.repeat(64), typed: '1' };
  await app.refused('retention.preview-changed', 'retention.letGo', stale);
  expect(existsSync(files.reserve)).toBe(false);
  app.close();
});
