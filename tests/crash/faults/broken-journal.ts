import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../../../electron/database/connection.ts';
import type { RawDatabase } from '../../../electron/database/driver.ts';
import { openDatabase, saltOf } from '../../../electron/database/open-database.ts';
import { verifyJournal } from '../../../electron/journal/verify.ts';
import { filesIn } from '../../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../../electron/vault/key-copies.ts';
import { databaseKey, openKeyFile } from '../../../electron/vault/keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testPassphrase } from '../../support/test-shop.ts';
import { type FaultKind, someOf, sum, type Tried } from '../fault-kind.ts';
import { type Act, shopIn, tinyCost } from '../shop-acts.ts';

/** Somebody who got past the book's own guards changes the journal, or puts an older book back. */
export const brokenJournal: FaultKind = {
  name: 'broken journal',
  bar: 'every line of the journal changed in each of its parts, taken out, put in and swapped, its end cut off, an older book put back: noticed, and the first line that is wrong is named',
  peers: 'journald seals its log every 15 minutes; no vault publishes a count',
  linuxOnly: false,
  async run(scale) {
    const folder = join(temporaryFolder(), 'shop');
    const older = join(folder, '..', 'older');
    const shop = shopIn(folder);
    for (const act of beginning) await shop.perform(act);
    cpSync(folder, older, { recursive: true });
    for (const act of daysWork(scale.long ? 40 : 4)) await shop.perform(act);
    const raw = await rawIn(folder);
    const length = raw.prepare('SELECT count(*) FROM journal').pluck().get() as number;
    const lines = await everyLine(raw, length);
    raw.close();
    const ends = await inPlace(folder, someOf(length - 2, 5, scale), older);
    rmSync(join(folder, '..'), { recursive: true });
    return sum([lines, ends]);
  },
};

const beginning: readonly Act[] = [{ do: 'set-up' }, { do: 'open' }, { do: 'add', person: 101 }, { do: 'close' }];
/** So many people come in and answer. */
function daysWork(people: number): readonly Act[] {
  const come = Array.from({ length: people }, (_, index): readonly Act[] => [
    { do: 'add', person: 102 + index },
    { do: 'answer', person: 102 + index },
  ]);
  return [{ do: 'open' }, ...come.flat(), { do: 'publish' }, { do: 'close' }];
}

/** What can be done to one line, and how much further on the first line is that is wrong then. */
const changes: readonly { readonly sql: readonly string[]; readonly further?: number; readonly notToLast?: true }[] = [
  ...[
    "at = '2020-01-01T00:00:00.000Z'",
    "hlc = hlc || '0'",
    "device_id = 'another'",
    "staff_id = 'another'",
    "role = 'Nobody'",
    "act = act || 's'",
    "subject = coalesce(subject, '') || 'x'",
    `detail = '{"x":1}'`,
    'hash = zeroblob(32)',
  ].map((change) => ({ sql: [`UPDATE journal SET ${change} WHERE seq = $seq`] })),
  { sql: ['DELETE FROM journal WHERE seq = $seq'], notToLast: true },
  {
    sql: [
      'UPDATE journal SET seq = -seq - 1 WHERE seq > $seq',
      'UPDATE journal SET seq = -seq WHERE seq < 0',
      'CREATE TEMP TABLE one AS SELECT * FROM journal WHERE seq = $seq',
      'UPDATE one SET seq = seq + 1',
      'INSERT INTO journal SELECT * FROM one',
      'DROP TABLE one',
    ],
    further: 1,
  },
  {
    sql: [
      'UPDATE journal SET seq = -1 WHERE seq = $seq',
      'UPDATE journal SET seq = $seq WHERE seq = $seq + 1',
      'UPDATE journal SET seq = $seq + 1 WHERE seq = -1',
    ],
    notToLast: true,
  },
];

async function everyLine(raw: RawDatabase, length: number): Promise<Tried> {
  const bad: string[] = [];
  let tried = 0;
  for (const setting of ['ignore_check_constraints=ON', 'foreign_keys=OFF', 'recursive_triggers=OFF'])
    raw.pragma(setting);
  for (const trigger of ['update', 'delete']) raw.exec(`DROP TRIGGER journal_is_append_only_${trigger}`);
  for (let seq = 1; seq <= length; seq += 1) {
    for (const { sql, further = 0, notToLast = false } of changes) {
      if (notToLast && seq === length) continue;
      raw.exec('BEGIN');
      for (const one of sql) raw.exec(one.replaceAll('$seq', String(seq)));
      const found = await verifyJournal(raw as unknown as ReadDb);
      raw.exec('ROLLBACK');
      tried += 1;
      if (found.kind !== 'broken' || found.at !== seq + further)
        bad.push(`${sql[0]} of line ${seq}: ${found.kind === 'broken' ? `line ${found.at} is named` : 'not noticed'}`);
    }
  }
  if ((await verifyJournal(raw as unknown as ReadDb)).kind !== 'whole') bad.push('the journal was broken before');
  return { tried, bad };
}

/** An end that is cut off, and a whole older file: only what lies beside the book knows. */
async function inPlace(folder: string, cuts: readonly number[], older: string): Promise<Tried> {
  const bad: string[] = [];
  for (const lines of [...cuts, 'older file'] as const) {
    const again = join(temporaryFolder(), 'shop');
    cpSync(folder, again, { recursive: true });
    if (lines === 'older file') cpSync(filesIn(older).database, filesIn(again).database);
    else {
      const raw = await rawIn(again);
      raw.exec('DROP TRIGGER IF EXISTS journal_is_append_only_delete');
      raw.exec(`DELETE FROM journal WHERE seq > (SELECT max(seq) FROM journal) - ${lines}`);
      raw.close();
    }
    const shop = shopIn(again, 500_000);
    const answer = await shop.perform({ do: 'open' });
    if (answer !== 'asks older-copy') bad.push(`${lines} lines cut off: the book answers ${answer}`);
    await shop.perform({ do: 'close' });
    rmSync(join(again, '..'), { recursive: true });
  }
  return { tried: cuts.length + 1, bad };
}

async function rawIn(folder: string): Promise<RawDatabase> {
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), testPassphrase, tinyCost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('no key for this book');
  return openDatabase(files.database, key);
}
