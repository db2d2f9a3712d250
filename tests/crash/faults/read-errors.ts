import { type FaultKind, someOf, sum, waysAt } from '../fault-kind.ts';
import { callsOf, protocols } from '../protocols.ts';
import { tryFaults } from '../under-fault.ts';

/** The disk cannot be read at every call that reads it, once or a few times on end. */
export const readErrors: FaultKind = {
  name: 'read errors',
  bar: 'the disk fails to read at every reading call: said so, and nothing is repaired, recreated or lost',
  peers: 'SQLite tests this; Signal Desktop offers to delete the data (#7975)',
  linuxOnly: true,
  async run(scale) {
    const rounds = [];
    for (const protocol of protocols) {
      const { reads } = await callsOf(protocol);
      const faults = someOf(reads, 2, scale).flatMap((readAt, index) =>
        waysAt([{ readAt }, { readAt, readFor: 3 }], index, scale),
      );
      rounds.push(await tryFaults(protocol, faults, { mustBeKilled: false }));
    }
    return sum(rounds);
  },
};
