import type { Drill } from '../../shared/backups/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ReadDb } from '../database/connection.ts';
import { asidesIn } from './aside.ts';
import { daysBetween, drillDays, type Kept, staleDays } from './rules.ts';
import { copiesAbout, lastDrill, newestCopy, readPlace } from './store.ts';

/** What the book itself knows about its copies, wherever they are now. */
export type BackupState = {
  readonly place: string | null;
  readonly lastGood: Instant | null;
  /** No good copy, or none of the last days. */
  readonly isStale: boolean;
  readonly drill: Drill | null;
  readonly drillDue: boolean;
  /** The last drill found something. */
  readonly drillBad: boolean;
};

/** The state of the copies for pages and reminders; looks at no disk. */
export function backupState(db: ReadDb, now: Instant): BackupState {
  const lastGood = newestCopy(db)?.madeAt ?? null;
  const drill = lastDrill(db);
  return {
    place: readPlace(db),
    lastGood,
    isStale: lastGood === null || daysBetween(lastGood, now) >= staleDays,
    drill,
    drillDue: drill === null || daysBetween(drill.at, now) >= drillDays,
    drillBad: drill !== null && (drill.failure !== null || drill.unexplained > 0),
  };
}

/** Copies of the book, and books moved aside, that were made since somebody came and are not known to be gone, newest first. */
export async function copiesSince(
  db: ReadDb,
  folder: string,
  since: Instant,
): Promise<{ readonly copies: readonly Instant[]; readonly asides: readonly Instant[] }> {
  const from = (all: readonly Kept[]) =>
    all
      .map(({ madeAt }) => madeAt)
      .filter((madeAt) => madeAt >= since)
      .sort()
      .reverse();
  return { copies: from(copiesAbout(db)), asides: from(await asidesIn(folder)) };
}
