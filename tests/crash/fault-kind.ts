/** How much of it: thousands of faults for `npm run crash`, a sample of the same for every test run. */
export type Scale = {
  readonly long: boolean;
  /** Every call of every protocol, which takes a night. */
  readonly every: boolean;
  /** 0 to 1, from the run's seed, so that a run can be had again. */
  random(): number;
};

export type Tried = {
  readonly tried: number;
  /** What went wrong, one sentence each. */
  readonly bad: readonly string[];
};

/** One kind of fault, and the bar it has to pass. */
export type FaultKind = {
  readonly name: string;
  /** What must hold, as the table says it. */
  readonly bar: string;
  /** What comparable programs publish about it. */
  readonly peers: string;
  /** Stands between the program and the C library, which can be done on Linux only. */
  readonly linuxOnly: boolean;
  run(scale: Scale): Promise<Tried>;
};

/** Numbers in 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About `most` of 1 to `count`, many times that in a long run, spread evenly from a random start; or all of them. */
export function someOf(count: number, most: number, { long, every, random }: Scale): readonly number[] {
  const wanted = long ? most * timesMoreInLongRun : most;
  const step = every ? 1 : Math.max(1, Math.floor(count / wanted));
  const first = 1 + Math.floor(random() * step);
  return Array.from({ length: Math.ceil((count - first + 1) / step) }, (_, index) => first + index * step);
}

/** In which ways a place is hurt: in both in a long run; by turns in a sample, and where every place has its turn. */
export function waysAt<Way>(ways: readonly [Way, Way], index: number, { long, every }: Scale): readonly Way[] {
  return long && !every ? ways : [ways[index % 2] as Way];
}

const timesMoreInLongRun = 8;

/** A whole number below `limit`. */
export function below(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}

/** Sums what several rounds came to. */
export function sum(rounds: readonly Tried[]): Tried {
  return { tried: rounds.reduce((all, { tried }) => all + tried, 0), bad: rounds.flatMap(({ bad }) => bad) };
}
