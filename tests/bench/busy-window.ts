import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { virtualDisplay } from '../../electron/dev/display.ts';
import { findElectron } from '../../electron/dev/find-electron.ts';
import { samplePassphrase } from '../../electron/dev/sample-shop.ts';
import type { ShopBridge } from '../../renderer/bridge/call.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { type Figure, timesOf } from './figures.ts';
import { writePeople } from './imports.ts';
import { makeDue } from './month-end.ts';
import { answerOnce, type Painted, paintedIn, typeSomething, type WatchedPage, watchPainting } from './painted.ts';
import type { BenchShop } from './shop.ts';
import { openAtCounter, worldOf } from './window.ts';

/** Something long that goes on while somebody stands at the counter. */
type LongWork = {
  readonly what: string;
  /** Gets the shop ready; answers with what the app is told besides. */
  prepare(shop: BenchShop): Promise<Environment>;
  /** Makes the calls that its own page makes, by `long` those that are the work; again and again where it is short. */
  run(ask: AskInPage, long: AskInPage, wanted: () => boolean): Promise<unknown>;
};
type Environment = Readonly<Record<string, string>>;
type AskInPage = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;

/** Of a small shop's short work fewer are seen. */
const enoughIn = (customers: number) => ({ keys: 60, answers: customers < 50_000 ? 20 : 40 });
/** A small shop is tidied up in a moment, so that it is done again and again, each time in a fresh copy. */
const mostRounds = 30;

const importing: LongWork = {
  what: 'an import',
  async prepare({ folder, customers }) {
    const file = join(folder, '..', 'people.csv');
    await writePeople(file, Math.max(10_000, customers / 2), 0);
    return { REGULARS_OPEN_FROM: file };
  },
  async run(ask, long) {
    await ask('imports.choose', {});
    await long('imports.check', {});
    await long('imports.bringIn', { likely: true });
  },
};

const cleaningUp: LongWork = {
  what: 'a clean-up',
  async prepare(shop) {
    const open = await shop.open();
    await makeDue(open, Math.floor(shop.customers / 10));
    const { token, going, reducing } = await open.ask('retention.preview', {});
    await open.ask('retention.letGo', { token, typed: String(going + reducing) });
    // The real app cannot let a week pass.
    open.state.unlocked?.vault.transaction((tx) =>
      tx.prepare('UPDATE let_go SET leaves_at = listed_at WHERE outcome IS NULL').run(),
    );
    open.close();
    return {};
  },
  async run(ask, long) {
    const list = await ask('retention.list', {});
    if (list === null) throw new Error('the list is gone');
    await ask('vault.confirmOwner', { passphrase: samplePassphrase });
    await long('retention.cleanUp', { token: list.token, typed: String(list.going + list.reducing) });
  },
};

const backingUp: LongWork = {
  what: 'a backup',
  async prepare({ folder }) {
    const stick = join(folder, '..', 'stick');
    mkdirSync(stick, { recursive: true });
    return { REGULARS_FOLDER_FROM: stick };
  },
  async run(ask, long, wanted) {
    await ask('backups.choosePlace', {});
    while (wanted()) await long('backups.make', {});
  },
};

/** What a key and a tap on Done take in the real window while a file comes in, a month is tidied up, a backup is made. */
export const busyWindows = {
  'window-import': (shop: BenchShop) => busyFigures(shop, importing),
  'window-clean-up': (shop: BenchShop) => busyFigures(shop, cleaningUp),
  'window-backup': (shop: BenchShop) => busyFigures(shop, backingUp),
} as const;

async function busyFigures(shop: BenchShop, work: LongWork): Promise<readonly Figure[]> {
  const display = await virtualDisplay();
  const more = { ...(await work.prepare(shop)), ...display.env };
  const keys: number[] = [];
  const answers: number[] = [];
  const enough = enoughIn(shop.customers);
  const missing = () => ({ keys: enough.keys - keys.length, answers: enough.answers - answers.length });
  for (let round = 0; round < mostRounds && isMissing(none, missing()); round += 1) {
    const seen = await oneRound(shop, { work, more, missing: missing() });
    keys.push(...duringAlone(seen.keys));
    answers.push(...duringAlone(seen.answers));
  }
  display.close();
  if (isMissing(none, missing()))
    throw new Error(`${work.what} is over too soon: ${keys.length} keys, ${answers.length} answers`);
  return [
    { what: `key pressed to people painted, during ${work.what}`, ours: timesOf(keys) },
    { what: `tap on Done to saved and painted, during ${work.what}`, ours: timesOf(answers) },
  ];
}

type Missing = { readonly keys: number; readonly answers: number };
const none: Painted = { keys: [], answers: [] };
let people = 0;

/** Somebody types and asks in a copy of the shop until the work is over or as much as is missing was seen; what was seen. */
async function oneRound(
  shop: BenchShop,
  { work, more, missing }: { readonly work: LongWork; readonly more: Environment; readonly missing: Missing },
): Promise<Painted> {
  const folder = join(shop.folder, '..', 'round');
  cpSync(shop.folder, folder, { recursive: true });
  const { app, page } = await openAtCounter(await findElectron(), { ...worldOf(folder), ...more });
  try {
    // Somebody was served before: the first time, the program itself is still being read.
    await typeSomething(page, people);
    await answerOnce(page, people);
    people += 1;
    await watchPainting(page);
    let over = false;
    const going = work
      .run(asking(page, 'short'), asking(page, 'long'), () => !over)
      .finally(() => {
        over = true;
      });
    // Closing the app in the middle of it is no mishap; a refusal is.
    going.catch(() => {});
    let seen = await paintedIn(page);
    while (!over && isMissing(seen, missing)) {
      await typeSomething(page, people);
      await answerOnce(page, people);
      people += 1;
      seen = await paintedIn(page);
    }
    if (isMissing(seen, missing)) await going;
    over = true;
    return seen;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isMissing(seen: Painted, missing: Missing): boolean {
  return duringAlone(seen.keys).length < missing.keys || duringAlone(seen.answers).length < missing.answers;
}

function duringAlone(seen: Painted['keys']): readonly number[] {
  return seen.filter(({ during }) => during).map(({ ms }) => ms);
}

/** Asks through the page's own bridge, as its screens do; something long is marked in the page for as long as it goes on. */
function asking(page: Page, how: 'short' | 'long'): AskInPage {
  return async (name, input) => {
    const answer = await page.evaluate(
      async ([asked, given, long]) => {
        const { shop, benchPainted } = globalThis as unknown as { readonly shop: ShopBridge } & WatchedPage;
        if (long) benchPainted.going = true;
        const answered = await shop.call(asked, given);
        if (long) benchPainted.going = false;
        return answered;
      },
      [name, input, how === 'long'] as const,
    );
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.failure.code}`);
    return answer.value as never;
  };
}
