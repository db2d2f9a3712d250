import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { RawDatabase } from '../../electron/database/driver.ts';
import { generateSample } from '../../electron/dev/sample-people.ts';
import { openFile } from '../../electron/shell/open-file.ts';
import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { type Figure, timed } from './figures.ts';
import { atTheCounterMeanwhile, waitFigures } from './meanwhile.ts';
import type { BenchShop, OpenShop } from './shop.ts';

/**
 * As many people again as the shop has come in from a file. The bare database gets the very rows that ours wrote, in one
 * transaction. Then a quarter as many again, with somebody at the counter all the while: what is written there meanwhile is
 * looked at again, so that such an import takes longer and is no measure of the first.
 */
export async function importFigures(shop: BenchShop): Promise<readonly Figure[]> {
  const files = ['people.csv', 'more.csv'].map((name) => join(shop.folder, '..', name));
  for (const [index, path] of files.entries()) await writePeople(path, Math.ceil(shop.customers / 4 ** index), index);
  const [bare, plain] = [shop.bare(), shop.plain()];
  const open = await shop.open({ openFile: () => openFile(files.shift() ?? '') });
  await open.ask('imports.choose', {});
  const memory = memoryMeter();
  const [look] = await timed(() => open.ask('imports.check', {}));
  const [work] = await timed(() => open.ask('imports.bringIn', { likely: true }));
  const grown = memory();
  const rows = letIn(open);
  await open.ask('imports.choose', {});
  const [, waits] = await atTheCounterMeanwhile(open, async () => {
    await open.ask('imports.check', {});
    await open.ask('imports.bringIn', { likely: true });
  });
  open.close();
  const onBare = await insertAgain(bare, rows);
  const onPlain = await insertAgain(plain, rows);
  return [
    { what: 'a file looked through, as many people as the shop has', ours: look },
    { what: 'the same file let in', ours: work, bare: onBare, plain: onPlain },
    { what: 'memory that a file takes', ours: grown, unit: 'MB' },
    ...waitFigures('an import', waits),
  ];
}

/** A file of made-up people, none of whom is in the shop. */
export async function writePeople(path: string, people: number, nth: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('Name,Email,Phone,Address\n');
  for (const { customer } of generateSample({ seed: 1907 + nth, customers: people, country: 'GB' })) {
    const of = (kind: string) => customer.contactPoints.find((point) => point.kind === kind)?.typed ?? '';
    if (!file.write(csvLine([customer.displayName, of('email').replace('@', `.f${nth}@`), of('phone'), of('post')])))
      await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** How many megabytes more were in use at the worst moment than at the start. */
function memoryMeter(): () => number {
  const start = process.memoryUsage().rss;
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  return () => {
    clearInterval(timer);
    return (most - start) / 2 ** 20;
  };
}

const tables = ['customer', 'contact_point', 'search_text', 'search_word', 'consent_event'] as const;
type Written = Readonly<Record<(typeof tables)[number], readonly Readonly<Record<string, unknown>>[]>>;

function letIn(open: OpenShop): Written {
  const db = open.state.unlocked?.vault.db;
  if (db === undefined) throw new Error('the shop is closed');
  const all = (table: string): readonly Readonly<Record<string, unknown>>[] =>
    db
      .prepare(
        `SELECT * FROM "${table}" WHERE ${table === 'customer' ? 'row' : 'customer_row'} IN (
           SELECT row FROM customer WHERE import_number IS NOT NULL)`,
      )
      .all() as Record<string, unknown>[];
  return {
    customer: all('customer'),
    contact_point: all('contact_point'),
    search_text: all('search_text'),
    search_word: all('search_word'),
    consent_event: all('consent_event'),
  };
}

async function insertAgain(raw: RawDatabase, written: Written): Promise<number> {
  const [ms] = await timed(() => {
    raw.exec('BEGIN IMMEDIATE');
    raw.exec(
      "INSERT INTO file_import (number, id, state, kind, began_at, counts, hlc) VALUES (1, 'i', 'here', 'k', 't', '{}', 'h')",
    );
    for (const table of tables) {
      const columns = Object.keys(written[table][0] ?? {});
      const insert = raw.prepare(
        `INSERT INTO "${table}" (${columns.map((one) => `"${one}"`).join(', ')}) VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
      );
      for (const row of written[table]) insert.run(row);
    }
    raw.exec('COMMIT');
  });
  raw.close();
  return ms;
}
