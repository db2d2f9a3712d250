import { type FaultKind, someOf, sum, waysAt } from '../fault-kind.ts';
import { callsOf, protocols } from '../protocols.ts';
import { tryFaults } from '../under-fault.ts';

/** The disk is full from every call on, once or for good. */
export const diskFull: FaultKind = {
  name: 'disk full',
  bar: 'disk full at every changing call, once and for good: said so, nothing saved is lost, nothing is half done',
  peers: 'KeePassXC has an open issue where a full disk truncated the database (#12149)',
  linuxOnly: true,
  async run(scale) {
    const rounds = [];
    for (const protocol of protocols) {
      const { changes } = await callsOf(protocol);
      const faults = someOf(changes, 2, scale).flatMap((fullAt, index) =>
        waysAt([{ fullAt }, { fullAt, fullFor: 1 }], index, scale),
      );
      rounds.push(await tryFaults(protocol, faults, { mustBeKilled: false }));
    }
    return sum(rounds);
  },
};
