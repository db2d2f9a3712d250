import { end, inPairs, start } from '../children.ts';
import { below, type FaultKind, sum } from '../fault-kind.ts';
import type { Lived } from '../history-child.ts';

const child = new URL('../history-child.ts', import.meta.url);
const most = 20;

/** Shops live through random days: people come, answer, go, are cleaned up; the book is closed and opened, copied and put back between. */
export const histories: FaultKind = {
  name: 'random histories',
  bar: 'random histories of adding, asking, erasing, cleaning up, backing up, putting back, closing and opening: nobody lost, nobody erased comes back, in rows or bytes',
  peers: 'none published',
  linuxOnly: false,
  async run({ long, random }) {
    const lots = long ? Array.from({ length: 1000 / most }, () => most) : [4, 4];
    const seeds = lots.map((count) => ({ count, seed: below(2 ** 31, random) }));
    return sum(
      await inPairs(seeds, async ({ count, seed }) => {
        const { said } = await end(start(child, [String(count), String(seed)]));
        return { tried: count, bad: (JSON.parse(said) as Lived).bad };
      }),
    );
  },
};
