import { rmSync } from 'node:fs';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkBook } from './book-check.ts';
import { below } from './fault-kind.ts';
import { type Act, shopIn, stickOf } from './shop-acts.ts';
import { firstRecent, type Testimony } from './testimony.ts';

/** Lets one shop live through random days, and answers what was wrong with its book afterwards. */
export async function liveOnce(random: () => number): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const shop = shopIn(folder);
  const testimony: { act: Act; outcome: string }[] = [];
  for (const act of historyOf(random)) testimony.push({ act, outcome: await shop.perform(act) });
  const refused = testimony.filter(({ outcome }) => outcome !== 'ok');
  const { bad } = await checkBook(folder, testimony as Testimony);
  for (const path of [folder, stickOf(folder)]) rmSync(path, { recursive: true, force: true });
  return [...refused.map(({ act, outcome }) => `${act.do} ended as ${outcome}`), ...bad];
}

const lastDay = '2026-11-23T09:00:00.000Z';
const dayMs = 86_400_000;
const days = ['2022-12-01', '2023-10-01', '2024-08-01', '2025-06-01', '2026-04-01', lastDay.slice(0, 10)];

type Backup = {
  readonly madeAt: string;
  readonly number: number;
  readonly here: readonly number[];
  readonly answered: readonly number[];
};

function historyOf(random: () => number): readonly Act[] {
  const acts: Act[] = [{ do: 'clock', to: '2022-03-01T09:00:00.000Z' }, { do: 'set-up' }, { do: 'open' }];
  let here: number[] = [];
  let answered: number[] = [];
  const erased = new Set<number>();
  const backups: Backup[] = [];
  // Before anything risky there is one too, and the newest three are always kept.
  let made = 0;
  let now = Date.parse(lastDay);
  const come = (person: number) => {
    acts.push({ do: 'add', person });
    here.push(person);
  };
  const pass = (ms: number) => {
    now += ms;
    acts.push({ do: 'clock', to: new Date(now).toISOString() });
  };
  for (let person = 1, old = below(4, random); person <= old; person++) come(person);
  for (const date of days) acts.push({ do: 'clock', to: `${date}T09:00:00.000Z` }, { do: 'publish' });
  acts.push({ do: 'place' });
  for (let step = 0, person = 101; step < 14; step++) {
    const chance = random();
    if (chance < 0.35 || here.length === 0) come(person++);
    else if (chance < 0.45) {
      // Everybody answers once: who has not been in for years must stay so until the clean-up.
      const somebody = here.find((one) => one >= firstRecent && !answered.includes(one));
      if (somebody !== undefined) {
        acts.push({ do: 'answer', person: somebody });
        answered.push(somebody);
      }
    } else if (chance < 0.62) {
      const [gone] = here.splice(below(here.length, random), 1) as [number];
      acts.push({ do: 'erase', person: gone });
      erased.add(gone);
      made += 1;
    } else if (chance < 0.7) acts.push({ do: 'close' }, { do: 'open' });
    else if (chance < 0.84) {
      pass(dayMs);
      acts.push({ do: 'backup' });
      made += 1;
      backups.push({ number: made, madeAt: new Date(now).toISOString(), here: [...here], answered: [...answered] });
    } else if (chance < 0.94) {
      const kept = backups.filter(({ number }) => made - number < 3);
      const backup = kept[below(kept.length, random)];
      if (backup === undefined) continue;
      pass(3_600_000);
      made += 1;
      acts.push({ do: 'restore', madeAt: backup.madeAt }, { do: 'open' });
      here = backup.here.filter((one) => !erased.has(one));
      answered = [...backup.answered];
    } else if (here.some((one) => one < firstRecent)) {
      acts.push({ do: 'let-go' });
      pass(8 * dayMs);
      acts.push({ do: 'clean-up' });
      made += 1;
      for (const one of here) if (one < firstRecent) erased.add(one);
      here = here.filter((one) => one >= firstRecent);
    }
  }
  return [...acts, { do: 'close' }];
}
