import { Refusal } from '../../shared/foundation/failure.ts';
import { withCopy } from './copy-database.ts';
import type { RawDatabase } from './driver.ts';
import { newestVersion, schemaVersion } from './migrate.ts';
import { applicationId } from './pragmas.ts';
import { refusing } from './refusals.ts';

/** What a book says about itself: whose it is, how far its journal is, and how many rows each table has. */
export type BookFacts = {
  readonly vaultId: string;
  readonly version: number;
  readonly journal: { readonly seq: number; readonly hash: string };
  readonly counts: Readonly<Record<string, number>>;
};

/** A person in a copy, with their normalised contact points. */
export type PersonInCopy = { readonly id: string; readonly createdAt: string; readonly contacts: readonly string[] };

/** Reads what a closed copy says about itself, once every page and index was looked at. Writes nothing. */
export function factsOfCopy(path: string, key: Buffer): BookFacts {
  return reading(path, key, (raw) => {
    if (raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new Refusal('vault.damaged');
    return factsOf(raw);
  });
}

/** Everybody in a closed copy, by id and contact points. */
export function peopleInCopy(path: string, key: Buffer): readonly PersonInCopy[] {
  return reading(path, key, (raw) => {
    const rows = raw
      .prepare(
        `SELECT c.id, c.created_at, json_group_array(p.normalised) FILTER (WHERE p.normalised IS NOT NULL)
         FROM customer c LEFT JOIN contact_point p ON p.customer_row = c.row GROUP BY c.row`,
      )
      .raw(true)
      .all() as [string, string, string][];
    return rows.map(([id, createdAt, contacts]) => ({ id, createdAt, contacts: JSON.parse(contacts) as string[] }));
  });
}

/**
 * Writes everything that is in a closed copy into a new file under the same key, without free space, and answers with what
 * the copy says about itself: the new file has to say the same.
 */
export function compactCopy(source: string, key: Buffer, target: string): BookFacts {
  return refusing(() =>
    withCopy(source, key, (raw) => {
      raw.prepare('VACUUM INTO ?').run(target);
      return factsOf(raw);
    }),
  );
}

function factsOf(raw: RawDatabase): BookFacts {
  const counts: Record<string, number> = {};
  const tables = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .pluck()
    .all() as string[];
  // Names come from our own schema and hold no quotes.
  for (const name of tables) counts[name] = Number(raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
  const last = raw.prepare('SELECT seq, lower(hex(hash)) AS hash FROM journal ORDER BY seq DESC LIMIT 1').get() as
    | BookFacts['journal']
    | undefined;
  return {
    vaultId: String(raw.prepare("SELECT value FROM meta WHERE key = 'vault_id'").pluck().get()),
    version: schemaVersion(raw),
    journal: last ?? { seq: 0, hash: '' },
    counts,
  };
}

function reading<T>(path: string, key: Buffer, work: (raw: RawDatabase) => T): T {
  return refusing(() =>
    withCopy(
      path,
      key,
      (raw) => {
        if (raw.pragma('application_id', { simple: true }) !== applicationId) throw new Refusal('vault.damaged');
        if (schemaVersion(raw) > newestVersion) throw new Refusal('vault.newer-version');
        return work(raw);
      },
      true,
    ),
  );
}
