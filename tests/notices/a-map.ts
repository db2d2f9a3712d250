import { loadCatalogue } from '../../electron/app/catalogue.ts';
import { startingRules, usualSalesLaw } from '../../electron/datamap/keeping-rules.ts';
import type { DataMap } from '../../shared/datamap/model.ts';
import type { Sector } from '../../shared/shop/model.ts';

/** The data map that a kind of shop starts with. */
export function mapOf(sector: Sector): DataMap {
  const template = loadCatalogue().templates[sector];
  return { ...template, keeping: startingRules(template, usualSalesLaw) };
}
