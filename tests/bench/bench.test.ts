import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupFigures } from './backup.ts';
import { consentFigures } from './consent.ts';
import { costFigures } from './costs.ts';
import { type Figure, tableOf } from './figures.ts';
import { importFigures } from './imports.ts';
import { monthEndFigures } from './month-end.ts';
import { searchFigures } from './search.ts';
import { type BenchShop, benchShop } from './shop.ts';
import { unlockFigures } from './unlock.ts';

let shop: BenchShop;
beforeAll(async () => {
  shop = await benchShop(200);
});
afterAll(() => shop.remove());

test('every line of the table of speeds is really measured, beside the bare database where there is one', async () => {
  const figures: Figure[] = [];
  for (const work of [
    searchFigures,
    consentFigures,
    unlockFigures,
    costFigures,
    importFigures,
    backupFigures,
    // Last, because it lets a week pass.
    monthEndFigures,
  ])
    figures.push(...(await work(shop)));
  const table = tableOf([{ customers: 200, figures }]);
  expect(figures.length).toBeGreaterThan(8);
  for (const { what } of figures) expect(table).toContain(what);
  expect(table).not.toMatch(/NaN|undefined|Infinity/);
  for (const what of ['an import', 'a backup', 'a clean-up'])
    expect(table).toMatch(new RegExp(`a search during ${what} .*an answer during ${what}, card and all`, 's'));
  const compared = figures.filter(({ bare }) => bare !== undefined).map(({ what }) => what);
  expect(compared).toEqual(
    expect.arrayContaining(['search, per keystroke', 'an answer, durable', 'the same file let in']),
  );
}, 60_000);
