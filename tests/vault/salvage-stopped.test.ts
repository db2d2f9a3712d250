import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Progress } from '../../shared/foundation/channel.ts';
import { shopIn } from '../crash/shop-acts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testPassphrase } from '../support/test-shop.ts';

const people = 120;

/** A closed book in which the second page of people is spoilt. */
async function damagedBook(folder: string): Promise<void> {
  const shop = shopIn(folder);
  await shop.perform({ do: 'set-up' });
  await shop.perform({ do: 'open' });
  for (let person = 1; person <= people; person += 1) await shop.perform({ do: 'add', person });
  const find = "SELECT pageno FROM dbstat WHERE name = 'customer' AND pagetype = 'leaf' LIMIT 1 OFFSET 1";
  const page = shop.state.unlocked?.vault.db.prepare(find).pluck().get() as number;
  await shop.perform({ do: 'close' });
  const file = openSync(join(folder, 'customers.vault'), 'r+');
  writeSync(file, Buffer.alloc(200, 0x5a), 0, 200, (page - 1) * 4096 + 1000);
  closeSync(file);
}

it('a salvage is told of while it is read, rows and all; stopped at any step it leaves the book as it was, and can be begun again', async () => {
  const folder = temporaryFolder();
  await damagedBook(folder);
  const contents = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]);
  const before = contents();
  const shop = shopIn(folder, 500_000);
  const told = () =>
    shop.ports.heard.flatMap(({ event, payload }) => (event === 'progress' ? [payload as Progress] : []));
  const passphrase = testPassphrase;
  for (const step of ['checking', 'copying', 'reading', 'tidying']) {
    shop.ports.heard.length = 0;
    const salvaging = shop.ask('vault.salvage', { passphrase });
    while (!told().some((one) => one.step === step)) await new Promise(setImmediate);
    await shop.ask('vault.stopSalvage', {});
    expect(await salvaging, step).toEqual({ kind: 'stopped' });
    expect(contents()).toEqual(before);
  }
  expect(told().some((one) => one.step === 'writing')).toBe(false);
  shop.ports.heard.length = 0;
  expect(await shop.ask('vault.salvage', { passphrase })).toMatchObject({ kind: 'salvaged' });
  const done = told().map((one) => one.done);
  expect(done).toEqual([...done].sort((one, other) => one - other));
  expect(told()).toContainEqual({
    task: 'salvage',
    step: 'reading',
    done: expect.any(Number) as number,
    total: 1000,
    rows: { table: 'customer', done: 0, total: people },
  });
  expect(await shop.ask('vault.stopSalvage', {})).toBe(null);
  await shop.perform({ do: 'close' });
});
