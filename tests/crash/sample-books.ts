import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { end, startQuickly } from './children.ts';
import { type Act, shopIn } from './shop-acts.ts';
import { allWent, type Testimony, testimonyOf } from './testimony.ts';

/** A book on the disk, and what is known about it. */
export type Book = { readonly folder: string; readonly testimony: Testimony };

const people = Array.from({ length: 12 }, (_, index): Act => ({ do: 'add', person: 101 + index }));

/** A book that was closed in good order, with somebody erased from it. */
export async function closedBook(): Promise<Book> {
  const folder = join(temporaryFolder(), 'shop');
  const shop = shopIn(folder);
  const acts: readonly Act[] = [
    { do: 'set-up' },
    { do: 'language', language: 'en' },
    { do: 'open' },
    ...people,
    { do: 'answer', person: 101 },
    { do: 'erase', person: 102 },
    { do: 'close' },
  ];
  for (const act of acts) {
    const outcome = await shop.perform(act);
    if (outcome !== 'ok') throw new Error(`${act.do}: ${outcome}`);
  }
  return { folder, testimony: allWent(acts) };
}

/** A book whose process was killed while what it had saved was in the log only. */
export async function crashedBook(): Promise<Book> {
  const top = temporaryFolder();
  const folder = join(top, 'shop');
  const [said, script] = [join(top, 'said'), join(top, 'acts.json')];
  const acts: readonly Act[] = [
    { do: 'set-up' },
    { do: 'open' },
    ...people,
    { do: 'answer', person: 101 },
    { do: 'wait' },
  ];
  writeFileSync(said, '');
  writeFileSync(script, JSON.stringify(acts));
  const child = await startQuickly(new URL('./shop-child.ts', import.meta.url), [folder, said, script, '1']);
  const ended = end(child);
  while (!readFileSync(said, 'utf8').includes(`> ${acts.length - 1}\n`)) await pause(5);
  child.kill('SIGKILL');
  await ended;
  return { folder, testimony: testimonyOf(acts, readFileSync(said, 'utf8')) };
}
