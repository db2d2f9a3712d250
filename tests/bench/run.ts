import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mustRun, root } from '../../electron/dev/surroundings.ts';
import { backupFigures } from './backup.ts';
import { consentFigures } from './consent.ts';
import { costFigures } from './costs.ts';
import { type Figure, type Part, tableOf } from './figures.ts';
import { importFigures } from './imports.ts';
import { monthEndFigures } from './month-end.ts';
import { searchFigures } from './search.ts';
import { type BenchShop, benchShop } from './shop.ts';
import { unlockFigures } from './unlock.ts';
import { windowFigures } from './window.ts';

// `npm run bench`: every speed as a ratio to the bare database doing the same work in the same run. `--write` puts the
// table into the README, `--customers` and `--only` make it smaller.

const measurements: Readonly<Record<string, (shop: BenchShop) => Promise<readonly Figure[]>>> = {
  search: searchFigures,
  consent: consentFigures,
  unlock: unlockFigures,
  window: windowFigures,
  'month-end': monthEndFigures,
  backup: backupFigures,
  costs: costFigures,
  import: importFigures,
};

const { values } = parseArgs({
  options: {
    customers: { type: 'string', multiple: true, default: ['10000', '100000'] },
    only: { type: 'string', multiple: true, default: Object.keys(measurements) },
    write: { type: 'boolean', default: false },
  },
});

if (values.only.includes('window')) await mustRun('npm', ['run', '--silent', 'build']);
const parts: Part[] = [];
for (const size of values.customers) parts.push(await measure(Number(size)));
const machine = `Measured on ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB of memory.`;
const text = `${tableOf(parts)}\n\n${machine}`;
console.log(`\n${text}`);
if (values.write) {
  const readme = join(root, 'README.md');
  const page = readFileSync(readme, 'utf8');
  writeFileSync(
    readme,
    page.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, () => `<!-- bench -->\n${text}\n<!-- /bench -->`),
  );
}

/** Each measurement gets a shop of its own, because some of them change it. */
async function measure(customers: number): Promise<Part> {
  const figures: Figure[] = [];
  for (const name of values.only) {
    const work = measurements[name];
    if (work === undefined) throw new Error(`There is no measurement "${name}".`);
    const shop = await benchShop(customers);
    try {
      figures.push(...(await work(shop)));
      console.log(`${customers} customers: ${name} measured`);
    } finally {
      shop.remove();
    }
  }
  return { customers, figures };
}
