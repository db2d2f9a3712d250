import { rmSync } from 'node:fs';
import { checkBook } from './book-check.ts';
import { inPairs } from './children.ts';
import type { Tried } from './fault-kind.ts';
import { type Protocol, runUnder } from './protocols.ts';
import type { Fault } from './shim.ts';

/** Runs a protocol once for each fault and looks at each book afterwards, with the fault gone. */
export async function tryFaults(
  protocol: Protocol,
  faults: readonly Fault[],
  { mustBeKilled }: { readonly mustBeKilled: boolean },
): Promise<Tried> {
  const rounds = await inPairs(faults, async (fault) => {
    const run = await runUnder(protocol, () => fault);
    const { bad } = await checkBook(run.folder, run.testimony);
    const all = run.killed === mustBeKilled ? bad : [...bad, `the process ${run.killed ? 'died' : 'lived'}`];
    rmSync(run.top, { recursive: true });
    return all.map((sentence) => `${protocol.name} ${JSON.stringify(fault)}: ${sentence}`);
  });
  return { tried: faults.length, bad: rounds.flat() };
}
