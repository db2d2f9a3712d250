import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockedApp } from '../../../electron/app/app-state.ts';
import { dispatch } from '../../../electron/app/dispatch.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract.ts';
import type { ShopDetails } from '../../../shared/shop/calls.ts';
import { fakePorts } from '../../support/fake-ports.ts';
import { passphrase } from '../worlds.ts';
import { pngOf } from './pictures.ts';

const shop: ShopDetails = {
  name: 'Blumenhaus Wagenknecht',
  address: 'Große Straße 12, 49074 Osnabrück',
  contact: 'blumen@wagenknecht.example',
  sector: 'florist',
  pack: 'eu',
  country: 'DE',
  language: 'de',
};

export type SignShop = {
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  close(): void;
};

/** A shop with long words and a logo, on a day that never changes: what its signs say is the same on every run. */
export async function openSignShop(beside: string): Promise<SignShop> {
  const folder = join(beside, 'sign-shop');
  mkdirSync(folder);
  const ports = fakePorts({ folder });
  const state = lockedApp(ports);
  const ask: SignShop['ask'] = async (name, input) => {
    const result = await dispatch(state, name, input, ({ call, kind }) => {
      throw new Error(`${call}: ${kind}`);
    });
    if (!result.ok) throw new Error(`${name} was refused: ${result.failure.code}`);
    return result.value as never;
  };
  const recoveryCode = await ask('vault.newRecoveryCode', {});
  await ask('vault.setUp', { shop, passphrase, recoveryCode });
  ports.file = () => ({ kind: 'chosen', bytes: pngOf(mark()) });
  await ask('shop.chooseLogo', {});
  return { ask, close: () => state.unlocked?.vault.close() };
}

/** A disc with a dot in it. */
function mark() {
  const side = 96;
  const greys = new Uint8Array(side * side).map((_, at) => {
    const far = Math.hypot((at % side) - 47.5, Math.floor(at / side) - 47.5);
    return far < 14 || far > 46 ? 255 : 0;
  });
  return { width: side, height: side, greys };
}
