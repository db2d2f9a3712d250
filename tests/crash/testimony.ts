import { type Act, type Outcome, personOf } from './shop-acts.ts';

/** What a shop said about its acts: each begun or not, and what it came to when it said so. */
export type Testimony = readonly { readonly act: Act; readonly outcome: Outcome | 'begun' | 'not begun' }[];

/** Reads what a child wrote down. A last line that breaks off was not said. */
export function testimonyOf(acts: readonly Act[], said: string): Testimony {
  const outcomes = new Map<number, string>();
  for (const line of said.split('\n').slice(0, -1)) {
    const [, mark, index, outcome] = /^([<>]) (\d+) ?(.*)$/.exec(line) ?? [];
    outcomes.set(Number(index), mark === '>' ? 'begun' : (outcome ?? ''));
  }
  return acts.map((act, index) => ({ act, outcome: outcomes.get(index) ?? 'not begun' }));
}

/** Acts that are known to have gone well. */
export function allWent(acts: readonly Act[]): Testimony {
  return acts.map((act) => ({ act, outcome: 'ok' }));
}

type Sure = 'yes' | 'no' | 'either';

/** What must be true of the people after a testimony. */
export type Expected = {
  readonly people: ReadonlyMap<number, { readonly there: Sure; readonly answered: Sure }>;
  /** Groups of people of whom all or nobody must be there. */
  readonly together: readonly (readonly number[])[];
  /** What the clock of the shop said last. */
  readonly clock: string;
};

/** People with a lower number came in years ago: a clean-up takes them. */
export const firstRecent = 100;

/** Follows the acts: what was said to be done is sure, what was under way may be done or not, a refusal changed nothing. */
export function expectedAfter(testimony: Testimony): Expected {
  const people = new Map<number, { there: Sure; answered: Sure }>();
  const together: (readonly number[])[] = [];
  let clock = '2026-11-23T09:00:00.000Z';
  const copies = new Map<string, typeof people>();
  const erased = new Map<number, Sure>();
  const leave = (person: number, done: boolean) => {
    erased.set(person, done ? 'yes' : 'either');
    const now = people.get(person);
    if (now !== undefined && now.there !== 'no') people.set(person, { ...now, there: done ? 'no' : 'either' });
  };
  for (const { act, outcome } of testimony) {
    if (outcome === 'not begun') continue;
    const done = outcome === 'ok';
    switch (act.do) {
      case 'clock':
        clock = act.to;
        break;
      case 'add':
        if (done || outcome === 'begun') people.set(act.person, { there: done ? 'yes' : 'either', answered: 'no' });
        break;
      case 'import':
        if (!done && outcome !== 'begun') break;
        for (const person of act.people) people.set(person, { there: done ? 'yes' : 'either', answered: 'no' });
        together.push(act.people);
        break;
      case 'answer': {
        const now = people.get(act.person);
        if (now !== undefined && (done || outcome === 'begun')) {
          people.set(act.person, { ...now, answered: done ? 'yes' : 'either' });
        }
        break;
      }
      case 'erase':
        leave(act.person, done);
        break;
      case 'clean-up': {
        const due = [...people]
          .filter(([person, { there }]) => person < firstRecent && there === 'yes')
          .map(([person]) => person);
        for (const person of due) leave(person, done);
        together.push(due);
        break;
      }
      case 'backup':
        if (done || outcome === 'begun') copies.set(clock, new Map(people));
        break;
      case 'restore': {
        const then = copies.get(act.madeAt);
        if (then === undefined || (!done && outcome !== 'begun')) break;
        for (const [person, now] of people) {
          const back = comesBack(then.get(person), erased.get(person) ?? 'no');
          people.set(person, done ? back : eitherOf(now, back));
        }
        break;
      }
      case 'set-up':
      case 'place':
      case 'let-go':
      case 'open':
      case 'settle':
      case 'close':
      case 'publish':
      case 'language':
      case 'spoil':
      case 'salvage':
      case 'reserve':
      case 'wait':
        break;
    }
  }
  return { people, together, clock };
}

type Person = { there: Sure; answered: Sure };

/** Somebody after a backup was put back: as they were then, but for those who were erased since. */
function comesBack(then: Person | undefined, erased: Sure): Person {
  if (then === undefined || erased === 'yes') return { there: 'no', answered: 'no' };
  return erased === 'either' && then.there !== 'no' ? { ...then, there: 'either' } : then;
}

function eitherOf(one: Person, other: Person): Person {
  return {
    there: one.there === other.there ? one.there : 'either',
    answered: one.answered === other.answered ? one.answered : 'either',
  };
}

/** The words by which everybody who is not among `there` would be found. */
export function wordsOfOthers(testimony: Testimony, there: ReadonlySet<string>): readonly string[] {
  const added = testimony.flatMap(({ act }) =>
    act.do === 'add' ? [personOf(act.person)] : act.do === 'import' ? act.people.map(personOf) : [],
  );
  return added.filter(({ name }) => !there.has(name)).map(({ word }) => word);
}
