import type { RawDatabase } from './driver.ts';
import { emptyLog } from './pragmas.ts';

/**
 * Makes sure that nothing deleted stays in the file: rebuilds every full-text index from what is there and checks it
 * against that, empties the statistics tables, rewrites the file, and empties the log last. Throws when any of it fails.
 */
export function shrink(raw: RawDatabase, onStep: (step: 'tidying' | 'shrinking') => void = () => {}): void {
  onStep('tidying');
  leaveNothingDeleted(raw);
  onStep('shrinking');
  raw.exec('VACUUM');
  emptyLog(raw);
}

/** Rebuilds every full-text index and empties the statistics; what is left of deleted rows is in free space only. */
export function leaveNothingDeleted(raw: RawDatabase): void {
  for (const table of fullTextTables(raw)) {
    raw.exec(`INSERT INTO "${table}" ("${table}") VALUES ('rebuild')`);
    raw.exec(`INSERT INTO "${table}" ("${table}", rank) VALUES ('integrity-check', 1)`);
    // Erasing many people goes sixteen times faster with it off, and whoever switches it off comes here next.
    raw.exec(`INSERT INTO "${table}" ("${table}", rank) VALUES ('secure-delete', 1)`);
  }
  for (const table of statisticsTables(raw)) raw.exec(`DELETE FROM "${table}"`);
}

/** Names of the full-text indexes. Names come from our own schema and hold no quotes. */
export function fullTextTables(raw: RawDatabase): readonly string[] {
  return names(
    raw,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'",
  );
}

function statisticsTables(raw: RawDatabase): readonly string[] {
  return names(raw, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'sqlite_stat[0-9]*'");
}

function names(raw: RawDatabase, sql: string): readonly string[] {
  return (raw.prepare(sql).all() as readonly { name: string }[]).map((row) => row.name);
}
