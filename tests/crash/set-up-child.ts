import { createWriteStream } from 'node:fs';
import { killBeforeStep } from './step-killer.ts';

/** Sets up a vault in a folder, and dies before the step that it is told, or when its parent pleases. */
const [folder, at] = process.argv.slice(2) as [string, string];
const steps = killBeforeStep(Number(at));
const { lockedVault, addPerson } = await import('../vault/a-vault.ts');
const out = createWriteStream('', { fd: 1 });
await lockedVault((tx) => {
  out.write('seeding\n');
  for (let row = 1; row <= 400; row++) addPerson(tx, row, `Person ${row}`, `person${row}@wrzos.example`);
}, folder);
out.write(`steps ${steps()}\n`);
