import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { checkBook } from '../book-check.ts';
import { end, startQuickly } from '../children.ts';
import { type FaultKind, sum, type Tried } from '../fault-kind.ts';
import { type Act, shopIn } from '../shop-acts.ts';
import { allWent, testimonyOf } from '../testimony.ts';

const shopChild = new URL('../shop-child.ts', import.meta.url);

/** Two starts at the same moment on one book. */
export const twoStarts: FaultKind = {
  name: 'two starts at once',
  bar: 'two starts at once: one opens, the other is told so and changes nothing; what the one saved is there',
  peers: 'none published',
  linuxOnly: false,
  async run({ long }) {
    // The loser waits five seconds for the winner to let go, so several races are run beside each other.
    const lanes = Array.from({ length: 8 }, (_, lane) => lane);
    const perLane = long ? 25 : 1;
    const rounds = await Promise.all(
      lanes.map(async (lane) => {
        const raced: Tried[] = [];
        for (let round = 0; round < perLane; round++) raced.push(await race(lane * perLane + round));
        return sum(raced);
      }),
    );
    return sum(rounds);
  },
};

async function race(round: number): Promise<Tried> {
  const top = temporaryFolder();
  const folder = join(top, 'shop');
  await shopIn(folder).perform({ do: 'set-up' });
  const runners = [101, 102].map((person) => {
    // The first to open stays until the other has had its answer, as a counter does.
    const acts: readonly Act[] = [{ do: 'open' }, { do: 'add', person }, { do: 'wait' }];
    return {
      acts,
      said: join(top, `said-${person}`),
      script: join(top, `acts-${person}.json`),
      firstId: person * 1000,
    };
  });
  for (const { acts, said, script } of runners) {
    writeFileSync(said, '');
    writeFileSync(script, JSON.stringify(acts));
  }
  const children = await Promise.all(
    runners.map(({ said, script, firstId }) => startQuickly(shopChild, [folder, said, script, String(firstId)])),
  );
  const ends = children.map((child) => end(child));
  await Promise.all(
    runners.map(async ({ said }) => {
      while (!/^< 1 /m.test(readFileSync(said, 'utf8'))) await new Promise((resolve) => setTimeout(resolve, 20));
    }),
  );
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(ends);
  const testimonies = runners.map(({ acts, said }) => testimonyOf(acts, readFileSync(said, 'utf8')));
  const opened = testimonies.map(([first]) => first?.outcome).sort();
  const bad =
    opened[0] === 'ok' && opened[1] === 'vault.in-use' ? [] : [`the two starts came to ${opened.join(' and ')}`];
  const checked = await checkBook(folder, [...allWent([{ do: 'set-up' }]), ...testimonies.flat()]);
  rmSync(top, { recursive: true });
  return { tried: 1, bad: [...bad, ...checked.bad].map((sentence) => `race ${round}: ${sentence}`) };
}
