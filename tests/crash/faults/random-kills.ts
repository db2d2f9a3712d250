import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { checkBook } from '../book-check.ts';
import { end, inPairs, startQuickly } from '../children.ts';
import { below, type FaultKind, randomFrom, type Scale, sum, type Tried } from '../fault-kind.ts';
import { type Act, shopIn } from '../shop-acts.ts';
import { type Testimony, testimonyOf } from '../testimony.ts';

const roundsPerBook = 25;
const shopChild = new URL('../shop-child.ts', import.meta.url);

/** A busy counter is killed at a random moment, again and again, on a book that goes on. */
export const randomKills: FaultKind = {
  name: 'killed at random',
  bar: 'kill -9 at random moments of a busy day: what was called saved is there',
  peers: 'none of KeePassXC, Bitwarden, Signal publishes a count',
  linuxOnly: false,
  async run(scale) {
    const books = Array.from({ length: scale.long ? 40 : 2 }, () => below(2 ** 31, scale.random));
    return sum(await inPairs(books, (seed) => oneBook({ ...scale, random: randomFrom(seed) })));
  },
};

async function oneBook({ long, random }: Scale): Promise<Tried> {
  const top = temporaryFolder();
  const folder = join(top, 'shop');
  const shop = shopIn(folder);
  await shop.perform({ do: 'set-up' });
  let testimony: Testimony = [{ act: { do: 'set-up' }, outcome: 'ok' }];
  const bad: string[] = [];
  const rounds = long ? roundsPerBook : 10;
  for (let round = 0; round < rounds; round++) {
    const said = join(top, 'said');
    const script = join(top, 'acts.json');
    const acts = busyDay(1000 * (round + 1), random);
    writeFileSync(said, '');
    writeFileSync(script, JSON.stringify(acts));
    const child = await startQuickly(shopChild, [folder, said, script, String(1_000_000 * (round + 1))]);
    let begun = false;
    await end(child, () => {
      if (!begun) void pause(random() * 90).then(() => child.kill('SIGKILL'));
      begun = true;
    });
    const checked = await checkBook(folder, [...testimony, ...testimonyOf(acts, readFileSync(said, 'utf8'))]);
    bad.push(...checked.bad.map((sentence) => `round ${round}: ${sentence}`));
    testimony = checked.settled;
  }
  rmSync(top, { recursive: true });
  return { tried: rounds, bad };
}

/** More than anybody gets done in a tenth of a second. */
function busyDay(first: number, random: () => number): readonly Act[] {
  const acts: Act[] = [{ do: 'open' }];
  const here: number[] = [];
  for (let person = first; acts.length < 120; person++) {
    acts.push({ do: 'add', person });
    here.push(person);
    const chance = random();
    const somebody = here[below(here.length, random)] as number;
    if (chance < 0.2) acts.push({ do: 'answer', person });
    else if (chance < 0.25) acts.push({ do: 'publish' });
    else if (chance < 0.35) {
      acts.push({ do: 'erase', person: somebody });
      here.splice(here.indexOf(somebody), 1);
      if (here.length === 0) here.push(person);
    }
  }
  return acts;
}
