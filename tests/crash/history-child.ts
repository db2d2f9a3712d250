import { randomFrom } from './fault-kind.ts';
import { liveOnce } from './history.ts';

/** What the child says at its end. */
export type Lived = { readonly bad: readonly string[] };

// Lives through so many histories from a seed.
const [count, seed] = process.argv.slice(2).map(Number) as [number, number];
const random = randomFrom(seed);
const bad: string[] = [];
for (let number = 0; number < count; number++) {
  const sentences = await liveOnce(random);
  bad.push(...sentences.map((sentence) => `history ${number} of seed ${seed}: ${sentence}`));
}
process.stdout.write(JSON.stringify({ bad } satisfies Lived));
process.exitCode = 0;
