import type { ReadDb } from './connection.ts';
import type { RawDatabase } from './driver.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** The version this program writes. A file with a higher one is from a newer program. */
export const newestVersion = migrations.length;

/** The version of the schema in the file; 0 for an empty one. */
export function schemaVersion(raw: RawDatabase): number {
  return Number(raw.pragma('user_version', { simple: true }));
}

/** Whether a book that was opened as it lies there has the schema of this program. */
export function isOfThisVersion(db: ReadDb): boolean {
  return db.prepare('PRAGMA user_version').pluck().get() === newestVersion;
}

/**
 * Brings the schema to `target`, step by step. Each step and its version number land together or not at all, and a
 * step that leaves a dangling reference or a broken page is undone.
 */
export function migrate(raw: RawDatabase, target = newestVersion, steps: readonly Migration[] = migrations): void {
  for (const step of steps.slice(schemaVersion(raw), target)) takeStep(raw, step);
}

function takeStep(raw: RawDatabase, step: Migration): void {
  raw.exec('BEGIN IMMEDIATE');
  try {
    raw.pragma('defer_foreign_keys=ON');
    raw.exec(step.sql);
    raw.pragma(`user_version=${step.number}`);
    const dangling = raw.pragma('foreign_key_check') as readonly unknown[];
    if (dangling.length > 0) throw new Error(`migration ${step.number} ${step.slug} leaves dangling references`);
    const integrity = raw.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new Error(`migration ${step.number} ${step.slug} leaves a broken file`);
    raw.exec('COMMIT');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  }
}
