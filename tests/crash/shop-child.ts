import { appendFileSync, readFileSync } from 'node:fs';
import { type Act, shopIn } from './shop-acts.ts';

// Performs acts in a folder and writes down, beside the folder, what it is about to do and what it did: `> 3`, `< 3 ok`.
const [folder, said, script, firstId] = process.argv.slice(2) as [string, string, string, string];
const acts = JSON.parse(readFileSync(script, 'utf8')) as readonly Act[];
const shop = shopIn(folder, Number(firstId));
for (const [index, act] of acts.entries()) {
  appendFileSync(said, `> ${index}\n`);
  appendFileSync(said, `< ${index} ${await shop.perform(act)}\n`);
  if (index === 0) process.stdout.write('begun\n');
}
// A core that is told to end ends, whatever state its vault is in.
process.exitCode = 0;
