import { expect } from 'vitest';
import { type AppState, lockedApp } from '../../electron/app/app-state.ts';
import { dispatch, type Mishap } from '../../electron/app/dispatch.ts';
import type { UnlockedVault } from '../../electron/vault/unlocked-vault.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import type { FailureCode } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { Role } from '../../shared/foundation/role.ts';
import type { ShopDetails } from '../../shared/shop/calls.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { testPassphrase, testShop } from './test-shop.ts';

export type TestApp = {
  readonly ports: FakePorts;
  readonly state: AppState;
  /** What went wrong without a refusal. Checked to be empty by `call`. */
  readonly mishaps: Mishap[];
  /** Asks as the window does, and expects a value. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Asks as the window does, and expects to be refused with this code. */
  refused(code: FailureCode, name: CallName, input: unknown): Promise<void>;
  ask(name: string, input: unknown): Promise<Result<unknown>>;
  /** From here on dangerous acts ask for the owner again; before, the owner's passphrase counts as just given. */
  ownerLeaves(): void;
  /** Goes on as somebody with this role. */
  as(role: Role): void;
  vault(): UnlockedVault;
  close(): void;
};

/** A shop that has just been set up in a folder of its own: real encrypted vault, fake clock, ids, dialogs and printer. */
export async function openTestApp(
  options: { readonly ports?: FakePorts; readonly shop?: Partial<ShopDetails> } = {},
): Promise<TestApp> {
  const app = testAppBeforeSetUp(options.ports);
  const recoveryCode = await app.call('vault.newRecoveryCode', {});
  await app.call('vault.setUp', { shop: { ...testShop, ...options.shop }, passphrase: testPassphrase, recoveryCode });
  return app;
}

/** The app as it starts in a folder, before anybody has set up or unlocked anything. */
export function testAppBeforeSetUp(ports: FakePorts = fakePorts()): TestApp {
  const state = lockedApp(ports);
  const mishaps: Mishap[] = [];
  let ownerStays = true;
  const ask = (name: string, input: unknown) => {
    if (ownerStays && state.unlocked !== null) state.unlocked = { ...state.unlocked, ownerSeenAt: ports.uptime() };
    return dispatch(state, name, input, (mishap) => mishaps.push(mishap));
  };
  return {
    ports,
    state,
    mishaps,
    ask,
    async call(name, input) {
      const result = await ask(name, input);
      expect(mishaps).toEqual([]);
      expect(result, `${name} was refused`).toMatchObject({ ok: true });
      return (result as { readonly value: unknown }).value as never;
    },
    async refused(code, name, input) {
      const result = await ask(name, input);
      expect(mishaps).toEqual([]);
      expect(result).toMatchObject({ ok: false, failure: { code } });
    },
    ownerLeaves() {
      ownerStays = false;
    },
    as(role) {
      if (state.unlocked === null) throw new Error('nobody is in the shop');
      state.unlocked = { ...state.unlocked, session: { ...state.unlocked.session, role } };
    },
    vault() {
      if (state.unlocked === null) throw new Error('the vault is locked');
      return state.unlocked.vault;
    },
    close() {
      state.unlocked?.vault.close();
      state.unlocked = null;
    },
  };
}
