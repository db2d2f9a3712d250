import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkBook } from '../book-check.ts';
import { inPairs } from '../children.ts';
import { type FaultKind, someOf } from '../fault-kind.ts';
import { callsOf, eraseWithReserve, runUnder } from '../protocols.ts';

/** The disk is full for good from every call on, and only the reserve's removal makes room. Erasing works all the same. */
export const fullWithReserve: FaultKind = {
  name: 'full with a reserve',
  bar: 'disk full for good from every changing call on: the book opens, somebody is erased with nothing left of them, and what is saved next is saved',
  peers: 'nobody publishes that a full disk can be tidied',
  linuxOnly: true,
  async run(scale) {
    const { changes } = await callsOf(eraseWithReserve);
    const starts = [...new Set([1, ...someOf(changes, 8, scale)])];
    const rounds = await inPairs(starts, async (fullAt) => {
      const run = await runUnder(eraseWithReserve, () => ({ fullAt, roomIn: 'room.reserve' }));
      const { bad } = await checkBook(run.folder, run.testimony);
      const erased = run.testimony.find(({ act }) => act.do === 'erase')?.outcome;
      const all = [...bad];
      if (run.killed) all.push('the process died');
      if (erased !== 'ok') all.push(`erasing ended as ${erased}`);
      // Full from the first call on: then the reserve must be what made room.
      if (fullAt <= 3 && existsSync(join(run.folder, 'room.reserve'))) all.push('the reserve was not given up');
      rmSync(run.top, { recursive: true });
      return all.map((sentence) => `full from call ${fullAt} on: ${sentence}`);
    });
    return { tried: starts.length, bad: rounds.flat() };
  },
};
