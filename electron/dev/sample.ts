import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../../shared/foundation/failure.ts';
import { type Sector, sectors } from '../../shared/shop/model.ts';
import { cheapestKeyCost, shippedKeyCost } from '../app/key-cost.ts';
import { makeSampleShop, samplePassphrase } from './sample-shop.ts';

const usage = `npm run sample -- --folder <folder> [--customers 1000] [--seed 7] [--template ${sectors.join('|')}]
  [--country GB] [--passphrase "..."] [--cheap-key]`;

// `npm run sample`: a whole made-up shop in a folder of its own, for looking around, for tests and for benchmarks.
try {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      customers: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '7' },
      template: { type: 'string', default: 'florist' },
      country: { type: 'string', default: 'GB' },
      passphrase: { type: 'string', default: samplePassphrase },
      'cheap-key': { type: 'boolean', default: false },
    },
  });
  const folder = resolve(wanted(values.folder, 'Say where to put it: --folder <folder>.'));
  mkdirSync(folder, { recursive: true });
  const customers = whole(values.customers, '--customers');
  const seed = whole(values.seed, '--seed');
  const sector = wanted(
    sectors.find((one): one is Sector => one === values.template),
    `--template is one of ${sectors.join(', ')}.`,
  );
  if (!/^[A-Z]{2}$/.test(values.country)) throw new Error('--country is two capital letters, such as GB or DE.');
  const started = performance.now();
  const filled = await makeSampleShop({
    folder,
    customers,
    seed,
    sector,
    country: values.country,
    passphrase: values.passphrase,
    keyCost: values['cheap-key'] ? cheapestKeyCost : shippedKeyCost,
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${filled.customers} customers, ${filled.purchases} purchases and ${filled.answers} answers in ${folder} (${seconds.toFixed(1)} s).`,
  );
  console.log(`The passphrase is: ${values.passphrase}`);
} catch (error) {
  const message =
    error instanceof Refusal ? `That was refused: ${error.code}.` : error instanceof Error ? error.message : error;
  console.error(`${message}\n\n${usage}`);
  process.exitCode = 1;
}

function wanted<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

function whole(value: string, option: string): number {
  if (!/^\d{1,8}$/.test(value)) throw new Error(`${option} is a whole number.`);
  return Number(value);
}
