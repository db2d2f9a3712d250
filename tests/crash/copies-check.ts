import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../electron/backups/backup-file.ts';
import { nameOf, ourName } from '../../electron/backups/rules.ts';
import { stickOf } from './shop-acts.ts';
import type { Testimony } from './testimony.ts';

/** Every file in the place that is called a backup is a whole one, and the last that was called made is there, or a newer one. */
export async function copiesAreRight(folder: string, testimony: Testimony): Promise<readonly string[]> {
  const copies = join(stickOf(folder), 'Regulars backups');
  const names = existsSync(copies) ? readdirSync(copies).filter((name) => ourName.test(name)) : [];
  const bad: string[] = [];
  for (const name of names) {
    const found = await readManifest(join(copies, name));
    const bytes = readFileSync(join(copies, name)).subarray(0, found?.content.bytes ?? 0);
    const isWhole = found !== null && createHash('sha256').update(bytes).digest('hex') === found.content.sha256;
    if (!isWhole) bad.push(`${name} is called a backup and is not whole`);
  }
  const last = lastMade(testimony);
  // Further copies of the same second have a number behind it, which sorts before the ending.
  const atLeast = last === null ? '' : nameOf(last, 0).replace(/\.vault$/, '');
  if (last !== null && !names.some((name) => name >= atLeast)) bad.push(`the backup of ${last} is gone`);
  return bad;
}

function lastMade(testimony: Testimony): string | null {
  let clock = '';
  let made: string | null = null;
  for (const { act, outcome } of testimony) {
    if (act.do === 'clock') clock = act.to;
    if (act.do === 'backup' && outcome === 'ok') made = clock;
  }
  return made;
}
