import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type AppState, lockedApp } from '../../electron/app/app-state.ts';
import { dispatch } from '../../electron/app/dispatch.ts';
import { cheapestKeyCost } from '../../electron/app/key-cost.ts';
import type { Ports } from '../../electron/app/ports.ts';
import { connect, type RawDatabase } from '../../electron/database/driver.ts';
import { openDatabase, saltOf } from '../../electron/database/open-database.ts';
import { afterFirstRead, settle } from '../../electron/database/pragmas.ts';
import type { SampleWish } from '../../electron/dev/sample-people.ts';
import { makeSampleShop, samplePassphrase, samplePorts } from '../../electron/dev/sample-shop.ts';
import { filesIn } from '../../electron/vault/files.ts';
import { newestFirst, readCopies } from '../../electron/vault/key-copies.ts';
import { databaseKey, openKeyFile } from '../../electron/vault/keys.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';

/** One made-up shop three times: as the app opens it, as a bare encrypted database, and as plain SQLite. */
export type BenchShop = {
  readonly wish: SampleWish;
  readonly customers: number;
  readonly folder: string;
  readonly key: Buffer;
  /** The vault's own database file, closed while `bare` and `plain` are open. */
  readonly database: string;
  /** `instead` takes the place of ports, such as a dialog that answers. */
  open(instead?: Partial<Ports>): Promise<OpenShop>;
  /** A fresh copy with the same driver, cipher, settings, tables, indexes and rows, and none of our code. */
  bare(): RawDatabase;
  /** The same without encryption. */
  plain(): RawDatabase;
  /** Opens a copy that was made of `bare`. */
  reopen(path: string): RawDatabase;
  remove(): void;
};

export type OpenShop = {
  readonly state: AppState;
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  passDays(days: number): void;
  close(): void;
};

/** Makes the shop in a folder of its own. */
export async function benchShop(customers: number): Promise<BenchShop> {
  const seed = 7;
  const top = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const folder = join(top, 'shop');
  mkdirSync(folder);
  const wish = { folder, customers, seed, sector: 'florist', country: 'GB', keyCost: cheapestKeyCost } as const;
  await makeSampleShop({ ...wish, passphrase: samplePassphrase });
  const files = filesIn(folder);
  const opened = await openKeyFile(newestFirst(readCopies(files)), samplePassphrase, cheapestKeyCost);
  const key = databaseKey(opened, saltOf(files.database));
  if (key === null) throw new Error('the shop that was just made does not open');
  let copies = 0;
  const copy = () => {
    copies += 1;
    const path = join(top, `copy-${copies}.db`);
    copyFileSync(files.database, path);
    return path;
  };
  return {
    wish,
    customers,
    folder,
    key,
    database: files.database,
    open: (instead = {}) => openShop(wish, instead),
    bare: () => openDatabase(copy(), key, { waitMs: 0, check: false }),
    plain: () => decrypted(copy(), key),
    reopen: (path) => openDatabase(path, key, { waitMs: 0, check: false }),
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

async function openShop(wish: Parameters<typeof samplePorts>[0], instead: Partial<Ports>): Promise<OpenShop> {
  // Ids as in a shop: each later than the one before.
  const still = { ...samplePorts(wish), newId: () => v7(), ...instead };
  let now = Date.parse(still.now());
  const state = lockedApp({ ...still, now: () => new Date(now).toISOString() });
  const ask: OpenShop['ask'] = async (name, input) => {
    const answer = await dispatch(state, name, input);
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.failure.code}`);
    return answer.value as never;
  };
  await ask('vault.unlock', { passphrase: samplePassphrase });
  return {
    state,
    ask,
    passDays: (days) => {
      now += days * 24 * 60 * 60 * 1000;
    },
    close: () => {
      state.unlocked?.vault.close();
      state.unlocked = null;
    },
  };
}

function decrypted(path: string, key: Buffer): RawDatabase {
  const raw = openDatabase(path, key, { waitMs: 0, check: false });
  raw.pragma('journal_mode=DELETE');
  raw.pragma("rekey=''");
  raw.close();
  const plain = connect(path, { mustExist: true, waitMs: 0 });
  plain.pragma('temp_store=MEMORY');
  plain.pragma('locking_mode=EXCLUSIVE');
  settle(plain, afterFirstRead);
  return plain;
}
