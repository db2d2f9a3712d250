import { randomBytes } from 'node:crypto';
import { shippedKeyCost } from '../../electron/app/key-cost.ts';
import { openDatabase } from '../../electron/database/open-database.ts';
import { stretch } from '../../electron/vault/key-wrap.ts';
import { type Figure, timed, timesOf } from './figures.ts';
import type { BenchShop } from './shop.ts';

const times = 5;

/** The steps of unlocking. Looking at every page first is ours; a bare database would open without it. */
export async function unlockFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const salt = randomBytes(16);
  const by = { m: shippedKeyCost.memoryKiB, t: shippedKeyCost.passes, p: shippedKeyCost.lanes, salt };
  const derive = await repeated(() => stretch('seven quiet herons wade at dusk', by));
  const plainOpen = await repeated(() => openDatabase(shop.database, shop.key, { waitMs: 0, check: false }).close());
  const checked = await repeated(() => openDatabase(shop.database, shop.key, { waitMs: 0, check: true }).close());
  const whole = await repeated(async () => (await shop.open()).close());
  return [
    { what: 'unlock: passphrase to key (Argon2id)', ours: timesOf(derive) },
    { what: 'unlock: open the file', ours: timesOf(plainOpen) },
    { what: 'unlock: look at every page', ours: timesOf(checked), bare: timesOf(plainOpen) },
    { what: 'unlock: all but the key, to the counter and back', ours: timesOf(whole), bare: timesOf(plainOpen) },
  ];
}

async function repeated(work: () => unknown): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let index = 0; index < times; index += 1) measured.push((await timed(work))[0]);
  return measured;
}
