import { type FaultKind, someOf, sum, waysAt } from '../fault-kind.ts';
import { callsOf, protocols } from '../protocols.ts';
import { tryFaults } from '../under-fault.ts';

/** The power goes at every call that changes the disk, of every protocol; of a write either nothing or half arrives. */
export const killAtEveryCall: FaultKind = {
  name: 'killed at every call',
  bar: 'kill -9 at every changing call of every protocol, writes also half done: nothing saved is lost, nothing is half done',
  peers: 'SQLite does this with a test file system; no desktop vault publishes a count',
  linuxOnly: true,
  async run(scale) {
    const rounds = [];
    for (const protocol of protocols) {
      const { changes } = await callsOf(protocol);
      const faults = someOf(changes, 2, scale).flatMap((killAt, index) =>
        waysAt([{ killAt, torn: true }, { killAt }], index, scale),
      );
      rounds.push(await tryFaults(protocol, faults, { mustBeKilled: true }));
    }
    return sum(rounds);
  },
};
