import { readdirSync, rmSync } from 'node:fs';
import { checkBook } from '../book-check.ts';
import { inPairs } from '../children.ts';
import { type FaultKind, someOf } from '../fault-kind.ts';
import { callsOf, runUnder, salvage } from '../protocols.ts';
import { shopIn } from '../shop-acts.ts';

/** A salvage is killed at every call that changes the disk. The book is as damaged as before, or done; either way it opens in the end. */
export const killedSalvage: FaultKind = {
  name: 'killed salvage',
  bar: 'kill -9 at every changing call of a salvage: the damaged file is never lost, and another try brings everything back',
  peers: 'nobody publishes one; Signal Desktop offers to delete the data (#7975)',
  linuxOnly: true,
  async run(scale) {
    const { changes } = await callsOf(salvage);
    const kills = someOf(changes, 10, scale);
    const rounds = await inPairs(kills, async (killAt) => {
      const run = await runUnder(salvage, () => ({ killAt }));
      const bad = run.killed ? [] : ['the process lived'];
      const first = await checkBook(run.folder, run.testimony, ['vault.damaged']);
      bad.push(
        ...first.bad.filter((sentence) => first.answer !== 'vault.damaged' || !sentence.startsWith('left lying')),
      );
      if (first.answer === 'vault.damaged') {
        const shop = shopIn(run.folder, 700_000);
        shop.ports.setNow('2026-11-10T09:00:00.000Z');
        const outcome = await shop.perform({ do: 'salvage' });
        if (outcome !== 'ok') bad.push(`the next try ended as ${outcome}`);
        await shop.perform({ do: 'close' });
        bad.push(...(await checkBook(run.folder, run.testimony)).bad);
      }
      if (!readdirSync(run.folder).some((name) => name.startsWith('customers.vault.damaged-')))
        bad.push('the damaged file is gone');
      rmSync(run.top, { recursive: true });
      return bad.map((sentence) => `killed at call ${killAt}: ${sentence}`);
    });
    return { tried: kills.length, bad: rounds.flat() };
  },
};
