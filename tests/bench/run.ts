import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mustRun, root } from '../../electron/dev/surroundings.ts';
import { backupFigures } from './backup.ts';
import { busyWindows } from './busy-window.ts';
import { consentFigures } from './consent.ts';
import { costFigures } from './costs.ts';
import { type Figure, type Part, tableOf, withRows } from './figures.ts';
import { importFigures } from './imports.ts';
import { monthEndFigures } from './month-end.ts';
import { type Quality, qualityIn, qualityTable } from './quality.ts';
import { searchFigures } from './search.ts';
import { type BenchShop, benchShop } from './shop.ts';
import { unlockFigures } from './unlock.ts';
import { windowFigures } from './window.ts';

// `npm run bench`: every speed as a ratio to the bare database doing the same work in the same run. `--write` puts the
// table into the README, `--customers` and `--only` make it smaller: then it replaces the rows that were measured.

const measurements: Readonly<Record<string, (shop: BenchShop) => Promise<readonly Figure[]>>> = {
  search: searchFigures,
  consent: consentFigures,
  unlock: unlockFigures,
  window: windowFigures,
  ...busyWindows,
  'month-end': monthEndFigures,
  backup: backupFigures,
  costs: costFigures,
  import: importFigures,
};

/** A table of its own: shares, not speeds. */
const quality = 'quality';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', multiple: true, default: ['10000', '100000'] },
    only: { type: 'string', multiple: true, default: [...Object.keys(measurements), quality] },
    write: { type: 'boolean', default: false },
  },
});

if (values.only.some((name) => name.startsWith('window'))) await mustRun('npm', ['run', '--silent', 'build']);
const parts: Part[] = [];
const qualities: Quality[] = [];
for (const size of values.customers) {
  parts.push(await measure(Number(size)));
  if (values.only.includes(quality)) qualities.push(await inOwnShop(Number(size), qualityIn));
}
const machine = `Measured on ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB of memory.`;
const text = [
  ...(parts.some(({ figures }) => figures.length > 0) ? [tableOf(parts), machine] : []),
  ...(qualities.length > 0 ? [qualityTable(qualities)] : []),
].join('\n\n');
console.log(`\n${text}`);
if (values.write) {
  const readme = join(root, 'README.md');
  const isWhole = [...Object.keys(measurements), quality].every((name) => values.only.includes(name));
  const page = readFileSync(readme, 'utf8');
  writeFileSync(
    readme,
    page.replace(/(?<=<!-- bench -->\n)[\s\S]*(?=\n<!-- \/bench -->)/, (there) =>
      isWhole ? text : withRows(there, text),
    ),
  );
}

async function measure(customers: number): Promise<Part> {
  const figures: Figure[] = [];
  for (const name of values.only) {
    if (name === quality) continue;
    const work = measurements[name];
    if (work === undefined) throw new Error(`There is no measurement "${name}".`);
    figures.push(...(await inOwnShop(customers, work)));
    console.log(`${customers} customers: ${name} measured`);
  }
  return { customers, figures };
}

/** Each measurement gets a shop of its own, because some of them change it. */
async function inOwnShop<T>(customers: number, work: (shop: BenchShop) => Promise<T>): Promise<T> {
  const shop = await benchShop(customers);
  try {
    return await work(shop);
  } finally {
    shop.remove();
  }
}
