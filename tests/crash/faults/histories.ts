import { rmSync } from 'node:fs';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { checkBook } from '../book-check.ts';
import { below, type FaultKind, type Scale } from '../fault-kind.ts';
import { type Act, shopIn } from '../shop-acts.ts';
import { firstRecent, type Testimony } from '../testimony.ts';

/** Shops live through random days: people come, answer, go, are cleaned up; the book is closed and opened between. */
export const histories: FaultKind = {
  name: 'random histories',
  bar: 'random histories of adding, asking, erasing, cleaning up, closing and opening: nobody lost, nobody erased comes back, in rows or bytes',
  peers: 'none published',
  linuxOnly: false,
  async run(scale) {
    const count = scale.long ? 1000 : 25;
    const bad: string[] = [];
    for (let number = 0; number < count; number++) {
      const sentences = await live(scale);
      bad.push(...sentences.map((sentence) => `history ${number}: ${sentence}`));
    }
    return { tried: count, bad };
  },
};

async function live(scale: Scale): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const shop = shopIn(folder);
  const testimony: { act: Act; outcome: string }[] = [];
  for (const act of historyOf(scale)) testimony.push({ act, outcome: await shop.perform(act) });
  const refused = testimony.filter(({ outcome }) => outcome !== 'ok');
  const { bad } = await checkBook(folder, testimony as Testimony);
  rmSync(folder, { recursive: true });
  return [...refused.map(({ act, outcome }) => `${act.do} ended as ${outcome}`), ...bad];
}

const lastDay = '2026-11-23T09:00:00.000Z';
const days = ['2022-12-01', '2023-10-01', '2024-08-01', '2025-06-01', '2026-04-01', lastDay.slice(0, 10)];

function historyOf({ random }: Scale): readonly Act[] {
  const acts: Act[] = [{ do: 'clock', to: '2022-03-01T09:00:00.000Z' }, { do: 'set-up' }, { do: 'open' }];
  const here: number[] = [];
  let day = 0;
  const come = (person: number) => {
    acts.push({ do: 'add', person });
    here.push(person);
  };
  for (let person = 1, old = below(4, random); person <= old; person++) come(person);
  for (const date of days) acts.push({ do: 'clock', to: `${date}T09:00:00.000Z` }, { do: 'publish' });
  for (let step = 0, person = 101; step < 12; step++) {
    const chance = random();
    if (chance < 0.45 || here.length === 0) come(person++);
    else if (chance < 0.6) {
      // Everybody answers once: who has not been in for years must stay so until the clean-up.
      const somebody = here.find(
        (one) => one >= firstRecent && !acts.some((act) => act.do === 'answer' && act.person === one),
      );
      if (somebody !== undefined) acts.push({ do: 'answer', person: somebody });
    } else if (chance < 0.8)
      acts.push({ do: 'erase', person: here.splice(below(here.length, random), 1)[0] as number });
    else if (chance < 0.9) acts.push({ do: 'close' }, { do: 'open' });
    else if (here.some((one) => one < firstRecent)) {
      day += 8;
      const later = new Date(Date.parse(lastDay) + day * 86_400_000).toISOString();
      acts.push({ do: 'let-go' }, { do: 'clock', to: later }, { do: 'clean-up' });
      here.splice(0, here.length, ...here.filter((one) => one >= firstRecent));
    }
  }
  return [...acts, { do: 'close' }];
}
