import { rmSync } from 'node:fs';
import { Refusal } from '../../shared/foundation/failure.ts';
import { connect, type RawDatabase } from './driver.ts';
import { unlockConnection } from './open-database.ts';
import { refusing } from './refusals.ts';

/**
 * Writes everything that is in the open database into a new file under the same key, without free space and without the
 * log. A copy that does not get finished is removed.
 */
export function copyInto(raw: RawDatabase, path: string): void {
  removeCopy(path);
  try {
    refusing(() => raw.prepare('VACUUM INTO ?').run(path));
  } catch (error) {
    removeCopy(path);
    throw error;
  }
}

/**
 * Puts a closed copy under another key. Only ever done to a copy that nobody relies on: stopped half-way, it opens with
 * neither key.
 */
export function rewriteCopy(path: string, key: Buffer, next: Buffer): void {
  refusing(() => withCopy(path, key, (raw) => changeKey(raw, next)));
}

/**
 * Throws when a copy is not whole or does not hold exactly as many rows as the database it was made from. `quick_check` reads
 * every page and every record; `integrity_check` holds every index against its table too, for a third more time.
 */
export function compareCopy(
  path: string,
  key: Buffer,
  original: RawDatabase,
  look: 'quick_check' | 'integrity_check',
): void {
  refusing(() =>
    withCopy(path, key, (copy) => {
      copy.pragma('cache_size=-65536');
      if (copy.pragma(look, { simple: true }) !== 'ok') throw new Refusal('vault.damaged');
      for (const setting of ['user_version', 'application_id']) {
        if (copy.pragma(setting, { simple: true }) !== original.pragma(setting, { simple: true }))
          throw new Error(`the copy has another ${setting}`);
      }
      if (counts(copy) !== counts(original)) throw new Error('the copy does not hold what the database holds');
    }),
  );
}

/** Removes a copy and what SQLite keeps beside it. */
export function removeCopy(path: string): void {
  for (const file of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

/** Opens a copy that nobody else has open, does `work` with it, and closes it. */
export function withCopy<T>(path: string, key: Buffer, work: (raw: RawDatabase) => T, readOnly = false): T {
  const raw = connect(path, { mustExist: true, waitMs: 0, readOnly });
  try {
    unlockConnection(raw, key);
    raw.pragma('trusted_schema=OFF');
    raw.pragma('cell_size_check=ON');
    return work(raw);
  } finally {
    raw.close();
  }
}

// As the key itself: any other form is taken for a passphrase.
function changeKey(raw: RawDatabase, next: Buffer): void {
  if (next.length !== 32) throw new Error('a database key has 32 bytes');
  const form = Buffer.alloc(36);
  form.write('raw:', 'latin1');
  next.copy(form, 4);
  try {
    raw.rekey(form);
  } finally {
    form.fill(0);
  }
}

function counts(raw: RawDatabase): string {
  const tables = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .pluck()
    .all() as string[];
  // Names come from our own schema and hold no quotes.
  return JSON.stringify(tables.map((name) => [name, raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]));
}
