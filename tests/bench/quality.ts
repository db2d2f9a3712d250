import { amongFirst, type Placed, placesIn, typedKinds } from '../customers/find-quality.ts';
import { grouped } from './figures.ts';
import type { BenchShop } from './shop.ts';

/** How well the box finds whom somebody means, in a shop of one size. */
export type Quality = { readonly customers: number; readonly places: readonly Placed[] };

/** Types the 300 things that the tests type, in this shop. */
export async function qualityIn(shop: BenchShop): Promise<Quality> {
  const open = await shop.open();
  const vault = open.state.unlocked?.vault;
  if (vault === undefined) throw new Error('the shop is closed');
  const places = await placesIn(vault, open.state.ports.newId, (input) => open.ask('customers.find', input));
  open.close();
  return { customers: shop.customers, places };
}

/** The table for the README: of what was typed, the share that found the person first and among the first five. */
export function qualityTable(parts: readonly Quality[]): string {
  const all = parts[0]?.places ?? [];
  const head = [
    `${all.length} things typed`,
    'of them',
    ...parts.flatMap(({ customers }) => [`first of ${grouped(customers)}`, 'in the first five']),
  ];
  const line = (what: string, mine: (one: Placed) => boolean) => [
    what,
    String(all.filter(mine).length),
    ...parts.flatMap(({ places }) => [1, 5].map((most) => share(places.filter(mine), most))),
  ];
  const lines = [...typedKinds.map((kind) => line(kind, (one) => one.kind === kind)), line('all', () => true)];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...lines.map(row)].join('\n');
}

function share(places: readonly Placed[], most: number): string {
  return `${((100 * amongFirst(places, most)) / places.length).toFixed(1).replace(/\.0$/, '')} %`;
}
