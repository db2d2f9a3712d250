import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../shared/foundation/instant.ts';
import { asideName } from '../vault/swap-vault.ts';
import { daysBetween, type Kept, longestDays } from './rules.ts';

/** What the folder is called into which the book of this moment is moved when a copy takes its place. */
export function asideFor(now: Instant): string {
  return `before-restore-${now.slice(0, 19).replaceAll(':', '').replace('T', '-')}`;
}

/** Books that were moved aside, as copies with the moment of it. */
export async function asidesIn(folder: string): Promise<readonly Kept[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => asideName().test(name)).map((name) => ({ name, madeAt: momentOf(name) }));
}

/** A book moved aside is kept as long as a copy, and no longer: it holds people who were erased since. */
export async function removeOldAsides(folder: string, now: Instant): Promise<void> {
  for (const { name, madeAt } of await asidesIn(folder)) {
    if (daysBetween(madeAt, now) > longestDays) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function momentOf(name: string): Instant {
  const [, day = '', time = ''] = /-(\d{4}-\d{2}-\d{2})-(\d{6})$/.exec(name) ?? [];
  return `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`;
}
