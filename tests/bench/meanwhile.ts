import { answer, someCustomers } from './consent.ts';
import { type Figure, timesOf } from './figures.ts';
import type { OpenShop } from './shop.ts';

/** How long the counter waits while something long goes on: one search after the other, and now and then an answer. */
export type Waits = { readonly searches: readonly number[]; readonly answers: readonly number[] };

const searchesPerAnswer = 5;

/** Does the long work, with somebody at the counter all the while. */
export async function atTheCounterMeanwhile<T>(open: OpenShop, work: () => Promise<T>): Promise<readonly [T, Waits]> {
  const people = await someCustomers(open);
  const searches: number[] = [];
  const answers: number[] = [];
  let running = true;
  // From when it was tapped, not from when this thread had time for it: the work is done in the same one.
  const counter = (async () => {
    for (let tapped = performance.now() + 10; running; tapped = performance.now() + 10) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await open.ask('customers.find', { text: 'mull' });
      searches.push(performance.now() - tapped);
      const somebody = people[answers.length % people.length];
      if (searches.length % searchesPerAnswer !== 1 || somebody === undefined) continue;
      const asked = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 0));
      await answer(open, somebody);
      answers.push(performance.now() - asked);
    }
  })();
  const done = await work();
  running = false;
  await counter;
  return [done, { searches, answers }];
}

/** The lines of the table for what went on. */
export function waitFigures(what: string, { searches, answers }: Waits): readonly Figure[] {
  return [
    { what: `a search during ${what}`, ours: timesOf(searches) },
    { what: `the longest wait of one during ${what}`, ours: Math.max(...searches) },
    { what: `an answer during ${what}, card and all`, ours: timesOf(answers) },
  ];
}
