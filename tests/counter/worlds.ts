import { rmSync, writeFileSync } from 'node:fs';
import { type AppState, lockedApp } from '../../electron/app/app-state.ts';
import { dispatch } from '../../electron/app/dispatch.ts';
import { companionsOf, filesIn } from '../../electron/vault/files.ts';
import type { CallInput, CallName } from '../../shared/contract.ts';
import type { CleanUpPreview } from '../../shared/retention/model.ts';
import type { ShopDetails } from '../../shared/shop/calls.ts';
import { fakePorts } from '../support/fake-ports.ts';

/** What a data folder looks like before the app starts on it. */
export type World = {
  readonly name: string;
  prepare(folder: string): Promise<void> | void;
  /** Puts right what would keep the folder from being removed. */
  restore?(folder: string): Promise<void> | void;
};

export const passphrase = 'seven quiet herons wade at dusk';

export const shop: ShopDetails = {
  name: 'Fern & Foxglove',
  address: '12 Lark Lane, Bristol BS1 4ND',
  contact: '0117 496 0123',
  sector: 'florist',
  pack: 'uk',
  country: 'GB',
  language: 'en',
};

/** A computer on which nobody has set up a shop yet. */
export const emptyFolder: World = { name: 'empty folder', prepare: () => {} };

/** A shop that was set up and closed: the app starts at the lock, `passphrase` opens it. */
export const lockedVault: World = shopWith('locked vault');

/** The database is gone, its key file is there. */
export const vaultMissing: World = brokenShop('vault missing', (folder) => {
  const { database } = filesIn(folder);
  for (const file of [database, ...companionsOf(database)]) rmSync(file, { force: true });
});

/** Both copies of the key file hold something else. */
export const keyFileDamaged: World = brokenShop('key file damaged', (folder) => {
  for (const copy of filesIn(folder).keyCopies) writeFileSync(copy, '{ "fmt": "vault-slots/1", "slots": [');
});

/** The database was written by a program that does not exist yet. */
export const vaultFromNewerVersion: World = shopWith('vault from a newer version', async (_ask, state) => {
  state.unlocked?.vault.transaction((tx) => tx.prepare('PRAGMA user_version = 9999').run());
});

const halfAYearMs = 180 * 24 * 3_600_000;

export type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<unknown>;

/** A shop that was set up, filled by asking the core as the window would, and closed. */
export function shopWith(name: string, fill: (ask: Ask, state: AppState) => Promise<void> = async () => {}): World {
  return {
    name,
    async prepare(folder) {
      // The window runs on the real clock: what is prepared for it must not lie ahead, nor more than a year back.
      const now = new Date(Date.now() - halfAYearMs).toISOString();
      const state = lockedApp(fakePorts({ folder, now }));
      const ask: Ask = async (call, input) => {
        const result = await dispatch(state, call, input, (mishap) => console.error(mishap));
        if (!result.ok) throw new Error(`${call} was refused while preparing: ${result.failure.code}`);
        return result.value;
      };
      try {
        const recoveryCode = (await ask('vault.newRecoveryCode', {})) as string;
        await ask('vault.setUp', { shop, passphrase, recoveryCode });
        await fill(ask, state);
      } finally {
        state.unlocked?.vault.close();
      }
    },
  };
}

/** Confirms the list of everybody who is due, long enough ago that its seven days are over in the window. */
export async function listEverybodyDue(ask: Ask): Promise<void> {
  const { token, going, reducing } = (await ask('retention.preview', {})) as CleanUpPreview;
  await ask('retention.letGo', { token, typed: String(going + reducing) });
}

/** Three customers, two of whom have not been in for years and leave with the list that is confirmed. */
export const twoWhoLeave: World = shopWith('three customers, two of whom leave', async (ask, state) => {
  for (const [displayName, contact] of [
    ['Quillon Zephyrine', 'quillon@example.org'],
    ['Marta Oduya', '07700 900456'],
    ['Ada Fern', 'ada@example.org'],
  ] as const) {
    await ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  }
  state.unlocked?.vault.transaction((tx) =>
    tx
      .prepare("UPDATE customer SET last_contact_at = '2020-01-01T00:00:00.000Z' WHERE display_name <> 'Ada Fern'")
      .run(),
  );
  await listEverybodyDue(ask);
});

function brokenShop(name: string, hurt: (folder: string) => void): World {
  return {
    name,
    async prepare(folder) {
      await lockedVault.prepare(folder);
      hurt(folder);
    },
  };
}
