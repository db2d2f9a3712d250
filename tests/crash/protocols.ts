import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { end, startQuickly } from './children.ts';
import { type Fault, underFault } from './shim.ts';
import { type Act, shopIn, stickOf } from './shop-acts.ts';
import { allWent, type Testimony, testimonyOf } from './testimony.ts';

/** Something the shop does that must be all or nothing, and the book that it is done to. */
export type Protocol = {
  readonly name: string;
  /** What was done before, without any fault; nothing for a fresh computer. */
  readonly before: readonly Act[];
  readonly acts: readonly Act[];
};

const open: Act = { do: 'open' };
const close: Act = { do: 'close' };
const clock = (to: string): Act => ({ do: 'clock', to: `${to}T09:00:00.000Z` });
const add = (person: number): Act => ({ do: 'add', person });

/** A small shop: two people who have not been in for years, three who have, and one answer. The clock never leaps. */
const smallShop: readonly Act[] = [
  clock('2022-03-01'),
  { do: 'set-up' },
  open,
  add(1),
  add(2),
  ...['2022-12-01', '2023-10-01', '2024-08-01', '2025-06-01', '2026-04-01'].flatMap((day) => [
    clock(day),
    { do: 'publish' } as const,
  ]),
  clock('2026-11-10'),
  add(101),
  add(102),
  add(103),
  { do: 'answer', person: 101 },
  close,
];

/** The same shop on the day on which those who were let go leave. */
const onTheDay: readonly Act[] = [...smallShop, open, { do: 'let-go' }, close, clock('2026-11-23')];

/** The same shop with a backup that is to be removed by now. */
const withOldCopy: readonly Act[] = [...smallShop, open, { do: 'place' }, { do: 'backup' }, close, clock('2026-12-20')];

const dayOfCopy = '2026-11-11T09:00:00.000Z';

/** The same shop with a backup, after which somebody came, somebody answered, and somebody was erased. */
const goneOnSince: readonly Act[] = [
  ...smallShop,
  clock('2026-11-11'),
  open,
  { do: 'place' },
  { do: 'backup' },
  clock('2026-11-12'),
  add(104),
  { do: 'erase', person: 101 },
  { do: 'answer', person: 102 },
  close,
];

/** Somebody is erased in a shop that keeps a reserve. */
export const eraseWithReserve: Protocol = {
  name: 'erase with a reserve',
  before: [...smallShop, open, { do: 'reserve' }, close],
  acts: [open, { do: 'erase', person: 101 }, add(104), close],
};

/** The owner salvages a book that a spoilt page keeps from opening. */
export const salvage: Protocol = {
  name: 'salvage',
  before: [...smallShop, { do: 'spoil' }],
  acts: [{ do: 'salvage' }, add(104), close],
};

/** Every protocol of the vault. A new one is one line. */
export const protocols: readonly Protocol[] = [
  { name: 'set-up', before: [], acts: [{ do: 'set-up' }, open, add(104), close] },
  { name: 'unlock', before: smallShop, acts: [open, close] },
  { name: 'add', before: smallShop, acts: [open, add(104), add(105), close] },
  { name: 'consent', before: smallShop, acts: [open, { do: 'answer', person: 102 }, close] },
  { name: 'import', before: smallShop, acts: [open, { do: 'import', people: [201, 202, 203] }, add(104), close] },
  { name: 'publish', before: smallShop, acts: [open, { do: 'publish' }, close] },
  { name: 'erase', before: smallShop, acts: [open, { do: 'erase', person: 101 }, add(104), close] },
  { name: 'let go', before: smallShop, acts: [open, { do: 'let-go' }, close] },
  { name: 'clean-up', before: onTheDay, acts: [open, { do: 'clean-up' }, add(104), close] },
  {
    name: 'key slot',
    before: [{ do: 'set-up', key: 'floor' }],
    acts: [{ do: 'open', key: 'dearer' }, add(101), close, open, close],
  },
  { name: 'backup', before: smallShop, acts: [open, { do: 'place' }, { do: 'backup' }, add(104), close] },
  { name: 'prune', before: withOldCopy, acts: [open, { do: 'place' }, { do: 'backup' }, add(104), close] },
  {
    name: 'restore',
    before: goneOnSince,
    acts: [open, { do: 'place' }, { do: 'restore', madeAt: dayOfCopy }, open, add(105), close],
  },
  { name: 'language', before: smallShop, acts: [{ do: 'language', language: 'de' }, open, close] },
];

const shopChild = new URL('./shop-child.ts', import.meta.url);
const made = new Map<string, Promise<string>>();

/** A copy of the protocol's book, ready to be hurt: `folder` in a case of its own, and where the child testifies. */
export async function freshCase(
  protocol: Protocol,
): Promise<{ readonly top: string; readonly folder: string; readonly said: string }> {
  const top = temporaryFolder();
  const folder = join(top, 'shop');
  if (protocol.before.length === 0) mkdirSync(folder);
  else {
    const book = await bookBefore(protocol);
    cpSync(book, folder, { recursive: true });
    if (existsSync(keptStickOf(book))) cpSync(keptStickOf(book), stickOf(folder), { recursive: true });
    // Nobody buys it while the fault is there.
    else mkdirSync(stickOf(folder));
  }
  return { top, folder, said: join(top, 'said') };
}

function bookBefore({ before }: Protocol): Promise<string> {
  const key = JSON.stringify(before);
  const known = made.get(key) ?? make(before);
  made.set(key, known);
  return known;
}

async function make(acts: readonly Act[]): Promise<string> {
  const folder = temporaryFolder();
  const shop = shopIn(folder);
  for (const act of acts) {
    const outcome = await shop.perform(act);
    if (outcome !== 'ok') throw new Error(`${act.do} failed while preparing: ${outcome}`);
  }
  // Out of reach of every copy of the book: each has a stick of its own, and finds none until it has chosen that.
  if (existsSync(stickOf(folder))) renameSync(stickOf(folder), keptStickOf(folder));
  return folder;
}

function keptStickOf(folder: string): string {
  return `${stickOf(folder)}-kept`;
}

export type Run = {
  readonly top: string;
  readonly folder: string;
  readonly testimony: Testimony;
  readonly killed: boolean;
};

/** Runs a protocol in a process of its own, under a fault. */
export async function runUnder(protocol: Protocol, fault: (top: string) => Fault): Promise<Run> {
  const { top, folder, said } = await freshCase(protocol);
  const script = join(temporaryFolder(), 'acts.json');
  writeFileSync(script, JSON.stringify([lastClockOf(protocol), ...protocol.acts]));
  const env = await underFault(top, fault(top));
  writeFileSync(said, '');
  const { killed } = await end(await startQuickly(shopChild, [folder, said, script, '500000'], env));
  rmSync(join(script, '..'), { recursive: true });
  return { top, folder, testimony: testimonyIn(protocol, readFileSync(said, 'utf8')), killed };
}

/** All that was said about a protocol's book, from its first day. */
export function testimonyIn(protocol: Protocol, said: string): Testimony {
  return [...allWent(protocol.before), ...testimonyOf([lastClockOf(protocol), ...protocol.acts], said)];
}

/** How many calls a protocol makes that change the disk, and how many that read it. */
export function callsOf(protocol: Protocol): Promise<Calls> {
  const found = counted.get(protocol) ?? countCalls(protocol);
  counted.set(protocol, found);
  return found;
}

type Calls = { readonly changes: number; readonly reads: number };

/** Counted once: every kind of fault asks. */
const counted = new Map<Protocol, Promise<Calls>>();

async function countCalls(protocol: Protocol): Promise<Calls> {
  const counts = join(temporaryFolder(), 'counts');
  const run = await runUnder(protocol, () => ({ count: counts }));
  const failed = run.testimony.find(({ outcome }) => outcome !== 'ok');
  if (failed !== undefined) throw new Error(`${protocol.name}: ${failed.act.do} ended as ${failed.outcome}`);
  rmSync(run.top, { recursive: true });
  const [changes = 0, reads = 0] = readFileSync(counts, 'utf8').split(' ').map(Number);
  return { changes, reads };
}

function lastClockOf({ before }: Protocol): Act {
  return before.findLast((act) => act.do === 'clock') ?? clock('2026-11-23');
}
