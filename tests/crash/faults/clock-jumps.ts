import { rmSync } from 'node:fs';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { below, type FaultKind, type Scale } from '../fault-kind.ts';
import { type Act, personOf, shopIn } from '../shop-acts.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-01-10T09:00:00.000Z');

/** The computer's clock leaps: a dead battery, a typed year, daylight saving, a restored image. */
export const clockJumps: FaultKind = {
  name: 'clock jumps',
  bar: 'the clock leaps back or ahead: the owner is asked first, nobody is removed by it, the journal keeps its order',
  peers: 'none published',
  linuxOnly: false,
  async run(scale) {
    const leaps = [...fixedLeaps, ...Array.from({ length: scale.long ? 90 : 10 }, () => randomLeap(scale))];
    const bad: string[] = [];
    for (const leap of leaps) {
      const sentences = await after(leap);
      bad.push(...sentences.map((sentence) => `${(leap / dayMs).toFixed(2)} days: ${sentence}`));
    }
    return { tried: leaps.length, bad };
  },
};

const fixedLeaps = [-30 * 365, -365, -3, -1, -1 / 24, -5 / 1440, 1 / 24, 1, 3, 365, 30 * 365, 73 * 365].map(
  (days) => days * dayMs,
);

function randomLeap({ random }: Scale): number {
  return (below(60_000, random) - 30_000) * dayMs + below(dayMs, random);
}

async function after(leap: number): Promise<readonly string[]> {
  const bad: string[] = [];
  const folder = temporaryFolder();
  const shop = shopIn(folder);
  const at = (ms: number): Act => ({ do: 'clock', to: new Date(ms).toISOString() });
  for (const act of [at(start), { do: 'set-up' }, { do: 'open' }, { do: 'add', person: 1 }, { do: 'close' }] as const) {
    const outcome = await shop.perform(act);
    if (outcome !== 'ok') bad.push(`${act.do} ended as ${outcome}`);
  }
  await shop.perform(at(start + leap));
  const expected = leap < -10 * 60_000 ? 'asks clock-behind' : leap > 366 * dayMs ? 'asks clock-ahead' : 'ok';
  const answer = await shop.perform({ do: 'open' });
  if (answer !== expected) bad.push(`the book answers ${answer}`);
  if (answer !== 'ok') {
    for (const act of [{ do: 'add', person: 2 }, { do: 'clean-up' }] as const) {
      const outcome = await shop.perform(act);
      if (outcome !== 'vault.unsettled') bad.push(`${act.do} is let through: ${outcome}`);
    }
    await shop.perform({ do: 'settle' });
  }
  // The owner's word is enough to go on, and the journal still follows line by line.
  const added = await shop.perform({ do: 'add', person: 3 });
  if (added !== 'ok') bad.push(`nothing can be added: ${added}`);
  const { kind } = await shop.ask('journal.verify', {});
  if (kind !== 'whole') bad.push('the journal is broken');
  const names =
    shop.state.unlocked?.vault.db.prepare('SELECT display_name FROM customer ORDER BY row').pluck().all() ?? [];
  if (names.join() !== [personOf(1).name, personOf(3).name].join()) bad.push(`in the book: ${names.join()}`);
  const stamps = shop.state.unlocked?.vault.db
    .prepare('SELECT hlc FROM journal ORDER BY seq')
    .pluck()
    .all() as string[];
  if (stamps.some((stamp, index) => index > 0 && stamp <= (stamps[index - 1] as string))) bad.push('the order is lost');
  await shop.perform({ do: 'close' });
  rmSync(folder, { recursive: true });
  return bad;
}
