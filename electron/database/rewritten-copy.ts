import type { ChangedRows } from './change-log.ts';
import type { WriteDb } from './connection.ts';
import { compareCopy, withCopy } from './copy-database.ts';
import type { RawDatabase } from './driver.ts';
import { refusing } from './refusals.ts';
import { fullTextTables, leaveNothingDeleted } from './shrink.ts';

/** A statement that was written down to be run here. */
export type Statement = { readonly sql: string; readonly values: readonly unknown[] };

/**
 * Runs the statements in a copy that nobody relies on, then writes what is left into a new file that never held anything
 * else: no deleted row, no free page, no statistics. The new file is compared with the copy before this returns; from the step
 * `written` on it is all there.
 */
export function rewriteWithout(
  copy: string,
  target: string,
  key: Buffer,
  statements: readonly Statement[],
  onStep: (step: 'removing' | 'tidying' | 'shrinking' | 'written') => void,
): void {
  refusing(() =>
    withCopy(copy, key, (raw) => {
      // Stopped half-way, this copy is thrown away: nothing of it has to survive anything.
      for (const setting of ['journal_mode=OFF', 'synchronous=OFF', 'secure_delete=OFF', 'cache_size=-65536']) {
        raw.pragma(setting);
      }
      raw.pragma('foreign_keys=ON');
      raw.pragma('recursive_triggers=ON');
      onStep('removing');
      raw.exec('BEGIN');
      withoutTriggers(raw, triggersThat(raw, writeFullText(raw)), () => {
        for (const { sql, values } of statements) raw.prepare(sql).run(...values);
      });
      raw.exec('COMMIT');
      onStep('tidying');
      leaveNothingDeleted(raw);
      onStep('shrinking');
      raw.prepare('VACUUM INTO ?').run(target);
      onStep('written');
      // VACUUM has made the indexes from the tables in this very call.
      compareCopy(target, key, raw, 'quick_check');
    }),
  );
}

/**
 * Puts into a closed file what changed in the database that it was made from, and what `also` writes, in one transaction.
 * `durable` says whether it is on the disk when this returns. What guards a table against being changed stands aside
 * meanwhile, because what changed there has passed the same guards already.
 */
export function catchUp(
  path: string,
  key: Buffer,
  changes: readonly ChangedRows[],
  { durable, also }: { readonly durable: boolean; readonly also?: (tx: WriteDb) => void },
): void {
  refusing(() =>
    withCopy(path, key, (raw) => {
      raw.pragma(`synchronous=${durable ? 'EXTRA' : 'OFF'}`);
      raw.pragma('foreign_keys=OFF');
      raw.pragma('recursive_triggers=ON');
      raw.exec('BEGIN IMMEDIATE');
      withoutTriggers(raw, triggersThat(raw, refuse), () => {
        for (const change of changes) takeOver(raw, change);
      });
      also?.(raw as unknown as WriteDb);
      raw.exec('COMMIT');
    }),
  );
}

type Trigger = { readonly name: string; readonly sql: string };

/** Does `work` with these triggers out of the way, in a transaction that is open. */
function withoutTriggers(raw: RawDatabase, triggers: readonly Trigger[], work: () => void): void {
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`);
  work();
  for (const { sql } of triggers) raw.exec(sql);
}

function triggersThat(raw: RawDatabase, does: (sql: string) => boolean): readonly Trigger[] {
  const all = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as readonly Trigger[];
  return all.filter(({ sql }) => does(sql));
}

function refuse(sql: string): boolean {
  return sql.includes('RAISE(ABORT');
}

// Every full-text index is made anew from its table afterwards: taking people out of it one by one would be for nothing.
function writeFullText(raw: RawDatabase): (sql: string) => boolean {
  const indexes = fullTextTables(raw);
  return (sql) => indexes.some((name) => sql.includes(`INSERT INTO ${name} `));
}

function takeOver(raw: RawDatabase, { table, key, columns, gone, now }: ChangedRows): void {
  const where = key.map((column) => `"${column}" = ?`).join(' AND ');
  const remove = raw.prepare(`DELETE FROM "${table}" WHERE ${where}`);
  for (const values of gone) remove.run(...values);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const put = raw.prepare(`REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of now) put.run(...row);
}
